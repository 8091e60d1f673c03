/** Who has a permission or menu: everyone of whom it is known, and how many it is not known of. */
import type { AccessIndex } from '../access/access-index'
import { accessOf, shown, vendorMenuAnswer } from '../access/vendor'
import { AppError } from '../../shared/result'
import type { WhoCan } from '../../shared/schemas/access'
import type { Answer, Count, Missing } from '../../shared/schemas/common'
import * as say from '../../shared/sentences/en'
import { permissionBrief, userBrief } from './briefs'
import { findMenu, tryFindPermission } from './find'
import { missingDictionary, missingUserList } from './missing'
import type { Asked } from './reader'
import { briefOf } from './snapshots'

export interface WhoCanInput {
  permission?: string | undefined
  menu?: string | undefined
  app?: string | undefined
  offset?: number | undefined
  limit?: number | undefined
}

export interface Holders {
  yes: number[]
  unknown: number[]
}

/** @throws AppError `invalid-argument`, `not-found`, `ambiguous` */
export function whoCan({ index, snapshot }: Asked, input: WhoCanInput): WhoCan {
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
      ...counted(index, fact.name, holders, missingInApp(index, fact.app, holders), page),
    }
  }
  const permission = tryFindPermission(index, input.permission!, input.app)
  if (permission === undefined) {
    const everyone = { yes: [], unknown: index.facts.users.map((_, user) => user) }
    return {
      permission: { id: input.permission!, name: input.permission!, assignable: null },
      snapshot: briefOf(snapshot),
      ...counted(index, input.permission!, everyone, [missingDictionary(index)], page),
      total: null,
      answer: 'unknown',
    }
  }
  const { name, app } = index.facts.permissions[permission]!
  const holders = holdersOf(index, permission)
  const missing =
    app === undefined ? missingRoles(index, holders) : missingInApp(index, app, holders)
  return {
    permission: permissionBrief(index, permission),
    snapshot: briefOf(snapshot),
    ...counted(index, name, holders, missing, page),
  }
}

/** Users without a word of the vendor are answered by their set of roles; there are far fewer sets. */
export function holdersOf(index: AccessIndex, permission: number): Holders {
  const bySet = index.roleSets.map((_, set): Answer => {
    if (index.facts.permissions[permission]!.app !== undefined) return 'unknown'
    if (index.setHas.has(set, permission)) return 'yes'
    return index.setWhole[set] === 1 ? 'no' : 'unknown'
  })
  const answerOf = (user: number): Answer => {
    if (index.vendorStatementsOf(user).length > 0 || index.isSystemExtension(user)) {
      return accessOf(index, user, permission).answer
    }
    const answer = bySet[index.roleSetOf[user]!]!
    return answer === 'no' && !index.rolesKnown(user) ? 'unknown' : answer
  }
  return sorted(index, answerOf)
}

/** How many users have each permission, all at once: by set of roles, and by the vendor's answers within apps. */
export function holderCounts(index: AccessIndex): Count[] {
  const { permissions, users, whole } = index.facts
  const yes = new Uint32Array(permissions.length)
  const unknown = new Uint32Array(permissions.length)
  const outside = permissions.flatMap((permission, number) =>
    permission.app === undefined ? [number] : [],
  )
  const asked = new Uint32Array(index.facts.apps.length)
  const bySet = new Uint32Array(index.roleSets.length)
  const unreadBySet = new Uint32Array(index.roleSets.length)
  let nameless = false
  for (let user = 0; user < users.length; user++) {
    const statements = index.vendorStatementsOf(user)
    for (const statement of statements) {
      if (statement.kind !== 'user-app-resources') continue
      if (statement.whole) asked[statement.app]!++
      for (const permission of statement.granted.keys()) yes[permission]!++
    }
    if (users[user]!.id === '~') nameless = true
    const own = statements.some((statement) => statement.kind !== 'user-app-resources')
    if (own || index.isSystemExtension(user)) {
      for (const permission of outside) {
        const { answer } = accessOf(index, user, permission)
        // Not counted beside the others: it may be one of them.
        if (answer === 'yes' && users[user]!.id !== '~') yes[permission]!++
        if (answer === 'unknown') unknown[permission]!++
      }
    } else if (index.rolesKnown(user)) bySet[index.roleSetOf[user]!]!++
    else unreadBySet[index.roleSetOf[user]!]!++
  }
  index.roleSets.forEach((_, set) => {
    for (const permission of outside) {
      const holders = bySet[set]! + unreadBySet[set]!
      if (index.setHas.has(set, permission)) yes[permission]! += holders
      else unknown[permission]! += index.setWhole[set] === 1 ? unreadBySet[set]! : holders
    }
  })
  return permissions.map(({ app }, number) => {
    const open = app === undefined ? unknown[number]! : users.length - asked[app]!
    const sure = whole.users && open === 0 && !nameless
    return { value: yes[number]!, is: sure ? 'total' : 'atLeast' }
  })
}

export function holdersOfMenu(index: AccessIndex, menu: number): Holders {
  return sorted(
    index,
    (user) => shown(index, user, 'unknown', vendorMenuAnswer(index, user, menu)).answer,
  )
}

function sorted(index: AccessIndex, answerOf: (user: number) => Answer): Holders {
  const holders: Holders = { yes: [], unknown: [] }
  for (let user = 0; user < index.facts.users.length; user++) {
    const answer = answerOf(user)
    if (answer !== 'no') holders[answer].push(user)
  }
  return holders
}

function counted(
  index: AccessIndex,
  name: string,
  { yes, unknown }: Holders,
  missing: Missing[],
  page: { offset: number; limit: number },
): Pick<WhoCan, 'answer' | 'total' | 'atLeast' | 'unknown' | 'missing' | 'users' | 'text'> {
  const whole = index.facts.whole.users && unknown.length === 0
  const sure = distinct(index, yes)
  // Somebody who is only known as `~` may be one of the others, or not.
  const total = whole && sure === yes.length && !isNameless(index, yes) ? yes.length : null
  return {
    answer: yes.length > 0 ? 'yes' : whole ? 'no' : 'unknown',
    total,
    atLeast: sure,
    unknown: unknown.length,
    missing: [...missing, ...(index.facts.whole.users ? [] : [missingUserList(index)])],
    users: yes.slice(page.offset, page.offset + page.limit).map((user) => userBrief(index, user)),
    text: say.whoCan(name, total, sure, unknown.length),
  }
}

/** `~` may be one of the others; counted is who is certainly another person. */
function distinct(index: AccessIndex, users: readonly number[]): number {
  return isNameless(index, users) && users.length > 1 ? users.length - 1 : users.length
}

const isNameless = (index: AccessIndex, users: readonly number[]): boolean =>
  users.some((user) => index.facts.users[user]!.id === '~')

function missingRoles(index: AccessIndex, { unknown }: Holders): Missing[] {
  const unassigned = unknown.filter((user) => !index.rolesKnown(user)).length
  const roles = new Set(
    unknown.flatMap((user) => index.rolesOf(user)).filter((role) => index.roleWhole[role] === 0),
  )
  const names = [...roles].slice(0, 5).map((role) => index.facts.roles[role]!.name)
  return [
    ...(unassigned > 0
      ? [
          {
            kind: 'assignment-list',
            subject: '',
            status: 'missing',
            text: say.missingAssignments(unassigned),
          } satisfies Missing,
        ]
      : []),
    ...(roles.size > 0
      ? [
          {
            kind: 'role-list',
            subject: '',
            status: 'missing',
            text: say.missingRoles(names),
          } satisfies Missing,
        ]
      : []),
  ]
}

function missingInApp(index: AccessIndex, app: number, { unknown }: Holders): Missing[] {
  if (unknown.length === 0) return []
  return [
    {
      kind: 'user-app-resources',
      subject: index.facts.apps[app]!.id,
      status: 'missing',
      text: say.missingUserApps(unknown.length, index.facts.apps[app]!.name),
    },
  ]
}
