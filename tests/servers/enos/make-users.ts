/** Users of an organization and the roles that they hold. */
import type { Dice } from '../random'
import { personName } from './catalogue/people'
import { ordinaryRoles, specialRole, type SpecialRole } from './make-roles'
import type { Organization, User, World } from './world'

const DAY = 86_400_000
const FIRST_DAY = Date.UTC(2021, 8, 1)

const departments = ['Operations', '运维部', 'Finance', 'エネルギー管理', 'IT', ''] as const

/** Without a role. Telephone numbers are as long as real ones, and of nobody. */
export function newUser(world: World, at: number): User {
  const { dice, ids } = world
  const name = personName(dice, at)
  const created = FIRST_DAY + dice.under(900) * DAY
  const joined = created + dice.under(30) * DAY
  const ofDomain = dice.onceIn(6)
  return {
    id: ids.numbered('u'),
    name,
    email: dice.onceIn(25) ? '' : `user.${at}@helios.example`,
    phoneArea: '86',
    phone: `1990${String(1_000_000 + at).padStart(7, '0')}`,
    ...(ofDomain && { domain: 'helios.example' }),
    company: 'Helios',
    department: dice.oneOf(departments),
    position: dice.oneOf(['Operator', 'Manager', '']),
    created,
    joined,
    updated: joined + dice.under(200) * DAY,
    roles: [],
  }
}

const MOST_ROLES = 5

const someOf = (dice: Dice, all: readonly string[], count: number): string[] => {
  const some = new Set<string>()
  while (some.size < Math.min(count, all.length)) some.add(dice.oneOf(all))
  return [...some]
}

/** Users do the same jobs: there are far fewer sets of roles than users. */
function jobs(dice: Dice, roles: readonly string[], users: number): string[][] {
  const count = Math.min(150, 4 + Math.floor(users / 15))
  return Array.from({ length: count }, () => someOf(dice, roles, 1 + dice.under(3)))
}

/** Places in the roster of users whose roles are there for a reason; a small organization has fewer. */
const specialPlaces: Readonly<Record<number, SpecialRole>> = {
  0: 'administrator',
  3: 'nothing',
  // With nothing in the apps that the shortcut took its menus from.
  4: 'shortcuts',
  5: 'shortcuts',
  6: 'shortcuts',
  7: 'retired',
  8: 'retired',
}

export function makeUsers(world: World, organization: Organization, count: number): void {
  const { dice } = world
  const roles = ordinaryRoles(organization).map(({ id }) => id)
  const allJobs = jobs(dice, roles, count)
  const rolesAt = (at: number): string[] => {
    const name = specialPlaces[at]
    const special = name && specialRole(organization, name)
    if (special && at <= 4) return [special.id]
    if (at === 1 || (at > 8 && dice.onceIn(40))) return []
    if (at === 2 || (at > 8 && dice.onceIn(60))) return someOf(dice, roles, MOST_ROLES)
    const job = dice.oneOf(allJobs)
    return special ? [...job, special.id] : [...job]
  }
  const users: User[] = []
  for (let at = 0; at < count; at += 1) users.push({ ...newUser(world, at), roles: rolesAt(at) })
  organization.users = users
  organization.userById = new Map(users.map((user) => [user.id, user]))
}
