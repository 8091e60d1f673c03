import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { durationText } from '../../../src/renderer/format'
import { notWhole } from '../../../src/renderer/views/sync/not-whole'
import {
  nowText,
  paceText,
  partsText,
  shareDone,
  stepCountText,
} from '../../../src/renderer/views/sync/progress-text'
import type { Coverage } from '../../../src/shared/schemas/accounts'
import type { Part } from '../../../src/shared/schemas/common'
import { SyncStep, type SyncProgress } from '../../../src/shared/schemas/syncs'

const step = (name: string, status: SyncStep['status'], done = 0, total?: number): SyncStep => ({
  step: name,
  label: name,
  status,
  done,
  ...(total === undefined ? {} : { total }),
})
const progress = (steps: SyncStep[], more: Partial<SyncProgress> = {}): SyncProgress => ({
  steps,
  requests: 0,
  ...more,
})

describe('how far a sync is', () => {
  it('names both parts that are read at once', () => {
    const reading = progress([step('a', 'whole'), step('b', 'reading'), step('c', 'reading')])
    expect(nowText(reading)).toBe('Reading: b, c')
  })

  it('says that it stores once every part came to an end, refused ones too', () => {
    expect(nowText(progress([step('a', 'whole'), step('b', 'refused')]))).toBe(
      'Storing what was read',
    )
    expect(nowText(progress([]))).toBe('Beginning')
    expect(nowText(undefined)).toBe('Beginning')
  })

  it('counts refused and unneeded parts as come to an end', () => {
    expect(partsText([step('a', 'refused'), step('b', 'skipped'), step('c', 'waiting')])).toBe(
      '2 of 3 parts',
    )
  })

  it('tells no time that is not known', () => {
    expect(paceText(progress([], { requests: 1 }))).toBe('1 request')
    expect(paceText(progress([], { requests: 1204, perMinute: 38.4, secondsLeft: 214 }))).toBe(
      '1,204 requests · 38 a minute · about 4 min left',
    )
  })

  it('tells no count of what was not read', () => {
    expect(stepCountText(step('a', 'waiting', 0, 5000))).toBe('')
    expect(stepCountText(step('a', 'refused', 0, 5000))).toBe('')
    expect(stepCountText(step('a', 'reading', 1200, 5000))).toBe('1,200 of 5,000')
    expect(stepCountText(step('a', 'reading', 1200))).toBe('1,200')
    expect(stepCountText(step('a', 'whole', 0, 0))).toBe('0')
  })

  it('is no nearer to its end than its requests are, where one part is most of the sync', () => {
    const steps = [step('a', 'whole'), step('b', 'whole'), step('c', 'reading', 9_900, 40_000)]
    const share = shareDone(progress(steps, { requests: 10_000, requestsLeft: 30_000 }))
    expect(share).toBe(0.25)
  })

  it('is not told before it is known how much is left', () => {
    const steps = [step('a', 'whole'), step('b', 'reading', 1, 2), step('c', 'waiting')]
    expect(shareDone(progress(steps, { requests: 9 }))).toBeUndefined()
    expect(shareDone(progress([step('a', 'whole')], { requests: 9 }))).toBe(1)
  })

  it('is a share, and whole only when every part came to an end', () => {
    const anyStep = fc.record({
      step: fc.string(),
      label: fc.string(),
      status: fc.constantFrom(...SyncStep.entries.status.options),
      done: fc.nat(1000),
      total: fc.nat(1000),
    })
    fc.assert(
      fc.property(fc.array(anyStep, { minLength: 1 }), (steps) => {
        const share = shareDone(progress(steps, { requestsLeft: 0 }))
        const ended = steps.every(({ status }) => status !== 'waiting' && status !== 'reading')
        expect(share).toBeGreaterThanOrEqual(0)
        expect(share === 1, `share ${share}`).toBe(ended)
        expect(share).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('what was not read whole', () => {
  const part = (kind: Part['kind'], status: Part['status'], reason?: string): Part => ({
    kind,
    subject: '1',
    status,
    takenAt: null,
    count: 0,
    ...(reason === undefined ? {} : { reason }),
  })
  const coverage: Coverage[] = [
    { kind: 'role-list', status: 'refused', read: 0, takenAt: null, hides: 'There may be more.' },
  ]

  it('is one line for each kind and reason, refused first, with what it hides', () => {
    const lines = notWhole(
      [
        part('user-list', 'whole'),
        part('assignment', 'partial', 'cut off'),
        part('role-list', 'refused', 'needs ReadUserRoles'),
        part('assignment', 'partial', 'cut off'),
        part('assignment', 'partial', 'changed while being read'),
      ],
      coverage,
    )
    expect(lines).toEqual([
      {
        kind: 'role-list',
        status: 'refused',
        reason: 'needs ReadUserRoles',
        number: 1,
        hides: 'There may be more.',
      },
      { kind: 'assignment', status: 'partial', reason: 'cut off', number: 2, hides: undefined },
      {
        kind: 'assignment',
        status: 'partial',
        reason: 'changed while being read',
        number: 1,
        hides: undefined,
      },
    ])
  })
})

describe('a length of time', () => {
  it.each([
    [0.4, '0 s'],
    [89, '89 s'],
    [90, '2 min'],
    [3600, '60 min'],
    [5400, '1 h 30 min'],
    [7200, '2 h'],
    // 50,000 users one by one, at 50 a minute.
    [60_000, '16 h 40 min'],
  ])('of %d seconds is %s', (seconds, text) => {
    expect(durationText(seconds)).toBe(text)
  })
})
