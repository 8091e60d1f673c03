import { describe, expect, it } from 'vitest'
import { PerUserChoice } from '../../../src/renderer/state/per-user-choice.svelte'
import { notReadableApps } from '../../../src/renderer/views/sync/not-readable'
import type { Part, PartStatus } from '../../../src/shared/schemas/common'

const estimate = {
  users: 2000,
  apps: 20,
  base: 118,
  perUser: { none: 0, sample: 1640, all: 40_000 },
  secondsPerRequest: { atCeiling: 0.05 },
}

describe('for whom EnOS’s own answers are read', () => {
  it('takes the requests of the sync and those of the answers', () => {
    const choice = new PerUserChoice('users')
    choice.add({ id: 'u1', name: 'Anna' })
    choice.add({ id: 'u2', name: 'Bo' })
    choice.add({ id: 'u1', name: 'Anna' })
    expect(choice.requests('none', estimate)).toBe(118)
    expect(choice.requests('sample', estimate)).toBe(1758)
    expect(choice.requests('all', estimate)).toBe(40_118)
    expect(choice.requests('users', estimate)).toBe(158)
  })

  it('tells no number before users and apps are known', () => {
    const first = { base: 12, secondsPerRequest: { atCeiling: 0.05 } }
    const choice = new PerUserChoice('all')
    expect(choice.requests('none', first)).toBe(12)
    expect(choice.requests('sample', { ...first, perUser: { none: 0, all: 40 } })).toBeUndefined()
    for (const way of ['sample', 'all', 'users'] as const) {
      expect(choice.requests(way, first)).toBeUndefined()
    }
  })

  it('needs somebody where users are chosen', () => {
    const choice = new PerUserChoice('users')
    expect(choice.ready).toBe(false)
    choice.add({ id: 'u1', name: 'Anna' })
    expect(choice.ready).toBe(true)
    expect(choice.answers).toEqual({ of: 'users', users: ['u1'] })
    choice.remove({ id: 'u1', name: 'Anna' })
    expect(choice.ready).toBe(false)
    choice.typed = 'u7, u8\nu7;u9 '
    choice.add({ id: 'u8', name: 'Bo' })
    expect(choice.answers).toEqual({ of: 'users', users: ['u8', 'u7', 'u9'] })
    expect(choice.requests('users', estimate)).toBe(178)
    choice.typed = Array.from({ length: 10_001 }, (_, index) => `u${index}`).join(',')
    expect(choice.problem).toContain('10,001')
    expect(choice.ready).toBe(false)
    choice.of = 'sample'
    expect(choice.ready).toBe(true)
    expect(choice.answers).toEqual({ of: 'sample' })
  })
})

describe('apps that are probably not readable', () => {
  const part = (subject: string, status: PartStatus): Part => ({
    kind: 'user-app-resources',
    subject,
    status,
    takenAt: null,
    count: 0,
  })

  it('are those that were refused for everybody that was asked about', () => {
    expect(
      notReadableApps([
        part('u1 refused', 'refused'),
        part('u2 refused', 'refused'),
        part('u1 mixed', 'refused'),
        part('u2 mixed', 'whole'),
        part('u3 mixed', 'refused'),
        part('u1 lost', 'missing'),
        { ...part('x', 'refused'), kind: 'role' },
      ]),
    ).toEqual(['refused'])
  })
})
