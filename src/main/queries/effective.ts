/** Everything a user can do, each with both words and how it comes. */
import { accessOf, appStatement } from '../access/vendor'
import type { AccessIndex } from '../access/access-index'
import { byNameAndId } from '../../shared/natural-order'
import type { Effective, EffectivePermission } from '../../shared/schemas/access'
import type { Missing, Named } from '../../shared/schemas/common'
import { say } from '../../shared/sentences/access'
import { speaksOf } from './access-cell'
import { appNamed, permissionBrief, roleNamed, roleNamedById, userBrief } from './briefs'
import { permissionsConfirmed } from './confirmed'
import { findApp, findUser } from './find'
import { missingDictionary, missingForUser, missingInApp, onlyOnce } from './missing'
import type { Asked } from './reader'
import { withRefusals } from './refusals'
import { briefOf } from './snapshots'

/** @param app limits the answer to one app's permissions */
export function effective(
  asked: Asked,
  input: { user: string; app?: string | undefined },
): Effective {
  const { index, snapshot } = asked
  const user = findUser(index, input.user)
  const app = input.app === undefined ? undefined : findApp(index, input.app)
  const candidates = index.facts.permissions.flatMap((permission, number) =>
    app === undefined || permission.app === app ? [number] : [],
  )
  const permissions = candidates
    .flatMap((permission): EffectivePermission[] => {
      const access = accessOf(index, user, permission)
      if (access.computed !== 'yes' && access.vendor !== 'yes') return []
      return [permissionOf(index, user, permission, access)]
    })
    .sort(byNameAndId)

  const missing = withRefusals(asked, missingOf(index, user, app))
  const rest =
    restIsNo(index, user, app) &&
    candidates.every((permission) => accessOf(index, user, permission).answer !== 'unknown')
  const notConfirmed = appsAsked(index, app)
    .filter((number) => permissionsConfirmed(index, user, number) === false)
    .map((number) => appNamed(index, number))
    .sort(byNameAndId)
  return {
    user: userBrief(index, user),
    snapshot: briefOf(snapshot),
    systemExtension: index.isSystemExtension(user),
    missing,
    permissions,
    rest: rest && !index.isSystemExtension(user) ? 'no' : 'unknown',
    notConfirmed,
    limits: [...limitsOf(index), ...limitsOfConfirmed(notConfirmed)],
  }
}

/** How many apps stand in one sentence. */
const appsNamed = 5

function limitsOfConfirmed(apps: readonly Named[]): string[] {
  if (apps.length === 0) return []
  const named = apps.slice(0, appsNamed).map(({ name }) => name)
  return [say.notConfirmedIn(named, apps.length - named.length)]
}

function permissionOf(
  index: AccessIndex,
  user: number,
  permission: number,
  access: ReturnType<typeof accessOf>,
): EffectivePermission {
  const roles = index.rolesOf(user).filter((role) => index.roleHas.has(role, permission))
  const vendorRole = access.word?.grant?.role
  const scopes = access.word?.answer === 'yes' ? access.word.grant?.permissionScopes : undefined
  const { category } = index.facts.permissions[permission]!
  return {
    ...permissionBrief(index, permission),
    answer: access.answer,
    computed: access.computed,
    vendor: access.vendor,
    differs: access.differs,
    via: index.viaOfUser(user, permission),
    roles: withVendorRole(
      roles.map((role) => roleNamed(index, role)),
      vendorRole === undefined ? undefined : roleNamedById(index, vendorRole),
    ),
    ...(scopes === undefined ? {} : { permissionScopes: scopes }),
    ...(category === undefined ? {} : { category }),
    ...(access.confirmed === undefined ? {} : { confirmed: access.confirmed }),
  }
}

/** Roles that the vendor named although the user's own were not read. */
function rolesNamedFor(index: AccessIndex, user: number): number[] {
  if (index.rolesKnown(user)) return []
  const ids = index.vendorStatementsOf(user).flatMap((statement) => {
    const grants = 'granted' in statement ? [...statement.granted.values()] : [statement.grant]
    return grants.flatMap((grant) => grant.role ?? [])
  })
  return [...new Set(ids)].flatMap((id) => index.roleByExternalId.get(id) ?? [])
}

/** The vendor names one of possibly several roles; it is added where ours are not known. */
function withVendorRole(roles: Named[], vendor: Named | undefined): Named[] {
  if (!vendor || roles.some((role) => role.id === vendor.id)) return roles
  return [...roles, vendor]
}

function missingOf(index: AccessIndex, user: number, app: number | undefined): Missing[] {
  const outside = speaksOf(index, app).outside
    ? missingForUser(index, user, rolesNamedFor(index, user), { outside: true, inApps: false })
    : []
  const inApps = index.computedWhole(user, true)
    ? []
    : appsAsked(index, app)
        .filter((number) => !answeredInApp(index, user, number))
        .flatMap((number) => missingInApp(index, user, number))
  return onlyOnce([...outside, ...inApps, ...missingApps(index, user, app)])
}

/** What would tell whether the user has anything in apps that nothing names. */
function missingApps(index: AccessIndex, user: number, app: number | undefined): Missing[] {
  const { connector, whole } = index.facts
  if (app !== undefined || whole.apps || index.computedWhole(user, true)) return []
  if (connector === 'enos') return [missingDictionary(index)]
  return missingForUser(index, user, [], { outside: false, inApps: true })
}

/** What is not listed is a "no" if the vendor's answers or the computation are whole, apps included. */
function restIsNo(index: AccessIndex, user: number, app: number | undefined): boolean {
  const outside =
    !speaksOf(index, app).outside || profileAnswers(index, user) || index.computedWhole(user, false)
  const allApps = app !== undefined || index.facts.whole.apps
  const inApps =
    index.computedWhole(user, true) ||
    (allApps && appsAsked(index, app).every((number) => answeredInApp(index, user, number)))
  return outside && inApps
}

const appsAsked = (index: AccessIndex, app: number | undefined): number[] =>
  app === undefined ? index.facts.apps.map((_, number) => number) : [app]

/** A whole profile about no other extension, not older than what was computed from. */
function profileAnswers(index: AccessIndex, user: number): boolean {
  const own = index.facts.users[user]!.id
  return index
    .vendorStatementsOf(user)
    .some(
      (statement) =>
        statement.kind === 'authorization-profile' &&
        statement.whole &&
        statement.at >= index.computedAt(user) &&
        (statement.target === '' || statement.target === own),
    )
}

function answeredInApp(index: AccessIndex, user: number, app: number): boolean {
  const statement = appStatement(index, user, app)
  return statement?.whole === true && statement.at >= index.computedAt(user)
}

export function limitsOf({ facts }: AccessIndex): string[] {
  const { apps, connector } = facts
  if (connector === 'table') return [say.limitTables]
  return [
    ...(connector === 'enos' ? [] : [say.limitTarget, say.limitOutside]),
    ...(apps.length > 0 ? [say.limitPortal] : []),
  ]
}
