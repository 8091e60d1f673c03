import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { findingChanges } from '../../../src/main/queries/finding-changes'
import { findings } from '../../../src/main/queries/findings'
import { Reader } from '../../../src/main/queries/reader'
import { AccountFolder } from '../../../src/main/store/account-folder'
import { readerService } from '../../../src/main/worker/reader-service'
import { writerService } from '../../../src/main/worker/writer-service'
import { temporaryFolder } from '../../support/account'

const now = Date.parse('2026-11-20T12:00:00Z')
const words = { severity: 'high', title: 't', why: 'w', remedy: 'r', source: 's' } as const

let folder = ''
let reader: Reader

/** Two sample accounts, real files: the same people by e-mail. */
beforeEach(() => {
  folder = temporaryFolder()
  const writer = writerService(folder)
  const context = { progress: () => {}, signal: new AbortController().signal }
  writer.sample({ now }, context as never)
  writer.sample({ now }, context as never)
  reader = new Reader(new AccountFolder(folder))
  return () => reader.close()
})

const accounts = () =>
  reader.folder.list().map((entry) => ('account' in entry ? entry.account : undefined)!)
const rulesFile = (content: object) =>
  writeFileSync(join(folder, 'rules.json'), JSON.stringify({ version: 1, ...content }))

const across = () => ({
  ...words,
  id: 'across',
  kind: 'toxic-combination',
  terms: [
    { anyOf: [{ permission: 'ManageUsers' }], account: accounts()[0]!.name },
    { anyOf: [{ permission: 'ConfigureRoles' }], account: accounts()[1]!.id },
  ],
})

describe('findings', () => {
  test('of a combination over two accounts are one person each, with proof from both', () => {
    rulesFile({ rules: [across()], starter: false })
    const [first, second] = accounts()
    const answer = findings(reader, folder, { account: first!.id }, now)
    const [finding] = answer.findings
    expect(finding).toMatchObject({ state: 'found', answer: 'yes' })
    expect(finding!.account).toBeUndefined()
    const names = new Set(
      finding!.subjects.flatMap(({ proof }) => proof.map(({ account }) => account!.name)),
    )
    expect([...names].sort()).toEqual([first!.name, second!.name].sort())
    // Alone, each account has as many.
    rulesFile({
      rules: [
        {
          ...across(),
          terms: across().terms.map(({ anyOf }) => ({ anyOf })),
        },
      ],
      starter: false,
    })
    const alone = findings(reader, folder, { account: first!.id }, now).findings[0]!
    expect(finding!.subjectsTotal).toBe(alone.subjectsTotal)
  })

  test('of a combination with an account that is not there are not known to be none', () => {
    const rule = across()
    rulesFile({
      rules: [{ ...rule, terms: [rule.terms[0], { ...rule.terms[1], account: 'Elsewhere' }] }],
      starter: false,
    })
    const answer = findings(reader, folder, { allAccounts: true }, now)
    expect(answer.findings[0]).toMatchObject({ state: 'possible', answer: 'unknown' })
    expect(answer.answer).toBe('unknown')
    expect(answer.findings[0]!.limits.join()).toContain('Elsewhere')
  })

  test('say which rules were asked where the file is broken', () => {
    writeFileSync(join(folder, 'rules.json'), '{')
    const answer = findings(reader, folder, { account: accounts()[0]!.id }, now)
    expect(answer.rules).toMatchObject({ from: 'starter', problem: { line: 1, column: 2 } })
    expect(answer.limits.join()).toContain('broken')
    expect(answer.findings.length).toBeGreaterThan(10)
    expect(readerService(folder)['findings.rules']({ now }).problem?.line).toBe(1)
  })

  test('are counted in words so that no rule is left out', () => {
    rulesFile({ off: ['unused-custom-roles'] })
    const answer = findings(reader, folder, { account: accounts()[0]!.id }, now)
    const [first, rest] = answer.text
    const told = [first!.split(':')[0]!, rest!].join(' ').match(/\d+/g)!
    expect(told.reduce((sum, number) => sum + Number(number), 0)).toBe(answer.findings.length)
    expect(rest).toContain('about accounts of another vendor')
    expect(rest).toContain('1 is switched off')
  })

  test('that are all excepted are shown as such and are no “yes”', () => {
    const rule = { ...across(), terms: across().terms.map(({ anyOf }) => ({ anyOf })) }
    const exception = { rule: 'across', owner: 'Ada', reason: 'Agreed', expires: '2026-11-20' }
    rulesFile({ rules: [rule], starter: false, exceptions: [exception] })
    const ask = (at: number) => findings(reader, folder, { account: accounts()[0]!.id }, at)
    expect(ask(now)).toMatchObject({ answer: 'no', excepted: 1, findings: [{ state: 'excepted' }] })
    expect(ask(now).findings[0]!.subjectsTotal).toBeGreaterThan(0)
    const later = ask(now + 86_400_000)
    expect(later).toMatchObject({ answer: 'yes', findings: [{ state: 'found' }] })
    expect(later.findings[0]!.expired).toBe(later.findings[0]!.subjectsTotal)
  })

  test('are ended by the edits that they come with', () => {
    const rule = { ...across(), terms: across().terms.map(({ anyOf }) => ({ anyOf })) }
    rulesFile({ rules: [rule], starter: false })
    const asked = reader.ask(accounts()[0]!.id, undefined)
    const answer = findings(reader, folder, { account: asked.account.id }, now)
    const subject = answer.findings[0]!.subjects.find(({ edits }) => edits.length > 0)!
    const changes = findingChanges(asked, subject.edits, reader, folder, now)
    expect(changes).toMatchObject({ raisedTotal: 0, clearedTotal: 1, perhaps: 0 })
    expect(changes.cleared[0]!.user!.id).toBe(subject.user!.id)
  })

  test('are raised by edits, and a deleted role is no unused one', () => {
    const asked = reader.ask(accounts()[0]!.id, undefined)
    const before = findings(reader, folder, { account: asked.account.id }, now)
    const toxic = before.findings.find(({ rule }) => rule.id === 'sample-roles-and-users')!
    const held = new Set(toxic.subjects.map(({ user }) => user!.id))
    const user = asked.index.facts.users.find(
      ({ id }, at) => !held.has(id) && asked.index.rolesOf(at).length > 0,
    )!
    const given = findingChanges(
      asked,
      [
        { kind: 'give-role', user: user.id, role: 'Super Admin' },
        { kind: 'new-role', name: 'Visitors' },
      ],
      reader,
      folder,
      now,
    )
    expect(given.raised.map(({ rule }) => rule.id)).toContain('sample-roles-and-users')
    expect(given.cleared).toEqual([])
    const custom = asked.index.facts.roles.find(
      (role, at) => role.custom === true && asked.index.roleHolders.of(at).length > 0,
    )!
    const deleted = findingChanges(
      asked,
      [{ kind: 'delete-role', role: custom.id }],
      reader,
      folder,
      now,
    )
    expect(deleted.raised.filter(({ rule }) => rule.kind === 'unused-custom-role')).toEqual([])
  })
})
