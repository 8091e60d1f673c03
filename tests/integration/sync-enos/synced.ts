/** An organization that is synced from the simulated EnOS gateway, and held against what it really is. */
import { onTestFinished } from 'vitest'
import type { Run } from '../../../src/shared/schemas/imports'
import type { PerUserAnswers, SyncReport } from '../../../src/shared/schemas/syncs'
import { AppError } from '../../../src/shared/result'
import type { CoreOptions } from '../../../src/main/core-types'
import { MemorySecrets } from '../../../src/main/secrets/memory'
import { startEnos, type EnosSim } from '../../servers/enos'
import type { SimOptions } from '../../servers/enos/types'
import { testCore, value, type TestCore } from '../../support/core'
import { shortWaits } from '../sync/synced'

export * from './against-truth'

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
