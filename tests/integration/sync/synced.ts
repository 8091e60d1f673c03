/** An account that is synced from the simulated RingCentral, and held against what it really is. */
import { onTestFinished } from 'vitest'
import type { Run } from '../../../src/shared/schemas/imports'
import type { SyncReport } from '../../../src/shared/schemas/syncs'
import { AppError } from '../../../src/shared/result'
import type { CoreOptions } from '../../../src/main/core-types'
import { startRingCentral, type RingCentralSim } from '../../servers/ringcentral'
import type { SimOptions, Truth } from '../../servers/ringcentral/types'
import { testCore, value, type TestCore } from '../../support/core'

/** Waits short enough for tests; the rate windows of the server are as short. */
export const shortWaits = {
  answerWithin: 1_500,
  pieceWithin: 400,
  firstPause: 5,
  longestPause: 40,
  pauseWithoutRetryAfter: 300,
} as const

export interface Synced extends TestCore {
  vendor: RingCentralSim
  credential: { method: 'jwt'; clientId: string; clientSecret: string; jwt: string }
  /** Syncs once; the account is made the first time. */
  once(account?: string): Promise<Run>
  /** The same, and its report. @throws its error */
  sync(account?: string): Promise<SyncReport>
}

export async function simulated(options: SimOptions): Promise<RingCentralSim> {
  const vendor = await startRingCentral({ window: 0.25, ...options })
  onTestFinished(() => vendor.close())
  return vendor
}

export async function synced(
  vendor: RingCentralSim,
  options: Partial<CoreOptions> = {},
): Promise<Synced> {
  const core = await testCore({ httpTiming: shortWaits, ...options })
  const { url: server, clientId, clientSecret, jwt } = vendor
  const credential = { method: 'jwt' as const, clientId, clientSecret, jwt }
  const once = async (account = 'Acme'): Promise<Run> => {
    const connector = 'ringcentral' as const
    const started = value(await core.api.syncs.once({ connector, account, server, credential }))
    return core.ended(started.run)
  }
  return {
    ...core,
    vendor,
    credential,
    once,
    async sync(account) {
      const run = await once(account)
      if (!run.syncReport) throw AppError.from(run.error!)
      return run.syncReport
    },
  }
}

export interface Compared {
  yes: number
  no: number
  unknown: number
  /** Where the product says something that is not so. */
  wrong: string[]
}

/** Every user × permission of the newest snapshot against the truth. */
export async function comparedWithTruth(
  { api }: TestCore,
  truth: Truth,
  account = 'Acme',
): Promise<Compared> {
  const compared: Compared = { yes: 0, no: 0, unknown: 0, wrong: [] }
  const users = new Map(truth.users.map((user) => [user.id, new Set(user.effective)]))
  for (let rowOffset = 0; ; rowOffset += 1_000) {
    const page = value(
      await api.matrix.page({
        account,
        rows: 'users',
        columns: 'permissions',
        rowOffset,
        rowLimit: 1_000,
        columnLimit: 1_000,
      }),
    )
    for (const row of page.rows) {
      const effective = users.get(row.id)
      page.columns.forEach((permission, column) => {
        const cell = row.cells[column]!.toLowerCase()
        const is = effective?.has(permission.id) ?? false
        if (cell === 'u') compared.unknown++
        else if ((cell !== 'n') === is) compared[is ? 'yes' : 'no']++
        else compared.wrong.push(`${row.id} ${permission.id}: ${cell}, truth ${is}`)
      })
    }
    if (rowOffset + page.rows.length >= page.rowsTotal) return compared
  }
}

/** Whether every part that says whole holds what there is. @returns what it does not, in words */
export async function wrongParts(
  { api }: TestCore,
  report: SyncReport,
  truth: Truth,
  account = 'Acme',
): Promise<string[]> {
  const whole = (kind: string, subject = '') =>
    report.parts.some(
      (part) => part.kind === kind && part.subject === subject && part.status === 'whole',
    )
  const wrong: string[] = []
  const same = (what: string, ours: Iterable<string>, theirs: Iterable<string>) => {
    const [a, b] = [new Set(ours), new Set(theirs)]
    for (const id of a) if (!b.has(id)) wrong.push(`${what}: ${id} is not there`)
    for (const id of b) if (!a.has(id)) wrong.push(`${what}: ${id} is missing`)
  }
  if (whole('user-list')) {
    const { users } = value(await api.users.list({ account, limit: 100_000 }))
    same(
      'users',
      users.map(({ id }) => id),
      truth.users.map(({ id }) => id),
    )
    if (whole('assignment-list')) {
      const assigned = (id: string, roles: readonly { id: string }[]) =>
        roles.map((role) => `${id} ${role.id}`)
      same(
        'assigned roles',
        users.flatMap(({ id, roles }) => assigned(id, roles)),
        truth.users.flatMap(({ id, roles }) => assigned(id, roles)),
      )
    }
  }
  if (whole('role-list', 'all')) {
    const { roles } = value(await api.roles.list({ account }))
    same(
      'roles',
      roles.map(({ id }) => id),
      truth.roles.map(({ id }) => id),
    )
  }
  if (whole('permission-dictionary')) {
    const { permissions } = value(await api.permissions.list({ account }))
    same(
      'permissions',
      permissions.map(({ id }) => id),
      truth.permissions.map(({ id }) => id),
    )
  }
  return wrong
}
