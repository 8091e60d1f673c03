/** What reading an organization of EnOS would take, before it is begun. */
import { AppError } from '../../shared/result'
import type { SyncEstimate } from '../../shared/schemas/syncs'
import { EnosRequests } from '../connectors/enos/get/asking'
import { sampleSize } from '../connectors/enos/get/chosen-users'
import { usersPerBatch, usersPerPage } from '../connectors/enos/operations'
import { readPagination } from '../connectors/enos/transform/page'
import { isObject } from '../connectors/fields'
import { reaching } from './reach'
import type { Connected } from './stored'
import type { Surroundings } from './surroundings'
import type { ConnectionTo, Reach } from './vendors/vendor'
import { within } from './within'

/** Milliseconds for which a person who chooses waits for the gateway. */
const patience = 5_000

/** What an earlier sync has shown. */
interface Known {
  /** Undefined where nobody is known, and that is not all. */
  users: number | undefined
  roles: number
  apps: string[]
  /** Users of a sample. */
  sample: number
}

type With = Pick<Surroundings, 'reader' | 'sessions' | 'secrets' | 'states'>

/** @throws AppError `invalid-argument` of a vendor whose accounts are always read whole */
export async function estimateSync(surroundings: With, of: Connected): Promise<SyncEstimate> {
  const { account, connection, credential } = of
  if (connection.connector !== 'enos') {
    throw new AppError('invalid-argument', 'Only what EnOS would be asked can be chosen.', {
      hint: 'Sync: the progress tells how long it takes.',
    })
  }
  const stopping = new AbortController()
  const asking = reaching(surroundings, { connection, credential }, stopping.signal, (reach) =>
    countNow(reach, connection, stopping.signal),
  ).catch(() => undefined)
  const [known, now] = await Promise.all([
    knownOf(surroundings, account.id),
    within(asking, patience),
  ])
  stopping.abort()

  const { findApps } = connection
  const users = now?.users ?? known?.users
  const roles = now?.roles ?? known?.roles ?? 0
  // Which others its roles name is only known when they were read.
  const apps = findApps && !known ? undefined : appsOf(connection, known)
  const perUser =
    users === undefined || apps === undefined
      ? undefined
      : {
          none: 0,
          ...(known === undefined ? {} : { sample: Math.min(known.sample, users) * apps }),
          all: users * apps,
        }
  const lately = surroundings.sessions.vendorOf(connection).secondsPerRequestLately(connection)
  return {
    ...(users === undefined ? {} : { users }),
    ...(apps === undefined ? {} : { apps }),
    base: baseRequests(connection, users ?? 0, roles, apps ?? connection.apps.length),
    ...(perUser === undefined ? {} : { perUser }),
    secondsPerRequest: {
      atCeiling: 1 / connection.requestsPerSecond,
      ...(lately === undefined ? {} : { lately }),
    },
  }
}

/** One for each step of the sync, or as many as it has subjects; see the connector's plan. */
function baseRequests(
  { findApps, locales }: ConnectionTo<'enos'>,
  users: number,
  roles: number,
  apps: number,
): number {
  const ownApps = findApps ? 1 : 0
  const roster = Math.max(1, Math.ceil(users / usersPerPage))
  const rolesOfUsers = Math.ceil(users / usersPerBatch)
  // The list of roles comes in one language at a time.
  return ownApps + roster + locales.length + rolesOfUsers + roles + 2 * apps
}

function appsOf({ apps, findApps }: ConnectionTo<'enos'>, known: Known | undefined): number {
  return findApps ? new Set([...apps, ...(known?.apps ?? [])]).size : apps.length
}

/** @returns undefined before the first sync */
async function knownOf({ reader }: With, account: string): Promise<Known | undefined> {
  const { snapshots } = await reader.call('accounts.snapshots', { account })
  const [newest] = snapshots
  if (!newest) return undefined
  const { sizes } = await reader.call('users.roleSets', { account })
  const { apps } = await reader.call('menus.apps', { account })
  const counted = newest.counts.users
  return {
    users: counted.value > 0 || counted.is === 'total' ? counted.value : undefined,
    roles: newest.counts.roles.value,
    apps: apps.map(({ id }) => id),
    sample: sampleSize(sizes),
  }
}

/** What the gateway tells in two requests; what it refuses stays unknown. */
async function countNow(
  { client }: Reach,
  { organization, locales }: ConnectionTo<'enos'>,
  signal: AbortSignal,
): Promise<{ users?: number; roles?: number }> {
  const requests = new EnosRequests(organization, locales[0]!)
  const dataOf = async (asking: Parameters<typeof client.ask>[0]) => {
    const { json } = await client.ask(asking, signal)
    return isObject(json) && isObject(json['data']) ? json['data'] : {}
  }
  const [page, list] = await Promise.all([dataOf(requests.users(0, 1)), dataOf(requests.roles())])
  const users = readPagination(page).totalElements
  const roles = list['roles']
  return {
    ...(users === undefined ? {} : { users }),
    ...(Array.isArray(roles) ? { roles: roles.length } : {}),
  }
}
