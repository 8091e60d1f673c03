/** Which permissions of an account a rule names, and who has any of them. */
import type { AccessIndex } from '../access/access-index'
import { holdersOf } from '../queries/who-can'
import type { RulePermission } from '../../shared/schemas/rules'
import { no, unknown, yes, type Known } from './rule-result'

export interface NamedPermissions {
  /** Numbers, each once. */
  permissions: readonly number[]
  /** Named by the rule, and known not to be in this account. */
  absent: readonly string[]
  /** Named by the rule; nothing mentions them, but not everything was read. */
  unread: readonly string[]
}

const fold = (text: string): string => text.normalize('NFC').toLocaleLowerCase('en')

export function namedPermissions(
  index: AccessIndex,
  anyOf: readonly RulePermission[],
): NamedPermissions {
  const permissions = new Set<number>()
  const absent: string[] = []
  const unread: string[] = []
  for (const named of anyOf) {
    const { matches, all } = matchesOf(index, named)
    for (const match of matches) permissions.add(match)
    if (!all) unread.push(named.permission)
    else if (matches.length === 0) absent.push(named.permission)
  }
  return { permissions: [...permissions], absent, unread }
}

/** `all`: whether there are no others of that name. */
function matchesOf(
  index: AccessIndex,
  { app, permission }: RulePermission,
): { matches: number[]; all: boolean } {
  const { apps, permissions, whole } = index.facts
  const wanted = app === undefined ? undefined : fold(app)
  const within = new Set(
    apps.flatMap(({ code, id, name }, number) =>
      wanted === undefined || id === app || code === app || fold(name) === wanted ? [number] : [],
    ),
  )
  const among = permissions.flatMap((fact, number) =>
    fact.app === undefined
      ? app === undefined
        ? [number]
        : []
      : within.has(fact.app)
        ? [number]
        : [],
  )
  const byId = among.filter((number) => {
    const { code, id } = permissions[number]!
    return id === permission || code === permission
  })
  const name = fold(permission)
  const matches =
    byId.length > 0 ? byId : among.filter((number) => fold(permissions[number]!.name) === name)
  const appsRead =
    [...within].every((number) => apps[number]!.permissionsKnown) &&
    (whole.apps || (app !== undefined && within.size > 0))
  if (app !== undefined) return { matches, all: appsRead }
  // Outside apps an id is the whole key, so there is no other one of it; of a name there may be.
  const outsideRead =
    whole.permissions || byId.some((number) => permissions[number]!.app === undefined)
  return { matches, all: outsideRead && (apps.length === 0 || appsRead) }
}

/**
 * Of each user, whether any of these is had: the access that is shown, so with the vendor's word where the
 * index has it. RingCentral's system extension has everything by the vendor's rule, and is left out.
 */
export function holdersOfAny(index: AccessIndex, named: NamedPermissions): Known {
  const marks: Known = new Uint8Array(index.facts.users.length)
  if (named.unread.length > 0) marks.fill(unknown)
  for (const permission of named.permissions) {
    const holders = holdersOf(index, permission)
    for (const user of holders.unknown.page()) if (marks[user] === no) marks[user] = unknown
    for (const user of holders.yes.page()) marks[user] = yes
  }
  const system = index.userByExternalId.get(index.facts.externalId ?? '')
  if (system !== undefined && index.isSystemExtension(system)) marks[system] = no
  return marks
}

/** Of each role, whether it gives any of these. */
export function rolesGivingAny(index: AccessIndex, named: NamedPermissions): Known {
  return Uint8Array.from(index.facts.roles, (_, role) => {
    const answers = named.permissions.map((permission) => index.roleGives(role, permission))
    if (answers.includes('yes')) return yes
    return answers.includes('unknown') || named.unread.length > 0 ? unknown : no
  })
}
