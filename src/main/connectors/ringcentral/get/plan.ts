/**
 * What a sync of a RingCentral account reads, in the fewest requests that the API allows, and in which
 * order. Two lanes go at once, since Light and Medium requests have limits of their own. Users are read
 * before who holds which roles, and the vendor's own word last: a list only speaks of those who were
 * there when it was taken, and a word only counts if it is no older than what it is compared with.
 */
import { isObject } from '../../fields'
import type { Answer } from '../../files/answers'
import { operations } from '../operations'
import { readEach } from '../../online/each'
import { readList, type ListState } from '../../online/list'
import { ask, isOver, saysOf, stateOf, type StepContext } from '../../online/step'
import { asking } from './asking'
import { pagesAt } from './pages'
import type { StagedStep } from '../../../sync/staging'
import type { PartKind } from '../../../../shared/schemas/common'

/** Above the largest page that any of these lists gives; the server takes its own maximum then. */
const perPage = 'perPage=1000'
const dictionary = '/restapi/v1.0/dictionary'
const account = '/restapi/v1.0/account/~'

/** Steps in the order in which they are shown. */
export const stepLabels = {
  account: 'Account',
  sites: 'Sites',
  categories: 'Permission categories',
  permissions: 'Permissions',
  'standard-roles': 'Standard roles',
  'account-roles': 'Roles of the account',
  'advanced-permissions': 'Advanced permissions or not',
  'role-details': 'Capabilities of roles',
  users: 'Users',
  'assigned-roles': 'Assigned roles',
  'assigned-roles-by-user': 'Assigned roles, user by user',
  'administered-sites': 'Administered sites',
  profile: 'Authorization profile of the signed-in user',
} as const
export type StepName = keyof typeof stepLabels

/** What the feature says: without a clear "no", roles are read in detail. */
export interface AdvancedState {
  advanced: 'yes' | 'no' | 'unknown'
}

export async function readAccount(context: StepContext): Promise<void> {
  const { recorder } = context
  const step = (name: StepName): StagedStep => recorder.step(name)
  const once = async (name: StepName, work: (step: StagedStep) => Promise<void>): Promise<void> => {
    if (!isOver(step(name))) await work(step(name))
  }
  const list = (
    name: StepName,
    operation: (typeof operations)[keyof typeof operations],
    path: string,
    mustName?: string,
  ) => once(name, (one) => readList(context, one, pagesAt(operation, path, mustName)))

  goOn(step)
  const rolesRead = Promise.withResolvers<void>()
  // Where the other lane stops, this one is stopped by the signal and nobody waits.
  rolesRead.promise.catch(() => undefined)

  const light = async (): Promise<void> => {
    await once('account', (one) =>
      readOne(context, one, operations.account, account, saysAny('account-info')),
    )
    await list('sites', operations.sites, `${account}/sites`)
    await list('categories', operations.categories, `${dictionary}/permission-category?${perPage}`)
    await list('permissions', operations.permissions, `${dictionary}/permission?${perPage}`)
    await list(
      'standard-roles',
      operations.standardRoles,
      `${dictionary}/user-role?advancedPermissions=true&${perPage}`,
    )
    await rolesRead.promise
    await once('role-details', (one) => readRoleDetails(context, one))
  }
  const medium = async (): Promise<void> => {
    await list('account-roles', operations.accountRoles, `${account}/user-role?${perPage}`)
    await once('advanced-permissions', (one) => findOutAdvanced(context, one))
    rolesRead.resolve()
    const { owner } = context.client
    await list('users', operations.users, `${account}/extension?${perPage}`, owner)
    await list(
      'assigned-roles',
      operations.assignedRoles,
      `${account}/assigned-role?showHidden=true`,
      // The system extension, which has the account's id, has its rights by no role.
      owner === context.account.externalId ? undefined : owner,
    )
    await once('assigned-roles-by-user', (one) => readAssignedRolesByUser(context, one))
    await forgiveRefusedList(context)
    await once('administered-sites', (one) => readAdministeredSites(context, one))
  }
  await bothLanes(context, [light, medium], rolesRead.reject)
  const { owner } = context.client
  const own = owner === undefined ? saysAny(profile) : saysOf(profile, [owner, '~'])
  await once('profile', (one) =>
    readOne(context, one, operations.profile, `${account}/extension/~/authz-profile`, own),
  )
}

const profile = 'authorization-profile'

const saysAny =
  (kind: PartKind) =>
  (answer: Answer): boolean =>
    answer.type === 'subjects' && answer.items.some((item) => item.kind === kind)

/** Steps that ask one by one, and the steps that tell them about whom. */
const asksAbout = {
  'role-details': ['account-roles', 'advanced-permissions'],
  'assigned-roles-by-user': ['users', 'assigned-roles'],
  'administered-sites': ['assigned-roles', 'assigned-roles-by-user'],
} as const satisfies Partial<Record<StepName, readonly StepName[]>>

/** What was asked one by one in an earlier run goes on, where those to ask about are read anew. */
function goOn(step: (name: StepName) => StagedStep): void {
  for (const [name, sources] of Object.entries(asksAbout)) {
    const one = step(name as StepName)
    if (isOver(one) && sources.some((source) => !isOver(step(source)))) one.status = 'reading'
  }
}

/** A lane that fails stops the other one; the sync ends when both have. */
async function bothLanes(
  context: StepContext,
  lanes: ((context: StepContext) => Promise<void>)[],
  stopWaiting: (reason: unknown) => void,
): Promise<void> {
  const failures: unknown[] = []
  await Promise.all(
    lanes.map((lane) =>
      lane(context).catch((thrown: unknown) => {
        failures.push(thrown)
        stopWaiting(thrown)
        context.stop(thrown)
      }),
    ),
  )
  if (failures.length > 0) throw failures[0]
}

async function readOne(
  context: StepContext,
  step: StagedStep,
  operation: (typeof operations)[keyof typeof operations],
  path: string,
  says: (answer: Answer) => boolean,
): Promise<void> {
  step.status = 'reading'
  const { staged, problem } = await ask(context, asking(operation, path), says)
  if (staged) await context.recorder.keep(step, { ...staged, number: 0 })
  const done = staged && !problem ? recordsIn(staged.answer) : 0
  await context.recorder.update(
    step,
    problem ? { status: problem.status, reason: problem.reason } : { status: 'whole', done },
  )
}

function recordsIn(answer: Answer): number {
  if (answer.type === 'asks') return 0
  return answer.items.reduce((sum, item) => sum + item.count, 0)
}

/**
 * Whether the account has advanced permissions: by its feature AdvancedPermissionsCapabilities
 * (List User Features). What is not available for want of the caller's own rights says nothing.
 */
async function findOutAdvanced(context: StepContext, step: StagedStep): Promise<void> {
  step.status = 'reading'
  const { json, problem } = await ask(
    context,
    asking(
      operations.features,
      `${account}/extension/~/features?featureId=AdvancedPermissionsCapabilities`,
    ),
    saysAny('user-features'),
  )
  const advanced = problem ? 'unknown' : advancedIn(json)
  const state: AdvancedState = { advanced }
  await context.recorder.update(step, {
    status: problem?.status ?? 'whole',
    done: problem ? 0 : 1,
    ...(advanced === 'unknown'
      ? {
          reason: `${problem?.reason ?? 'the answer does not tell'}; so every role is read in detail`,
        }
      : {}),
    state: JSON.stringify(state),
  })
}

/** Reasons of an unavailable feature that speak of the account, not of the caller. */
const ofTheAccount: ReadonlySet<unknown> = new Set(['ServicePlanLimitation', 'AccountLimitation'])

function advancedIn(json: unknown): AdvancedState['advanced'] {
  const records = isObject(json) && Array.isArray(json['records']) ? json['records'] : []
  const feature = records
    .filter(isObject)
    .find((record) => record['id'] === 'AdvancedPermissionsCapabilities')
  if (feature?.['available'] === true) return 'yes'
  const reason = feature?.['reason']
  return isObject(reason) && ofTheAccount.has(reason['code']) ? 'no' : 'unknown'
}

/**
 * On accounts with advanced permissions only a role's own answer says which of its entries are
 * enabled (Get User Role, advancedPermissions=true).
 */
async function readRoleDetails(context: StepContext, step: StagedStep): Promise<void> {
  const { recorder } = context
  const { advanced } = stateOf<AdvancedState>(recorder.step('advanced-permissions')) ?? {
    advanced: 'unknown',
  }
  const roles = await itemsOf(context, 'account-roles', 'role')
  const wanted = roles.filter(({ body }) => advanced !== 'no' || body.listed === undefined)
  if (wanted.length === 0) {
    const reason =
      roles.length === 0
        ? 'no role of the account is known'
        : 'the account has no advanced permissions: the list of roles says it all'
    return recorder.update(step, { status: 'skipped', reason })
  }
  await readOneByOne(
    context,
    step,
    operations.role,
    'role',
    wanted.map(({ subject }) => subject),
    (id) => `${account}/user-role/${encodeURIComponent(id)}?advancedPermissions=true`,
  )
}

/** Only where the account-wide list is refused; whoever signed in first, since that may be all one may see. */
async function readAssignedRolesByUser(context: StepContext, step: StagedStep): Promise<void> {
  const { client, recorder } = context
  if (recorder.step('assigned-roles').status !== 'refused') {
    const reason = 'the list of the whole account was not refused'
    return recorder.update(step, { status: 'skipped', reason })
  }
  const users = (await itemsOf(context, 'users', 'user')).map(({ subject }) => subject)
  const own = client.owner === undefined ? [] : [client.owner]
  const subjects = [...new Set([...own, ...users])]
  if (subjects.length === 0) {
    return recorder.update(step, { status: 'skipped', reason: 'no user is known' })
  }
  await readOneByOne(
    context,
    step,
    operations.assignedRolesOfUser,
    'assignment',
    subjects,
    (id) => `${account}/extension/${encodeURIComponent(id)}/assigned-role?showHidden=true`,
  )
}

/** User by user, all that the list would have said was read: nothing is missing without it. */
async function forgiveRefusedList({ recorder }: StepContext): Promise<void> {
  const list = recorder.step('assigned-roles')
  if (list.status !== 'refused' || recorder.step('assigned-roles-by-user').status !== 'whole')
    return
  const reason = `read user by user: ${list.reason ?? 'refused'}`
  await recorder.update(list, { status: 'skipped', reason })
}

/** Of users with a role that holds only for sites. */
async function readAdministeredSites(context: StepContext, step: StagedStep): Promise<void> {
  const assignments = [
    ...(await itemsOf(context, 'assigned-roles', 'assignment')),
    ...(await itemsOf(context, 'assigned-roles-by-user', 'assignment')),
  ]
  const restricted = new Set(
    assignments
      .filter(({ body }) => body.roles.some(({ siteRestricted }) => siteRestricted))
      .map(({ subject }) => subject),
  )
  if (restricted.size === 0) {
    const reason = 'no role is known to be assigned for certain sites only'
    return context.recorder.update(step, { status: 'skipped', reason })
  }
  await readOneByOne(
    context,
    step,
    operations.administeredSites,
    'administered-sites',
    [...restricted].sort(),
    (id) => `${account}/extension/${encodeURIComponent(id)}/administered-sites`,
  )
}

/** Requests in flight at once: enough that no latency below five seconds misses the rate limit. */
const atOnce = 4

function readOneByOne(
  context: StepContext,
  step: StagedStep,
  operation: (typeof operations)[keyof typeof operations],
  kind: PartKind,
  subjects: readonly string[],
  path: (subject: string) => string,
): Promise<void> {
  const { owner } = context.client
  return readEach(context, step, {
    subjects,
    asking: (subject) => asking(operation, path(subject)),
    // Of the signed-in user an answer may say `~`.
    says: (answer, subject) => saysOf(kind, subject === owner ? [subject, '~'] : [subject])(answer),
    atOnce,
  })
}

type Item = Extract<Answer, { type: 'subjects' }>['items'][number]

/** Each subject once, by what the step has read, also in an earlier run. */
async function itemsOf<K extends Item['kind']>(
  { recorder }: StepContext,
  name: StepName,
  kind: K,
): Promise<Extract<Item, { kind: K }>[]> {
  const items = new Map<string, Extract<Item, { kind: K }>>()
  for (const { answer } of await recorder.staged(recorder.step(name))) {
    if (answer.type === 'asks') continue
    for (const item of answer.items) {
      if (item.kind === kind) items.set(item.subject, item as Extract<Item, { kind: K }>)
    }
  }
  return [...items.values()]
}

/** Page sizes until a first page tells. */
const usualPage = { users: 1_000, 'assigned-roles': 100 } as const

/**
 * Requests that are still to be sent, by rate group, as far as that can be known: for the time that
 * is left.
 */
export function requestsLeft(step: (name: StepName) => StagedStep): Map<string, number> {
  const left = new Map<string, number>()
  const add = (group: string, count: number) => left.set(group, (left.get(group) ?? 0) + count)
  const users = step('users').total ?? 0
  for (const name of Object.keys(stepLabels) as StepName[]) {
    const one = step(name)
    if (isOver(one)) continue
    if (name === 'users' || name === 'assigned-roles') {
      const pages = Math.ceil(Math.max(0, (one.total ?? users) - one.done) / pageSizeOf(name, one))
      add('Medium', Math.max(1, pages))
    } else if (name === 'role-details' || name === 'assigned-roles-by-user') {
      add('Light', one.total === undefined ? 0 : one.total - one.done)
    } else if (name === 'administered-sites') {
      add('Medium', one.total === undefined ? 0 : one.total - one.done)
    } else add(mediumSteps.has(name) ? 'Medium' : 'Light', 1)
  }
  return left
}

const mediumSteps: ReadonlySet<StepName> = new Set<StepName>([
  'account-roles',
  'advanced-permissions',
  'profile',
])

function pageSizeOf(name: 'users' | 'assigned-roles', step: StagedStep): number {
  const { perPage: told } = stateOf<ListState>(step) ?? {}
  return told ?? usualPage[name]
}
