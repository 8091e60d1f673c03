import { describe, expect, it } from 'vitest'
import { requestsLeft, type Organization } from '../../../src/main/connectors/enos/get/plan'
import type { StagedStep } from '../../../src/main/sync/staging'
import type { PerUserAnswers } from '../../../src/shared/schemas/syncs'

type Known = Partial<Pick<StagedStep, 'status' | 'done' | 'total'>>

/** Of an organization with one app that was named, whose apps are looked for as well. */
function left(perUser: PerUserAnswers, known: Record<string, Known>): number {
  const organization = {
    id: 'o-1',
    reading: { apps: ['a-1'], findApps: true, locales: ['en-US'] },
    perUser,
  } as unknown as Organization
  const step = (name: string): StagedStep => ({
    step: name,
    label: name,
    status: 'waiting',
    done: 0,
    beganAt: null,
    state: null,
    ...known[name],
  })
  return [...requestsLeft(step, organization).values()].reduce((sum, count) => sum + count, 0)
}

const whole = (done: number, total?: number): Known => ({
  status: 'whole',
  done,
  ...(total === undefined ? {} : { total }),
})
const lists = {
  'own-apps': whole(4),
  users: whole(300, 300),
  roles: whole(16),
  'role-names': whole(0),
  'roles-of-users': whole(1, 1),
  'users-of-roles': { status: 'skipped', done: 0 },
  'resources-of-roles': whole(16, 16),
} satisfies Record<string, Known>

describe('requests that are left', () => {
  it('counts pages of the users, and not the users', () => {
    const began = { users: { status: 'reading', done: 0, total: 300 } } as const
    expect(left({ of: 'none' }, began)).toBeLessThan(10)
  })

  it('cannot be known before the apps are, where somebody is asked about', () => {
    expect(left({ of: 'all' }, { users: whole(300, 300) })).toBe(Infinity)
    expect(left({ of: 'none' }, { users: whole(300, 300) })).not.toBe(Infinity)
    const apps = { apps: whole(12, 12), 'menu-groups': whole(12, 12) }
    expect(left({ of: 'all' }, { ...lists, ...apps })).toBe(3_600)
  })

  it('cannot be known of a sample before it is drawn', () => {
    const apps = { apps: whole(12, 12), 'menu-groups': whole(12, 12) }
    expect(left({ of: 'sample' }, { ...lists, ...apps })).toBe(Infinity)
    const drawn = { 'user-answers': { status: 'reading', done: 24, total: 924 } } as const
    expect(left({ of: 'sample' }, { ...lists, ...apps, ...drawn })).toBe(900)
  })
})
