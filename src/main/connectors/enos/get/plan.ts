/**
 * What a sync of an organization of EnOS reads, cheapest first. Roles, their resources, apps and menu
 * groups explain what every user has, in few requests; the vendor's own word per user and app, which
 * takes a request each, comes last, so that it is no older than what it is compared with.
 */
import type { Answer } from '../../files/answers'
import { readEach, type Each, type EachState } from '../../online/each'
import { readList, type ListState, type PagedList } from '../../online/list'
import { ask, isOver, saysOf, stateOf, type StepContext } from '../../online/step'
import { pathIn } from '../../online/request-path'
import { subjectOf } from '../../parts'
import { rateGroup, usersPerBatch, usersPerPage } from '../operations'
import type { StagedAnswer, StagedStep } from '../../../sync/staging'
import type { PartKind } from '../../../../shared/schemas/common'
import type { EnosReading } from '../../../../shared/schemas/connections'
import type { PerUserAnswers } from '../../../../shared/schemas/syncs'
import { readPagination } from '../transform/page'
import { isObject } from '../../fields'
import { EnosRequests } from './asking'
import { chosenUsers, type KnownUser } from './chosen-users'

/** Steps in the order in which they are shown. */
export const stepLabels = {
  'own-apps': 'Own apps of the organization',
  users: 'Users',
  roles: 'Roles',
  'role-names': 'Names of roles in further languages',
  'roles-of-users': 'Roles of users',
  'users-of-roles': 'Users of roles, role by role',
  'resources-of-roles': 'Permissions and menu groups of roles',
  apps: 'Apps: menus and permissions',
  'menu-groups': 'Menu groups of apps',
  'user-answers': 'EnOS’s own answers, user by user and app by app',
} as const
export type StepName = keyof typeof stepLabels

export interface Organization {
  id: string
  reading: EnosReading
  /** Absent: as the interrupted sync that goes on, else none. */
  perUser: PerUserAnswers | undefined
}

/** Requests in flight at most; how many there are is the throttle's affair. */
const atOnce = 32

export async function readOrganization(
  context: StepContext,
  organization: Organization,
): Promise<void> {
  await new Plan(context, organization).read()
}

class Plan {
  readonly #context: StepContext
  readonly #reading: EnosReading
  readonly #requests: EnosRequests
  readonly #perUser: PerUserAnswers

  constructor(context: StepContext, { id, reading, perUser }: Organization) {
    this.#context = context
    this.#reading = reading
    this.#requests = new EnosRequests(id, reading.locales[0]!)
    this.#perUser = perUser ?? choiceOf(this.#step('user-answers')) ?? { of: 'none' }
  }

  async read(): Promise<void> {
    await this.#goOn()
    await this.#once('own-apps', (step) => this.#ownApps(step))
    await this.#once('users', (step) => readList(this.#context, step, this.#roster()))
    await this.#once('roles', (step) => readList(this.#context, step, this.#roleList()))
    await this.#once('role-names', (step) => this.#roleNames(step))
    await this.#once('roles-of-users', (step) => this.#rolesOfUsers(step))
    await this.#once('users-of-roles', (step) => this.#usersOfRoles(step))
    await this.#forgiveRefusedBatches()
    await this.#once('resources-of-roles', (step) => this.#resourcesOfRoles(step))
    await this.#once('apps', (step) => this.#apps(step))
    await this.#once('menu-groups', (step) => this.#menuGroups(step))
    await this.#once('user-answers', (step) => this.#userAnswers(step))
  }

  #step(name: StepName): StagedStep {
    return this.#context.recorder.step(name)
  }

  async #once(name: StepName, work: (step: StagedStep) => Promise<void>): Promise<void> {
    if (!isOver(this.#step(name))) await work(this.#step(name))
  }

  /** What was asked one by one in an earlier run goes on, where those to ask about are read anew. */
  async #goOn(): Promise<void> {
    const { recorder } = this.#context
    // A batch is known by its place, so where users are read anew all of them are.
    if (!isOver(this.#step('users'))) await recorder.clear(this.#step('roles-of-users'))
    for (const [name, sources] of Object.entries(asksAbout)) {
      const step = this.#step(name as StepName)
      if (isOver(step) && sources.some((source) => !isOver(this.#step(source)))) {
        step.status = 'reading'
      }
    }
    const { apps, findApps } = this.#reading
    await this.#chosen('apps', { apps, findApps }, ['apps', 'menu-groups', 'user-answers'])
    await this.#chosen('user-answers', this.#perUser, ['user-answers'])
  }

  /** Where an earlier run was begun with another choice, its steps go on: what they have read stays. */
  async #chosen(name: StepName, choice: unknown, steps: readonly StepName[]): Promise<void> {
    const step = this.#step(name)
    const earlier = stateOf<EachState>(step)?.choice
    if (JSON.stringify(earlier) === JSON.stringify(choice)) return
    for (const one of steps.map((other) => this.#step(other))) {
      if (isOver(one)) one.status = 'reading'
    }
    const state: EachState = { failed: [], unasked: 0, ...stateOf<EachState>(step), choice }
    await this.#context.recorder.update(step, { state: JSON.stringify(state) })
  }

  /** Only where apps are to be found: the documents of 3.0 have it at another version. */
  async #ownApps(step: StagedStep): Promise<void> {
    const { recorder } = this.#context
    if (!this.#reading.findApps) {
      return recorder.update(step, { status: 'skipped', reason: 'only the given apps are read' })
    }
    step.status = 'reading'
    const says = (answer: Answer): boolean => answer.type === 'subjects'
    let asked = await ask(this.#context, this.#requests.ownApps('v2.5'), says)
    if (asked.problem?.httpStatus === 404) {
      asked = await ask(this.#context, this.#requests.ownApps('v3'), says)
    }
    if (asked.problem) {
      const { status, reason } = asked.problem
      return recorder.update(step, { status, reason })
    }
    await recorder.keep(step, { ...asked.staged, number: 0 })
    await recorder.update(step, { status: 'whole', done: countOf(asked.staged.answer) })
  }

  #roster(): PagedList {
    return {
      first: '0',
      asking: (page) => this.#requests.users(Number(page)),
      pageOf: (source) => source.slice(source.lastIndexOf(' ') + 1),
      says: saysList('user-list'),
      next: (json, answer, page) => nextOfRoster(json, answer.items.length, page),
    }
  }

  #roleList(): PagedList {
    const [locale] = this.#reading.locales
    return {
      first: locale!,
      asking: (language) => this.#requests.roles(language),
      pageOf: pathIn,
      says: saysList('role-list'),
      // Its documentation has no pages.
      next: () => ({ next: null }),
    }
  }

  async #roleNames(step: StagedStep): Promise<void> {
    const { locales } = this.#reading
    const roles = this.#step('roles')
    if (locales.length < 2 || roles.status === 'refused' || roles.status === 'missing') {
      const reason = locales.length < 2 ? 'one language is read' : 'no role is known'
      return this.#context.recorder.update(step, { status: 'skipped', reason })
    }
    await this.#each(step, {
      subjects: locales.slice(1),
      asking: (locale) => this.#requests.roles(locale),
      says: saysList('role-list'),
    })
  }

  async #rolesOfUsers(step: StagedStep): Promise<void> {
    const users = await this.#usersOfRoster()
    if (users.length === 0) return this.#skip(step, 'no user is known')
    const batches = new Map<string, string[]>()
    for (let from = 0; from < users.length; from += usersPerBatch) {
      const batch = users.slice(from, from + usersPerBatch).map(({ id }) => id)
      batches.set(`users ${from + 1}–${from + batch.length}`, batch)
    }
    await this.#each(step, {
      subjects: [...batches.keys()],
      asking: (label) => this.#requests.rolesOfUsers(batches.get(label)!, label),
      says: (answer) =>
        answer.type === 'subjects' && answer.items.every(({ kind }) => kind === 'assignment'),
    })
  }

  /** Only where the batches are refused, or nobody knows whom to put into them. */
  async #usersOfRoles(step: StagedStep): Promise<void> {
    const { status } = this.#step('roles-of-users')
    if (status === 'whole' || status === 'partial') {
      return this.#skip(step, 'the roles of users were read at once')
    }
    const roles = await this.#roles()
    if (roles.length === 0) return this.#skip(step, 'no role is known')
    await this.#each(step, {
      subjects: roles,
      asking: (role) => this.#requests.usersOfRole(role),
      says: (answer, role) => saysOf('role-users', [role])(answer),
    })
  }

  /** Role by role, all that the batches would have said was read: nothing is missing without them. */
  async #forgiveRefusedBatches(): Promise<void> {
    const batches = this.#step('roles-of-users')
    const isUnread = batches.status === 'refused' || batches.status === 'missing'
    if (!isUnread || this.#step('users-of-roles').status !== 'whole') return
    await this.#skip(batches, `read role by role: ${batches.reason ?? 'refused'}`)
  }

  async #resourcesOfRoles(step: StagedStep): Promise<void> {
    const roles = await this.#roles()
    if (roles.length === 0) return this.#skip(step, 'no role is known')
    await this.#each(step, {
      subjects: roles,
      asking: (role) => this.#requests.resourcesOfRole(role),
      says: (answer, role) => saysOf('role-resources', [role])(answer),
    })
  }

  async #apps(step: StagedStep): Promise<void> {
    const apps = await this.#appsToRead()
    if (apps.length === 0) return this.#skip(step, 'no app is known: give its access key')
    await this.#each(step, {
      subjects: apps,
      asking: (app) => this.#requests.app(app),
      says: (answer, app) => saysOf('app', [app])(answer),
    })
  }

  async #menuGroups(step: StagedStep): Promise<void> {
    const apps = await this.#appsToRead()
    if (apps.length === 0) return this.#skip(step, 'no app is known: give its access key')
    await this.#each(step, {
      subjects: apps,
      asking: (app) => this.#requests.menuGroups(app),
      says: (answer, app) => saysOf('menu-groups', [app])(answer),
    })
  }

  async #userAnswers(step: StagedStep): Promise<void> {
    if (this.#perUser.of === 'none') return this.#skip(step, 'not chosen')
    const [known, apps] = [await this.#knownUsers(), await this.#appsToRead()]
    const users = chosenUsers(this.#perUser, known)
    if (users.length === 0) return this.#skip(step, 'no user is known: choose users by their ids')
    if (apps.length === 0) return this.#skip(step, 'no app is known: give its access key')
    const pairs = new Map<string, { user: string; app: string }>()
    for (const user of users) {
      for (const app of apps) pairs.set(subjectOf(user, app), { user, app })
    }
    await this.#each(step, {
      subjects: [...pairs.keys()],
      asking: (subject) => {
        const { user, app } = pairs.get(subject)!
        return this.#requests.resourcesOfUser(user, app)
      },
      says: (answer, subject) => saysOf('user-app-resources', [subject])(answer),
      groupOf: (subject) => pairs.get(subject)!.app,
      // An app that is not there is not there for the next user either.
      holdsForGroup: ({ forAll, code }) => forAll || code === '31404',
    })
  }

  #each(step: StagedStep, each: Omit<Each, 'atOnce'>): Promise<void> {
    return readEach(this.#context, step, { ...each, atOnce })
  }

  #skip(step: StagedStep, reason: string): Promise<void> {
    return this.#context.recorder.update(step, { status: 'skipped', reason })
  }

  #staged(name: StepName): Promise<StagedAnswer[]> {
    return this.#context.recorder.staged(this.#step(name))
  }

  async #roles(): Promise<string[]> {
    return itemsIn(await this.#staged('roles'), 'role').map(({ subject }) => subject)
  }

  async #usersOfRoster(): Promise<KnownUser[]> {
    const items = itemsIn(await this.#staged('users'), 'user')
    return items.map(({ body }) => ({
      id: body.id,
      names: [body.name, body.email].filter((name) => name !== undefined),
      roles: undefined,
    }))
  }

  /** Those of the roster, and those that a role names, with their roles as far as they were read. */
  async #knownUsers(): Promise<KnownUser[]> {
    const users = new Map((await this.#usersOfRoster()).map((user) => [user.id, user]))
    for (const { body } of itemsIn(await this.#staged('roles-of-users'), 'assignment')) {
      const user = users.get(body.user)
      if (user) user.roles = body.roles.map(({ role }) => role)
    }
    for (const { body } of itemsIn(await this.#staged('users-of-roles'), 'role-users')) {
      for (const { id, name, email } of body.users) {
        const names = [name, email].filter((one) => one !== undefined)
        const user = users.get(id) ?? { id, names, roles: undefined }
        user.roles = [...(user.roles ?? []), body.role]
        users.set(id, user)
      }
    }
    return [...users.values()]
  }

  async #appsToRead(): Promise<string[]> {
    const apps = new Set(this.#reading.apps)
    if (!this.#reading.findApps) return [...apps]
    for (const { subject } of itemsIn(await this.#staged('own-apps'), 'app-info')) apps.add(subject)
    for (const { body } of itemsIn(await this.#staged('resources-of-roles'), 'role-resources')) {
      for (const { app } of body.permissions) if (app !== undefined) apps.add(app)
      for (const { app } of body.menuGroups) apps.add(app)
    }
    return [...apps]
  }
}

/** Steps that count what is in the lists that they read; all others count requests. */
const lists: ReadonlySet<StepName> = new Set<StepName>(['own-apps', 'users', 'roles'])

/** Steps that ask one by one, and the steps that tell them about whom. */
const asksAbout = {
  'users-of-roles': ['roles', 'roles-of-users'],
  'resources-of-roles': ['roles'],
  apps: ['own-apps', 'resources-of-roles'],
  'menu-groups': ['own-apps', 'resources-of-roles'],
  'user-answers': ['users', 'roles-of-users', 'users-of-roles', 'own-apps', 'resources-of-roles'],
} as const satisfies Partial<Record<StepName, readonly StepName[]>>

const choiceOf = (step: StagedStep): PerUserAnswers | undefined =>
  stateOf<EachState>(step)?.choice as PerUserAnswers | undefined

const saysList =
  (kind: PartKind) =>
  (answer: Answer): boolean =>
    answer.type === 'list' && answer.kind === kind

const countOf = (answer: Answer): number => (answer.type === 'asks' ? 0 : answer.items.length)

/**
 * Application Portal API, "Pagination": pages are counted from 0. Where it is not said how many users
 * there are, a page that is not full is the last one, which proves nothing.
 */
function nextOfRoster(json: unknown, held: number, page: string): { next: string | null } {
  const data = isObject(json) && isObject(json['data']) ? json['data'] : {}
  const { perPage = usersPerPage, totalPages } = readPagination(data)
  const next = Number(page) + 1
  const isLast = totalPages === undefined ? held < perPage : next >= totalPages
  return { next: isLast ? null : String(next) }
}

type Item = Exclude<Answer, { type: 'asks' }>['items'][number]

/** Each subject once, by what was read, also in an earlier run. */
function itemsIn<K extends Item['kind']>(
  answers: readonly StagedAnswer[],
  kind: K,
): Extract<Item, { kind: K }>[] {
  const items = new Map<string, Extract<Item, { kind: K }>>()
  for (const { answer } of answers) {
    if (answer.type === 'asks') continue
    for (const item of answer.items) {
      if (item.kind === kind) items.set(item.subject, item as Extract<Item, { kind: K }>)
    }
  }
  return [...items.values()]
}

/**
 * Requests that are still to be sent, for the time that is left. Infinite while it cannot be known how
 * many they are: not before it is settled of whom and of which apps EnOS is asked.
 */
export function requestsLeft(
  step: (name: StepName) => StagedStep,
  { reading, perUser }: Organization,
): Map<string, number> {
  const chosen = perUser ?? choiceOf(step('user-answers')) ?? { of: 'none' }
  const users = step('users').total ?? step('users').done
  const roles = step('roles').done
  const { total: appsFound } = step('apps')
  const apps = appsFound ?? reading.apps.length
  const pairs = (): number => {
    if (chosen.of === 'none') return 0
    if (chosen.of === 'sample' || (reading.findApps && appsFound === undefined)) return Infinity
    return apps * (chosen.of === 'all' ? users : chosen.users.length)
  }
  const expected: Record<StepName, number> = {
    'own-apps': reading.findApps ? 1 : 0,
    users: Math.ceil(
      Math.max(1, users - step('users').done) /
        (stateOf<ListState>(step('users'))?.perPage ?? usersPerPage),
    ),
    roles: 1,
    'role-names': reading.locales.length - 1,
    'roles-of-users': Math.ceil(Math.max(1, users) / usersPerBatch),
    'users-of-roles': 0,
    'resources-of-roles': roles,
    apps,
    'menu-groups': apps,
    'user-answers': pairs(),
  }
  let left = 0
  for (const name of Object.keys(stepLabels) as StepName[]) {
    const one = step(name)
    if (isOver(one)) continue
    const { total, done } = one
    left += total === undefined || lists.has(name) ? expected[name] : total - done
  }
  return new Map([[rateGroup, left]])
}
