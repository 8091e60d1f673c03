import { Command } from 'commander'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addEditOptions, editsInJson } from '../../../src/main/cli/edit-options'
import type { Edit } from '../../../src/shared/schemas/edits'

/** What the command line makes of its arguments, in order. */
function sourcesOf(...args: string[]) {
  const verb = new Command().exitOverride()
  const sources = addEditOptions(verb)
  verb.parse(args, { from: 'user' })
  return sources()
}

const editsOf = (...args: string[]): Edit[] =>
  sourcesOf(...args).flatMap((source) => (source.from === 'options' ? source.edits : []))

describe('edits as options', () => {
  test('are made in the order in which they stand, with what completes each', () => {
    expect(
      editsOf(
        ...['--copy', 'Standard', '--as', 'Less'],
        ...['--switch-off', 'Fax', '--in', 'new:Less'],
        ...['--app', 'a', '--switch-on', 'Op', '--in', 'r'].slice(2),
        ...['--switch-on', 'Op', '--app', 'a', '--in', 'r'],
        ...['--replace', 'Standard', '--by', 'new:Less', '--for', 'Anna'],
        ...['--give', 'X', '--to', 'Ben', '--take', 'Y', '--from', 'Ben'],
        ...['--new', 'N', '--delete', 'D'],
        ...['--add-group', 'G', '--in', 'r', '--app', 'a'],
        ...['--remove-group', 'G', '--in', 'r', '--app', 'a'],
      ),
    ).toEqual([
      { kind: 'copy-role', role: 'Standard', name: 'Less' },
      { kind: 'remove-permission', role: 'new:Less', permission: 'Fax' },
      { kind: 'add-permission', role: 'r', permission: 'Op' },
      { kind: 'add-permission', role: 'r', permission: 'Op', app: 'a' },
      { kind: 'replace-role', role: 'Standard', by: 'new:Less', users: ['Anna'] },
      { kind: 'give-role', user: 'Ben', role: 'X' },
      { kind: 'take-role', user: 'Ben', role: 'Y' },
      { kind: 'new-role', name: 'N' },
      { kind: 'delete-role', role: 'D' },
      { kind: 'add-menu-group', role: 'r', menuGroup: 'G', app: 'a' },
      { kind: 'remove-menu-group', role: 'r', menuGroup: 'G', app: 'a' },
    ])
  })

  test('saved edits and files keep their places among them', () => {
    const sources = sourcesOf('--sandbox', 'S', '--new', 'N', '--edits', 'f.json')
    expect(sources.map(({ from }) => from)).toEqual(['sandbox', 'options', 'file'])
  })

  test('names may hold anything', () => {
    const name = fc.string({ minLength: 1 }).filter((text) => text.trim() !== '')
    fc.assert(
      fc.property(name, name, (role, user) => {
        expect(editsOf(`--give=${role}`, `--to=${user}`)).toEqual([
          { kind: 'give-role', role, user },
        ])
      }),
    )
  })

  test.each([
    [['--give', 'R'], '--give “R” is not complete.'],
    [['--give', 'R', '--from', 'U'], '--give “R” is not complete.'],
    [['--in', 'R'], '--in completes no edit where it stands.'],
    [['--give', 'R', '--to', 'A', '--to', 'B'], '--to completes no edit where it stands.'],
    [['--add-group', 'G', '--in', 'R'], 'it needs --app'],
    [['--new', ' '], '--new “ ” is no edit'],
  ])('%j is refused: %s', (args, message) => {
    expect(() => sourcesOf(...args)).toThrow(message)
  })
})

describe('edits as JSON', () => {
  const edit: Edit = { kind: 'new-role', name: 'N' }

  test.each([
    ['a list', [edit]],
    ['a proposal', { edits: [edit], text: [] }],
    ['the answer of what-if', { edits: [{ edit, text: 'Make it.', nothing: false }] }],
  ])('%s is read', (_, json) => {
    expect(editsInJson(JSON.stringify(json), 'f.json')).toEqual([edit])
  })

  test.each([
    ['{', 'f.json is not JSON.'],
    ['{"edits": 1}', 'f.json holds no list of edits.'],
    ['null', 'f.json holds no list of edits.'],
    [JSON.stringify([edit, { kind: 'fly' }]), 'Edit 2 in f.json cannot be read'],
  ])('%s is refused', (text, message) => {
    expect(() => editsInJson(text, 'f.json')).toThrow(message)
  })
})
