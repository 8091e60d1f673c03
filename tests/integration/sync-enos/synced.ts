/** An organization that is synced from the simulated EnOS gateway, and held against what it really is. */
import { onTestFinished } from 'vitest'
import type { DifferenceGroup } from '../../../src/shared/schemas/access'
import type { MatrixPage } from '../../../src/shared/schemas/matrix'
import type { Run } from '../../../src/shared/schemas/imports'
import type { PerUserAnswers, SyncReport } from '../../../src/shared/schemas/syncs'
import { AppError } from '../../../src/shared/result'
import type { CoreOptions } from '../../../src/main/core-types'
import { MemorySecrets } from '../../../src/main/secrets/memory'
import { startEnos, type EnosSim } from '../../servers/enos'
import type { SimOptions, Truth, TruthOfUserInApp } from '../../servers/enos/types'
import { testCore, value, type TestCore } from '../../support/core'
import { shortWaits } from '../sync/synced'

export interface Choice {
  account?: string
  perUser?: PerUserAnswers
  apps?: string[]
  findApps?: boolean
  locales?: string[]
  organization?: string
}

export interface Synced extends TestCore {
  vendor: EnosSim
  start(choice?: Choice): Promise<string>
  /** Syncs once; the account is made the first time. */
  once(choice?: Choice): Promise<Run>
  /** The same, and its report. @throws its error */
  sync(choice?: Choice): Promise<SyncReport>
}

export async function simulated(options: SimOptions): Promise<EnosSim> {
  const vendor = await startEnos({ limit: 100_000, largestMenu: 120, ...options })
  onTestFinished(() => vendor.close())
  return vendor
}

export async function synced(vendor: EnosSim, options: Partial<CoreOptions> = {}): Promise<Synced> {
  const core = await testCore({ httpTiming: shortWaits, ...options })
  const { accessKey, secretKey } = vendor
  const start = async (choice: Choice = {}): Promise<string> => {
    const { account = 'Plant', perUser, findApps = false, locales = ['en-US'] } = choice
    const { run } = value(
      await core.api.syncs.once({
        connector: 'enos',
        account,
        organization: choice.organization ?? vendor.organizations[0]!.id,
        server: vendor.url,
        credential: { method: 'access-key', accessKey, secretKey },
        apps: choice.apps ?? vendor.apps.map(({ id }) => id),
        findApps,
        locales,
        requestsPerSecond: 1_000,
        ...(perUser === undefined ? {} : { perUser }),
      }),
    )
    return run
  }
  const once = async (choice?: Choice): Promise<Run> => core.ended(await start(choice))
  return {
    ...core,
    vendor,
    start,
    once,
    async sync(choice) {
      const run = await once(choice)
      if (!run.syncReport) throw AppError.from(run.error!)
      return run.syncReport
    },
  }
}

/** Signed in, with the secret key kept in memory. */
export async function connected(vendor: EnosSim): Promise<TestCore> {
  const core = await testCore({ httpTiming: shortWaits, secrets: new MemorySecrets() })
  const { accessKey, secretKey } = vendor
  const { run } = value(
    await core.api.connections.signIn({
      connector: 'enos',
      accounts: [{ account: 'Plant', organization: vendor.organizations[0]!.id }],
      server: vendor.url,
      credential: { method: 'access-key', accessKey, secretKey },
      apps: vendor.apps.map(({ id }) => id),
      findApps: false,
      locales: ['en-US'],
      requestsPerSecond: 1_000,
    }),
  )
  const ended = await core.ended(run)
  if (ended.status !== 'done') throw AppError.from(ended.error!)
  return core
}

export interface Compared {
  yes: number
  no: number
  unknown: number
  /** Where the product says something that is not so. */
  wrong: string[]
}

const key = (...ids: string[]): string => ids.join(' ')

/** What an answer is held against: what EnOS gives, or what roles alone tell. */
export type Against = (access: TruthOfUserInApp) => { permissions: string[]; menus: string[] }
export const vendorsWord: Against = (access) => access
export const byRoles: Against = (access) => access.byRoles

/** Every user × permission and user × menu of the newest snapshot against the truth. */
export async function comparedWithTruth(
  { api }: TestCore,
  truth: Truth,
  against: Against = vendorsWord,
  account = 'Plant',
): Promise<Compared> {
  const compared: Compared = { yes: 0, no: 0, unknown: 0, wrong: [] }
  const granted = {
    permissions: new Set<string>(),
    menus: new Set<string>(),
  }
  for (const access of truth.access) {
    const { user, app } = access
    const { permissions, menus } = against(access)
    for (const id of permissions) granted.permissions.add(key(user, app, id))
    for (const id of menus) granted.menus.add(key(user, app, id))
  }
  for (const columns of ['permissions', 'menus'] as const) {
    for (const app of truth.apps) {
      for await (const page of pagesOf(api, account, columns, app.id)) {
        for (const row of page.rows) {
          page.columns.forEach((column, number) => {
            const cell = row.cells[number]!.toLowerCase()
            const is = granted[columns].has(key(row.id, app.id, column.id))
            if (cell === 'u') compared.unknown++
            else if ((cell !== 'n') === is) compared[is ? 'yes' : 'no']++
            else compared.wrong.push(`${columns} ${row.id} ${app.id} ${column.id}: ${cell}`)
          })
        }
      }
    }
  }
  return compared
}

/** The matrix of one app, in pieces that can be asked for. */
async function* pagesOf(
  api: TestCore['api'],
  account: string,
  columns: 'permissions' | 'menus',
  app: string,
): AsyncGenerator<MatrixPage> {
  const [rowLimit, columnLimit] = [1_000, 500]
  let [rowsTotal, columnsTotal] = [1, 1]
  for (let rowOffset = 0; rowOffset < rowsTotal; rowOffset += rowLimit) {
    for (let columnOffset = 0; columnOffset < columnsTotal; columnOffset += columnLimit) {
      const page = value(
        await api.matrix.page({
          account,
          rows: 'users',
          columns,
          columnFilter: `app:${app}`,
          rowOffset,
          rowLimit,
          columnOffset,
          columnLimit,
        }),
      )
      rowsTotal = page.rowsTotal
      columnsTotal = page.columnsTotal
      yield page
    }
  }
}

/** Differences as `user app: permission or menu ids, who alone says yes`. */
export async function differencesOf({ api }: TestCore, account = 'Plant'): Promise<string[]> {
  const groups: DifferenceGroup[] = []
  for (;;) {
    const page = value(await api.access.differences({ account, offset: groups.length, limit: 500 }))
    groups.push(...page.groups)
    if (groups.length >= page.groupsTotal || page.groups.length === 0) break
  }
  return groups
    .flatMap(({ user, app, items }) =>
      items.map(({ kind, id, vendor }) =>
        key(user.id, app?.id ?? '', kind, id, vendor === 'yes' ? 'vendor' : 'computed'),
      ),
    )
    .sort()
}

/** The same by the truth. */
export function trueDifferences(truth: Truth): string[] {
  const all: string[] = []
  for (const { user, app, permissions, menus, byRoles: told } of truth.access) {
    const add = (kind: string, theirs: string[], ours: string[]) => {
      for (const id of theirs) {
        if (!ours.includes(id)) all.push(key(user, app, kind, id, 'vendor'))
      }
      for (const id of ours) {
        if (!theirs.includes(id)) all.push(key(user, app, kind, id, 'computed'))
      }
    }
    add('permission', permissions, told.permissions)
    add('menu', menus, told.menus)
  }
  return all.sort()
}
