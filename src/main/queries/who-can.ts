/** Who has a permission or menu: everyone of whom it is known, and how many it is not known of. */
import type { AccessIndex } from '../access/access-index'
import type { AppStatement, AppWord } from '../access/app-statements'
import type { ComputedHolders } from '../access/permission-holders'
import { UserSet } from '../access/user-set'
import { accessOf, menuAccessOf, weigh } from '../access/vendor'
import { AppError } from '../../shared/result'
import type { WhoCan } from '../../shared/schemas/access'
import type { Answer, Count, Missing } from '../../shared/schemas/common'
import { say } from '../../shared/sentences/access'
import { permissionBrief, userBrief } from './briefs'
import { findMenu, tryFindPermission } from './find'
import {
  missingDictionary,
  missingDirectGrants,
  missingDirectMenus,
  missingForHolders,
  missingInclusionsOfGrants,
  missingUserApps,
  missingUserList,
  rolesTellOfApps,
} from './missing'
import type { Asked } from './reader'
import { withRefusals } from './refusals'
import { briefOf } from './snapshots'

export interface WhoCanInput {
  permission?: string | undefined
  menu?: string | undefined
  app?: string | undefined
  offset?: number | undefined
  limit?: number | undefined
}

export interface Holders {
  yes: UserSet
  unknown: UserSet
  /** How many answers, yes or no, EnOS's own answer does not stand behind; 0 for other vendors. */
  notConfirmed: number
}

/** @throws AppError `invalid-argument`, `not-found`, `ambiguous` */
export function whoCan(asked: Asked, input: WhoCanInput): WhoCan {
  const { index, snapshot } = asked
  if ((input.permission === undefined) === (input.menu === undefined)) {
    throw new AppError('invalid-argument', 'Ask about one permission or one menu.', {
      hint: 'Name either a permission or a menu.',
    })
  }
  const page = { offset: input.offset ?? 0, limit: input.limit ?? Infinity }
  if (input.menu !== undefined) {
    const menu = findMenu(index, input.menu, input.app)
    const fact = index.facts.menus[menu]!
    const holders = holdersOfMenu(index, menu)
    return {
      menu: { id: fact.id, name: fact.name, app: index.facts.apps[fact.app]!.id },
      snapshot: briefOf(snapshot),
      ...counted(asked, fact.name, holders, missingMenus(index, fact.app, holders), page),
    }
  }
  const permission = tryFindPermission(index, input.permission!, input.app)
  if (permission === undefined) {
    const everyone = none(index)
    index.facts.users.forEach((_, user) => everyone.unknown.add(user))
    return {
      permission: { id: input.permission!, name: input.permission!, assignable: null },
      snapshot: briefOf(snapshot),
      ...counted(asked, input.permission!, everyone, [missingDictionary(index)], page),
      total: null,
      answer: 'unknown',
    }
  }
  const { name, app } = index.facts.permissions[permission]!
  const holders = holdersOf(index, permission)
  const missing = missingPermissions(index, app, holders)
  return {
    permission: permissionBrief(index, permission),
    snapshot: briefOf(snapshot),
    ...counted(asked, name, holders, missing, page),
  }
}

/** Users without a word of the vendor are answered by what they hold; there are far fewer holdings. */
export function holdersOf(index: AccessIndex, permission: number): Holders {
  const { app } = index.facts.permissions[permission]!
  const computed = index.permissionHolders.of(permission)
  if (app === undefined) return shownHolders(index, permission, computed)
  return holdersInApp(index, app, {
    computed: (user) =>
      computed.yes.has(user) ? 'yes' : computed.unknown.has(user) ? 'unknown' : 'no',
    computedAt: (user) => index.computedAt(user),
    statement: (word) => word.permissions,
    holds: (statement) => statement.granted.has(permission),
    weighed: (user) => accessOf(index, user, permission),
  })
}

/** Few users have a word of the vendor beside what is computed. */
function shownHolders(index: AccessIndex, permission: number, computed: ComputedHolders): Holders {
  const alone = index.usersAnsweredAlone
  if (alone.length === 0) return { ...computed, notConfirmed: 0 }
  const shown = { yes: computed.yes.copy(), unknown: computed.unknown.copy(), notConfirmed: 0 }
  for (const user of alone) {
    const { answer } = accessOf(index, user, permission)
    shown.yes.delete(user)
    shown.unknown.delete(user)
    if (answer !== 'no') shown[answer].add(user)
  }
  return shown
}

/** Roles and their menu groups are looked through once a holding, not once a user. */
export function holdersOfMenu(index: AccessIndex, menu: number): Holders {
  const { app } = index.facts.menus[menu]!
  const byHolding = index.holdings.map(({ roles }): Answer => {
    const answers = roles.map((role) => index.roleGivesMenu(role, menu))
    if (answers.includes('yes')) return 'yes'
    return answers.includes('unknown') ? 'unknown' : 'no'
  })
  return holdersInApp(index, app, {
    computed: (user) => {
      if (index.directMenus.has(user, menu)) return 'yes'
      const answer = byHolding[index.holdingOf[user]!]!
      const known = index.rolesKnown(user) && index.menuGrantsKnown(user)
      return answer === 'no' && !known ? 'unknown' : answer
    },
    computedAt: (user) => index.computedMenusAt(user, app),
    statement: (word) => word.menus,
    holds: (statement) => statement.menus!.has(menu),
    weighed: (user) => menuAccessOf(index, user, menu),
  })
}

/** One permission or menu of an app, of any user. */
interface InApp {
  computed: (user: number) => Answer
  computedAt: (user: number) => number
  /** The answer that counts for it. */
  statement: (word: AppWord) => AppStatement | undefined
  /** Whether that answer holds it. */
  holds: (statement: AppStatement) => boolean
  /** With all that the vendor said, where answers contradict each other. */
  weighed: (user: number) => { answer: Answer; confirmed: boolean | undefined }
}

/** Users and the vendor's answers in the app are both in the order of users. */
function holdersInApp(index: AccessIndex, app: number, about: InApp): Holders {
  const words = index.appStatements.wordsIn(app)
  let next = words.next()
  return sorted(index, (user) => {
    const computed = about.computed(user)
    if (next.done === true || next.value.user !== user) {
      return { answer: computed, confirmed: false }
    }
    const word = next.value
    next = words.next()
    if (word.contested) return about.weighed(user)
    const statement = about.statement(word)
    if (!statement) return { answer: computed, confirmed: false }
    const vendor = about.holds(statement) ? 'yes' : statement.whole ? 'no' : 'unknown'
    const computedAt = about.computedAt(user)
    const answer = weigh(computed, vendor, statement.at, computedAt)
    const stands = statement.at >= computedAt || computed === 'unknown'
    return { answer, confirmed: vendor === answer && stands }
  })
}

const none = ({ facts: { users } }: AccessIndex): Holders => ({
  yes: new UserSet(users.length),
  unknown: new UserSet(users.length),
  notConfirmed: 0,
})

function sorted(
  index: AccessIndex,
  accessTo: (user: number) => { answer: Answer; confirmed: boolean | undefined },
): Holders {
  const holders = none(index)
  for (let user = 0; user < index.facts.users.length; user++) {
    const { answer, confirmed } = accessTo(user)
    if (answer !== 'no') holders[answer].add(user)
    if (index.confirmsApps && answer !== 'unknown' && confirmed === false) holders.notConfirmed++
  }
  return holders
}

/** How many users have each permission, all at once: by what they hold, then by the vendor's words. */
export function holderCounts(index: AccessIndex): Count[] {
  const { apps, permissions, users, whole } = index.facts
  const counts = new HolderCounts(index)
  counts.addHoldings()
  const outside = permissions.flatMap(({ app }, number) => (app === undefined ? [number] : []))
  for (let user = 0; user < users.length; user++) {
    const spoken = index.vendorStatementsOf(user).some(({ kind }) => kind !== 'user-app-resources')
    if (spoken || index.isSystemExtension(user)) {
      for (const permission of outside) {
        counts.correct(user, permission, accessOf(index, user, permission).answer)
      }
    }
  }
  apps.forEach((_, app) => {
    const inApp = index.permissionsIn(app)
    for (const { times, word } of wordsAlike(index, app)) {
      for (const permission of inApp) {
        counts.correct(word.user, permission, shownBy(index, word, permission), times)
      }
    }
  })
  const nameless = index.userByExternalId.has('~')
  return permissions.map((_, number) => {
    const sure = whole.holders && counts.unknown[number] === 0 && !nameless
    return { value: counts.yes[number]!, is: sure ? 'total' : 'atLeast' }
  })
}

/** The vendor's words in an app, one for all users who hold the same and are answered the same. */
function wordsAlike(index: AccessIndex, app: number): { word: AppWord; times: number }[] {
  const alike = new Map<string, { word: AppWord; times: number }>()
  const contents = new Map<AppStatement['granted'], number>()
  for (const word of index.appStatements.wordsIn(app)) {
    const { granted, at, whole } = word.permissions
    const { user } = word
    if (!contents.has(granted)) contents.set(granted, contents.size)
    const single = word.contested || index.facts.users[user]!.id === '~'
    const key = single
      ? `user ${user}`
      : `${index.holdingOf[user]!} ${index.holdingRead[user]!} ${contents.get(granted)!} ${whole} ${at >= index.computedAt(user)}`
    const found = alike.get(key)
    if (found) found.times++
    else alike.set(key, { word, times: 1 })
  }
  return [...alike.values()]
}

function shownBy(index: AccessIndex, word: AppWord, permission: number): Answer {
  const { user, contested, permissions: said } = word
  if (contested) return accessOf(index, user, permission).answer
  const vendor = said.granted.has(permission) ? 'yes' : said.whole ? 'no' : 'unknown'
  return weigh(index.computed(user, permission), vendor, said.at, index.computedAt(user))
}

/** Counts of each permission's holders. `~` is not counted beside the others: it may be one of them. */
class HolderCounts {
  readonly yes: Int32Array
  readonly unknown: Int32Array
  readonly #index: AccessIndex
  readonly #nameless: number | undefined

  constructor(index: AccessIndex) {
    this.#index = index
    this.#nameless = index.userByExternalId.get('~')
    this.yes = new Int32Array(index.facts.permissions.length)
    this.unknown = new Int32Array(index.facts.permissions.length)
  }

  /** Everyone by what they hold, as if the vendor had said nothing. */
  addHoldings(): void {
    const index = this.#index
    const known = new Uint32Array(index.holdings.length)
    const unread = new Uint32Array(index.holdings.length)
    index.holdingOf.forEach((holding, user) => {
      if (user === this.#nameless) this.#addOne(holding)
      else (index.holdingKnown(user) ? known : unread)[holding]!++
    })
    // Of all with an open holding a permission is unknown, but for the holdings that have it.
    let openOutside = 0
    let openInApps = 0
    index.holdings.forEach((_, holding) => {
      const all = known[holding]! + unread[holding]!
      const outside = index.holdingWhole[holding] === 1 ? unread[holding]! : all
      const inApps = index.holdingAppWhole[holding] === 1 ? unread[holding]! : all
      openOutside += outside
      openInApps += inApps
      for (const permission of index.holdingHas.columnsOf(holding)) {
        this.yes[permission]! += all
        this.unknown[permission]! -= this.#isInApp(permission) ? inApps : outside
      }
    })
    for (let permission = 0; permission < this.unknown.length; permission++) {
      this.unknown[permission]! += this.#isInApp(permission) ? openInApps : openOutside
    }
  }

  /**
   * What is shown of a user in place of what was computed.
   * @param times users like this one, itself included
   */
  correct(user: number, permission: number, answer: Answer, times = 1): void {
    const before = this.#byHolding(user, permission)
    if (before === answer) return
    this.#add(user, permission, before, -times)
    this.#add(user, permission, answer, times)
  }

  #addOne(holding: number): void {
    for (let permission = 0; permission < this.unknown.length; permission++) {
      if (!this.#index.holdingHas.has(holding, permission)) this.unknown[permission]!++
    }
  }

  #add(user: number, permission: number, answer: Answer, by: number): void {
    if (answer === 'unknown') this.unknown[permission]! += by
    else if (answer === 'yes' && user !== this.#nameless) this.yes[permission]! += by
  }

  #byHolding(user: number, permission: number): Answer {
    const index = this.#index
    const holding = index.holdingOf[user]!
    if (index.holdingHas.has(holding, permission)) return 'yes'
    return index.computedWhole(user, this.#isInApp(permission)) ? 'no' : 'unknown'
  }

  #isInApp(permission: number): boolean {
    return this.#index.facts.permissions[permission]!.app !== undefined
  }
}

function counted(
  asked: Asked,
  name: string,
  { yes, unknown, notConfirmed }: Holders,
  missing: Missing[],
  page: { offset: number; limit: number },
): Omit<WhoCan, 'permission' | 'menu' | 'snapshot'> {
  const { index } = asked
  const whole = index.facts.whole.holders && unknown.size === 0
  // Somebody who is only known as `~` may be one of the others, or not.
  const nameless = index.userByExternalId.get('~')
  const isNameless = nameless !== undefined && yes.has(nameless)
  const sure = isNameless && yes.size > 1 ? yes.size - 1 : yes.size
  const total = whole && !isNameless ? yes.size : null
  const [firstUnknown] = unknown.page(0, 1)
  return {
    answer: yes.size > 0 ? 'yes' : whole ? 'no' : 'unknown',
    total,
    atLeast: sure,
    unknown: unknown.size,
    notConfirmed,
    missing: withRefusals(
      asked,
      [...missing, ...(index.facts.whole.holders ? [] : [missingUserList(index)])],
      firstUnknown === undefined ? undefined : index.facts.users[firstUnknown]!.id,
    ),
    users: yes.page(page.offset, page.limit).map((user) => userBrief(index, user)),
    text: say.whoCan(name, total, sure, unknown.size, notConfirmed),
  }
}

function missingPermissions(
  index: AccessIndex,
  app: number | undefined,
  holders: Holders,
): Missing[] {
  if (holders.unknown.size === 0) return []
  const unknown = holders.unknown.page()
  const whole = app === undefined ? index.roleWhole : index.roleAppWhole
  const unread = rolesAmong(index, unknown).filter((role) => whole[role] === 0)
  return [
    ...(app === undefined ? [] : missingUserApps(index, app, unknown)),
    ...(app === undefined || rolesTellOfApps(index)
      ? missingForHolders(index, 'permissions', unknown, unread)
      : []),
    ...missingDirectGrants(index, unknown),
    ...missingInclusionsOfGrants(index, unknown, {
      outside: app === undefined,
      inApps: app !== undefined,
    }),
  ]
}

function missingMenus(index: AccessIndex, app: number, holders: Holders): Missing[] {
  if (holders.unknown.size === 0) return []
  const unknown = holders.unknown.page()
  const unread = rolesAmong(index, unknown).filter((role) => !index.roleMenusWhole(role, app))
  return [
    ...missingUserApps(index, app, unknown),
    ...(rolesTellOfApps(index) ? missingForHolders(index, 'menus', unknown, unread) : []),
    ...missingDirectMenus(index, unknown),
  ]
}

const rolesAmong = (index: AccessIndex, users: readonly number[]): number[] => [
  ...new Set(users.flatMap((user) => index.rolesOf(user))),
]
