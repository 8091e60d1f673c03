/** Users: the list that is filtered and sorted, and one of them with what is known of it. */
import type { AccessIndex } from '../access/access-index'
import { byNameAndId, naturalOrder } from '../../shared/natural-order'
import { AppError } from '../../shared/result'
import type { UserDetail, UserRow } from '../../shared/schemas/access'
import type { Missing } from '../../shared/schemas/common'
import { speaksOf } from './access-cell'
import { appAnswer, userMenus } from './app-access'
import { appNamed, assignedRole, permissionBrief, userBrief } from './briefs'
import { menusConfirmed, permissionsConfirmed } from './confirmed'
import { matching } from './filter'
import { findUser } from './find'
import { missingForUser, rolesTellOfApps } from './missing'
import { outsideModel } from './outside-model'
import type { Asked } from './reader'
import { briefOf } from './snapshots'
import { userFilter } from './user-filter'
import { listEvidence, statedBy, vendorEvidence } from './vendor-word'

export interface UsersInput {
  filter?: string | undefined
  sort?: string | undefined
  offset?: number | undefined
  limit?: number | undefined
}

/** @throws AppError `invalid-argument` for an unknown filter key or sort column */
export function userRows(
  { index }: Asked,
  input: UsersInput,
): { total: number; unknown: number; users: UserRow[] } {
  const test = userFilter(index, input.filter)
  const { matching: found, unknown } = matching(index.facts.users.length, test)
  sortUsers(index, found, input.sort ?? 'name')
  const offset = input.offset ?? 0
  const page = found.slice(offset, offset + (input.limit ?? found.length))
  return { total: found.length, unknown, users: page.map((user) => userRow(index, user)) }
}

function userRow(index: AccessIndex, user: number): UserRow {
  return {
    ...userBrief(index, user),
    roles: index.assignmentsOf(user).map((assignment) => assignedRole(index, assignment)),
    rolesKnown: index.rolesKnown(user),
  }
}

const columns = {
  name: (index: AccessIndex, user: number) => index.facts.users[user]!.name,
  ext: (index: AccessIndex, user: number) => index.facts.users[user]!.extensionNumber ?? '',
  email: (index: AccessIndex, user: number) => index.facts.users[user]!.email ?? '',
  type: (index: AccessIndex, user: number) => index.facts.users[user]!.type ?? '',
  status: (index: AccessIndex, user: number) => index.facts.users[user]!.status ?? '',
  site: (index: AccessIndex, user: number) => index.facts.users[user]!.site ?? '',
  roles: (index: AccessIndex, user: number) =>
    index
      .rolesOf(user)
      .map((role) => index.facts.roles[role]!.name)
      .sort()
      .join(', '),
}

/** In place. @throws AppError `invalid-argument` for an unknown column */
export function sortUsers(index: AccessIndex, users: number[], by: string): void {
  const descending = by.startsWith('-')
  const column = descending ? by.slice(1) : by
  if (!Object.hasOwn(columns, column)) {
    throw new AppError('invalid-argument', `Users cannot be sorted by “${column}”.`, {
      hint: `They can be sorted by ${Object.keys(columns).join(', ')}; a “-” in front turns the order round.`,
    })
  }
  const valueOf = columns[column as keyof typeof columns]
  const values = new Map(users.map((user) => [user, valueOf(index, user)]))
  users.sort((a, b) => {
    const order = naturalOrder(values.get(a)!, values.get(b)!)
    return (
      (descending ? -order : order) ||
      naturalOrder(index.facts.users[a]!.name, index.facts.users[b]!.name) ||
      a - b
    )
  })
}

/** @throws AppError `not-found`, `ambiguous` */
export function userDetail(asked: Asked, named: string): UserDetail {
  const { index, snapshot } = asked
  const user = findUser(index, named)
  const { administeredSites, apps } = index.facts
  const sites = administeredSites.get(user)
  return {
    user: userBrief(index, user),
    snapshot: briefOf(snapshot),
    roles: index.assignmentsOf(user).map((assignment) => assignedRole(index, assignment)),
    rolesKnown: index.rolesKnown(user),
    systemExtension: index.isSystemExtension(user),
    direct: index
      .directOf(user)
      .map((permission) => permissionBrief(index, permission))
      .sort(byNameAndId),
    directKnown: index.grantsKnown(user),
    ...(sites === undefined ? {} : { administeredSites: sites }),
    outside: outsideModel(asked, user),
    apps: apps.map((_, app) => userApp(index, user, app)).sort(byNameAndId),
    missing: missingOf(index, user),
    evidence: [
      ...(index.rolesKnown(user) ? statedBy(index, 'assignment', index.facts.users[user]!.id) : []),
      ...(index.directPermissions.of(user).length > 0
        ? listEvidence(index, 'direct-permission-list')
        : []),
      ...index.vendorStatementsOf(user).flatMap((statement) => vendorEvidence(index, statement)),
    ],
  }
}

function userApp(index: AccessIndex, user: number, app: number): UserDetail['apps'][number] {
  const menus = userMenus(index, user, app)
  const answer = appAnswer(index, user, app, menus)
  const both = [permissionsConfirmed(index, user, app), menusConfirmed(index, menus)]
  const confirmed = both.includes(false) ? false : both.includes(true) ? true : undefined
  return {
    ...appNamed(index, app),
    answer,
    ...(confirmed === undefined || answer === 'unknown' ? {} : { confirmed }),
  }
}

/** What keeps the user's computed permissions from being all there are. */
function missingOf(index: AccessIndex, user: number): Missing[] {
  const { outside, inApps } = speaksOf(index, undefined)
  const where = {
    outside: outside && !index.computedWhole(user, false),
    inApps: inApps && rolesTellOfApps(index) && !index.computedWhole(user, true),
  }
  return where.outside || where.inApps ? missingForUser(index, user, [], where) : []
}
