import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Finding, Findings, FindingState } from '../../../src/shared/schemas/findings'
import type { Severity } from '../../../src/shared/schemas/rules'
import { temporaryFolder } from '../../support/account'
import { cli } from './fake-core'
import { answers, brief } from './samples'

const finding = (severity: Severity, state: FindingState): Finding => ({
  rule: {
    id: `rule-${severity}`,
    title: `Rule ${severity}`,
    severity,
    kind: 'direct-grant',
    why: 'It matters.',
    remedy: 'Do something.',
    source: 'Our own judgement.',
  },
  account: { id: 'a', name: 'Acme' },
  state,
  answer: state === 'none' ? 'no' : state === 'possible' ? 'unknown' : 'yes',
  found: { value: state === 'found' ? 7 : 0, is: state === 'possible' ? 'atLeast' : 'total' },
  excepted: 0,
  expired: 0,
  possible: 0,
  subjects:
    state === 'found'
      ? [
          {
            account: { id: 'a', name: 'Acme' },
            user: { id: '7', name: 'Ada' },
            state: 'found',
            proof: [{ text: 'Was granted 1 permission directly.' }],
            exception: {
              rule: 'rule-high',
              owner: 'Grace',
              reason: 'Agreed',
              expires: '2020-01-01',
              expired: true,
            },
            edits: [],
          },
        ]
      : [],
  subjectsTotal: state === 'found' ? 7 : 0,
  text: 'Something.',
  missing: [],
  limits: [],
})

const none = { critical: 0, high: 0, medium: 0, low: 0, info: 0 }
function answer(severity: Severity, state: FindingState): Findings {
  return {
    accounts: [{ account: { id: 'a', name: 'Acme' }, snapshot: brief }],
    unread: [],
    rules: { from: 'starter', file: 'rules.json' },
    answer: 'no',
    found: { ...none, [severity]: state === 'found' ? 1 : 0 },
    possible: { ...none, [severity]: state === 'possible' ? 1 : 0 },
    excepted: 0,
    none: 0,
    off: 0,
    notApplicable: 0,
    findings: [finding(severity, state)],
    text: ['A sentence.'],
    limits: [],
  }
}

const run = (value: Findings, ...more: string[]) =>
  cli(['findings', ...more], { ...answers, 'findings.ask': () => value })

describe('findings', () => {
  test.each([
    ['high', 'found', [], 3],
    ['low', 'found', [], 3],
    ['info', 'found', [], 4],
    ['info', 'found', ['--severity', 'info'], 3],
    ['medium', 'found', ['--severity', 'high'], 4],
    ['high', 'possible', [], 4],
    ['high', 'excepted', [], 0],
    ['high', 'none', [], 0],
    ['high', 'off', [], 4],
    ['high', 'not-applicable', [], 4],
  ] as const)(
    'a %s rule in the state %s with %j ends with %i',
    async (severity, state, more, exit) => {
      expect((await run(answer(severity, state), ...more)).exit).toBe(exit)
    },
  )

  test('an account of which nothing can be said is no 0', async () => {
    const unread = [{ account: { id: 'b', name: 'Broken' }, text: 'It is damaged.' }]
    const { exit, stdout } = await run({ ...answer('high', 'none'), unread }, '--all-accounts')
    expect(exit).toBe(4)
    expect(stdout).toContain('Broken: It is damaged.')
  })

  test('proof, the exception that expired, what to do and the source are told', async () => {
    const { stdout } = await run(answer('high', 'found'))
    expect(stdout).toContain('Ada (7): Was granted 1 permission directly.')
    expect(stdout).toContain('exception expired by Grace until 2020-01-01: Agreed')
    expect(stdout).toContain('… and 6 more')
    expect(stdout).toContain('What to do: Do something.')
    expect(stdout).toContain('Source: Our own judgement.')
  })

  test('a file of rules goes along as text; all accounts go with no account', async () => {
    const file = join(temporaryFolder(), 'mine.json')
    writeFileSync(file, '{ "version": 1 }')
    const { core } = await run(answer('high', 'none'), '--rules', file, '--all-accounts')
    expect(core.inputOf('findings.ask')).toMatchObject({
      allAccounts: true,
      rules: '{ "version": 1 }',
    })
    const { exit } = await run(answer('high', 'none'), '--all-accounts', '--account', 'Acme')
    expect(exit).toBe(2)
  })
})
