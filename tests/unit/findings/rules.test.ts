import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { jsonFault } from '../../../src/main/findings/json-fault'
import { readRules, rulesOf, starterRules } from '../../../src/main/findings/rules-text'
import {
  addException,
  removeException,
  replaceRules,
  storedRules,
  switchRule,
} from '../../../src/main/findings/rules-store'
import { rulesSchemaDocument } from '../../../src/main/findings/rules-schema'
import { temporaryFolder } from '../../support/account'

const exception = (user: string) => ({
  rule: 'stale-snapshot',
  user,
  owner: 'Ada',
  reason: 'Agreed',
  expires: '2099-12-31',
})

function problemOf(text: string) {
  const read = readRules(text)
  if (read.ok) throw new Error('It was read.')
  return read.problem
}

describe('a file of rules', () => {
  test('that is no JSON is told of with line and column', () => {
    expect(problemOf('{\n  "version": 1,\n  "rules": [}\n}')).toMatchObject({ line: 3, column: 13 })
    expect(problemOf('')).toMatchObject({ line: 1, column: 1 })
  })

  test.each([
    ['an unknown key', '{"version":1,"rule":[]}', 'rule', /no such key/],
    ['no version', '{}', 'version', /needed/],
    [
      'an exception without an owner',
      '{"version":1,"exceptions":[{"rule":"x","reason":"r","expires":"2026-01-01"}]}',
      'exceptions[0].owner',
      /needed/,
    ],
    [
      'an exception without a reason',
      '{"version":1,"exceptions":[{"rule":"x","owner":"r","reason":" ","expires":"2026-01-01"}]}',
      'exceptions[0].reason',
      /./,
    ],
    [
      'an exception until a day that there is none of',
      '{"version":1,"exceptions":[{"rule":"x","owner":"o","reason":"r","expires":"2026-02-31"}]}',
      'exceptions[0].expires',
      /./,
    ],
    ['a kind that there is none of', '{"version":1,"rules":[{"kind":"x"}]}', 'rules[0].kind', /./],
  ])('with %s is told of with the place', (_, text, path, message) => {
    const problem = problemOf(text)
    expect(problem.path).toBe(path)
    expect(problem.message).toMatch(message)
  })

  test('replaces a starter rule of the same id, leaves out the others only if it says so', () => {
    const own = { ...starterRules()[0]!, title: 'Mine' }
    const rules = rulesOf({ version: 1, rules: [own], off: ['stale-snapshot'] })
    expect(rules.filter(({ rule }) => rule.id === own.id)).toEqual([
      { rule: own, from: 'file', on: true },
    ])
    expect(rules).toHaveLength(starterRules().length)
    expect(rules.filter(({ on }) => !on).map(({ rule }) => rule.id)).toEqual(['stale-snapshot'])
    expect(rulesOf({ version: 1, rules: [own], starter: false })).toHaveLength(1)
  })

  test('has the schema that docs/rules.schema.json says (else run scripts/rules-schema.mjs)', () => {
    const file = new URL('../../../docs/rules.schema.json', import.meta.url)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(rulesSchemaDocument())
  })
})

test('where a text stops being JSON is where no continuation helps', () => {
  fc.assert(
    fc.property(
      fc.json(),
      fc.nat(),
      fc.constantFrom('}', ']', ',', ':', 'x', '"', '\n'),
      (text, where, put) => {
        const place = where % (text.length + 1)
        const broken = text.slice(0, place) + put + text.slice(place)
        let right = true
        try {
          JSON.parse(broken)
        } catch {
          right = false
        }
        const fault = jsonFault(broken)
        expect(jsonFault(text)).toBe(text.length)
        if (right) expect(fault).toBe(broken.length)
        // What comes before the fault could go on to be JSON: a cut text is only wrong at its end.
        else
          expect(jsonFault(broken.slice(0, fault).trimEnd())).toBe(
            broken.slice(0, fault).trimEnd().length,
          )
      },
    ),
  )
})

describe('the stored rules', () => {
  test('are changed and changed back', () => {
    const folder = temporaryFolder()
    addException(folder, exception('7'))
    switchRule(folder, 'direct-grants', false)
    const { text } = storedRules(folder)
    expect(JSON.parse(text!)).toEqual({
      version: 1,
      exceptions: [exception('7')],
      off: ['direct-grants'],
    })
    expect(() => addException(folder, exception('7'))).toThrow('already')
    expect(() => addException(folder, { ...exception('7'), rule: 'none' })).toThrow('no rule')
    removeException(folder, exception('7'))
    expect(() => removeException(folder, exception('7'))).toThrow('any more')
    switchRule(folder, 'direct-grants', true)
    expect(JSON.parse(storedRules(folder).text!)).toEqual({ version: 1, exceptions: [], off: [] })
  })

  test('that are broken are not written over by a small change, only by a whole right file', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'rules.json'), '{ "version": 1, ')
    expect(() => addException(folder, exception('7'))).toThrow('Line 1')
    expect(storedRules(folder).text).toBe('{ "version": 1, ')
    const { version } = storedRules(folder)
    expect(() => replaceRules(folder, '{}', version)).toThrow('version')
    replaceRules(folder, '{ "version": 1 }', version)
    expect(storedRules(folder).text).toBe('{ "version": 1 }')
  })

  test('are not replaced where they were changed meanwhile', () => {
    const folder = temporaryFolder()
    const { version } = storedRules(folder)
    addException(folder, exception('7'))
    expect(() => replaceRules(folder, '{ "version": 1 }', version)).toThrow('changed meanwhile')
    expect(storedRules(folder).text).toContain('Ada')
  })

  test('lose nothing where a lock is held by another process until it ends', async () => {
    const folder = temporaryFolder()
    addException(folder, exception('first'))
    // The lock is SQLite's, so another connection stands for another process.
    const other = new Worker(
      `const { parentPort, workerData } = require('node:worker_threads')
       const { readFileSync, writeFileSync } = require('node:fs')
       const db = new (require('better-sqlite3'))(workerData + '/rules.lock')
       db.exec('BEGIN EXCLUSIVE')
       const file = workerData + '/rules.json'
       const rules = JSON.parse(readFileSync(file, 'utf8'))
       rules.exceptions.push({ ...rules.exceptions[0], user: 'other' })
       parentPort.postMessage('held')
       Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300)
       writeFileSync(file, JSON.stringify(rules))
       db.close()`,
      { eval: true, workerData: folder },
    )
    await new Promise((resolve) => other.once('message', resolve))
    const ended = new Promise((resolve) => other.once('exit', resolve))
    addException(folder, exception('ours'))
    await ended
    const { exceptions } = JSON.parse(storedRules(folder).text!) as {
      exceptions: { user: string }[]
    }
    expect(exceptions.map(({ user }) => user)).toEqual(['first', 'other', 'ours'])
  })

  test('that are a link to a file elsewhere are changed there, and the link stays', () => {
    const folder = temporaryFolder()
    const shared = join(temporaryFolder(), 'team-rules.json')
    writeFileSync(shared, '{ "version": 1 }')
    symlinkSync(shared, join(folder, 'rules.json'))
    addException(folder, exception('7'))
    expect(lstatSync(join(folder, 'rules.json')).isSymbolicLink()).toBe(true)
    expect(readFileSync(shared, 'utf8')).toContain('Ada')
  })

  test('in a folder that cannot be written to are said to be so', () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'rules.lock'))
    expect(() => addException(folder, exception('7'))).toThrow('can not be read or written')
  })

  test('leave nothing unfinished behind', () => {
    const folder = temporaryFolder()
    addException(folder, exception('7'))
    expect(existsSync(join(folder, 'rules.json'))).toBe(true)
    expect(readdirSync(folder).filter((name) => name.startsWith('rules.json.'))).toEqual([])
  })
})
