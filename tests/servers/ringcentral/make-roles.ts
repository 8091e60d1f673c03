/** Standard roles, one custom role for each oddity, and as many ordinary ones as the account's size asks for. */
import { permissionTable } from './catalogue/permission-table'
import type { Dice } from '../random'
import type { Capabilities, Permission, Role, RoleScope } from './world'

/** Ids of the roles that tests and the first extensions ask for. */
export const roleIds = {
  superAdmin: '1',
  phoneSystemAdmin: '2',
  standardInternational: '3',
  standard: '4',
  billingAdmin: '5',
  userAdmin: '6',
  manager: '7',
  /** A manager of a user group gets it beside the own role (support FAQ "User Groups", article 10632). */
  groupManager: '8',
  /** All that a Super Admin may, but reading roles. */
  withoutRoles: '10047001',
  /** Grants exactly what Standard (International) does. */
  twin: '10047002',
  /** Lists a child without any parent of it. */
  orphanChild: '10047003',
  /** Lists a parent and none of its children. */
  bareParent: '10047004',
  /** Lists permissions that include each other. */
  cycle: '10047005',
  /** Lists entries that it does not grant, where the account has advanced permissions. */
  disabled: '10047006',
  empty: '10047007',
  odd: '10047008',
  siteAdmin: '10047009',
} as const

const FIRST_ORDINARY = 10_047_100
/** No list of the vendor says more; so many are more than a page of 100. */
const MOST_ORDINARY = 280

export const firstUpdated = Date.UTC(2026, 0, 5, 9, 30, 0, 250)

const all: Capabilities = { enabled: true, manageEnabled: true, grantEnabled: true }
const notGranted: Capabilities = { enabled: false, manageEnabled: false, grantEnabled: false }

interface Making {
  users: number
  advanced: boolean
  dice: Dice
}

export function makeRoles(
  permissions: ReadonlyMap<string, Permission>,
  { users, advanced, dice }: Making,
): Map<string, Role> {
  const roles = new Map<string, Role>()

  /** A saved role lists what its switches include, too (Stack Overflow 51845123). */
  const saved = (ids: Iterable<string>): string[] => {
    const listed = new Set<string>()
    const list = (id: string): void => {
      if (listed.has(id)) return
      listed.add(id)
      permissions.get(id)!.includes.forEach(list)
    }
    for (const id of ids) list(id)
    return [...listed]
  }

  const add = (
    id: string,
    name: string,
    scope: RoleScope,
    listed: Iterable<string>,
    more: Partial<Pick<Role, 'description' | 'hidden' | 'siteCompatible'>> & {
      notGranted?: readonly string[]
    } = {},
  ): void => {
    const entries = new Map<string, Capabilities>()
    for (const permission of listed) entries.set(permission, all)
    if (advanced)
      for (const permission of more.notGranted ?? []) entries.set(permission, notGranted)
    roles.set(id, {
      id,
      name,
      description: more.description ?? `Permissions of ${name}`,
      custom: id.length > 1,
      hidden: more.hidden ?? false,
      scope,
      siteCompatible: more.siteCompatible ?? false,
      lastUpdated: firstUpdated + roles.size * 61_000,
      listed: entries,
    })
  }

  const every = [...permissions.values()]
  const switchesOf = (...categories: string[]): string[] =>
    every.filter((one) => one.assignable && categories.includes(one.category)).map((one) => one.id)
  const ofUser = permissionTable.filter((row) => row[5] !== null).map((row) => row[0])
  const ofAdmin = permissionTable.filter((row) => row[4] !== null).map((row) => row[0])
  const ofSuperAdmin = saved([
    ...ofAdmin,
    ...every.filter((one) => one.assignable).map((one) => one.id),
  ])
  const national = ofUser.filter(
    (id) => !['InternationalCalls', 'InternationalSMS', 'PremiumDestinations'].includes(id),
  )
  const rolePermissions = new Set(['Roles', 'EditUserRoles', 'ReadUserRoles'])

  add(roleIds.superAdmin, 'Super Admin', 'Account', ofSuperAdmin)
  add(
    roleIds.phoneSystemAdmin,
    'Phone System Admin',
    'Account',
    saved([...ofUser, ...switchesOf('PhoneSystem', 'CompanySettings')]),
  )
  add(roleIds.standardInternational, 'Standard (International)', 'Self', ofUser, {
    description: 'User level access with international dialing access.',
  })
  add(roleIds.standard, 'Standard', 'Self', national, { description: 'User level access.' })
  add(
    roleIds.billingAdmin,
    'Billing Admin',
    'Account',
    saved([...ofUser, ...switchesOf('Billing')]),
  )
  add(
    roleIds.userAdmin,
    'User Admin',
    'UserExtensions',
    saved([...ofUser, ...switchesOf('UserManagement')]),
    { siteCompatible: true },
  )
  add(
    roleIds.manager,
    'Manager',
    'RoleBased',
    saved([...ofUser, 'Reports', 'EditCompanyCallLogDelivery']),
    { notGranted: ['AuditTrail', 'UsageReports'] },
  )
  add(roleIds.groupManager, 'Group Manager', 'Group', saved(['Reports', 'UserGroups']), {
    hidden: true,
  })

  add(
    roleIds.withoutRoles,
    'Administrator without roles',
    'Account',
    ofSuperAdmin.filter((id) => !rolePermissions.has(id)),
  )
  add(roleIds.twin, "Reception's copy of Standard", 'Self', ofUser)
  add(roleIds.orphanChild, 'Presence, read only', 'Self', [
    'ThirdPartyAppAccess',
    'ReadPresenceSettings',
    'ReadCompanyCallLog',
  ])
  add(roleIds.bareParent, 'Switches alone', 'AllExtensions', [
    'ConfigurePresence',
    'CallHandling',
    'Users',
    'EmergencyFramework',
  ])
  add(roleIds.cycle, 'Round about', 'NonUserExtensions', ['Hold', 'ReadMessageContent'])
  add(roleIds.disabled, 'Half switched on', 'Federation', saved(['General', 'Meetings']), {
    notGranted: ['CompanyInfo', 'EditCompanyInfo', 'ConfigurePresence', 'EditPresenceSettings'],
  })
  add(roleIds.empty, 'Nothing', 'Self', [], { description: '' })
  // The specification's pattern for names of roles forbids < > / and double quotes.
  add(
    roleIds.odd,
    `=1+1;@SUM(A1) 🦺 עברית 'x' ${'länge '.repeat(16)}`.slice(0, 128).trimEnd(),
    'Self',
    saved(['General', 'HUD']),
    { description: `+49;-1,${'Zeile '.repeat(330)}`.trimEnd() },
  )
  add(
    roleIds.siteAdmin,
    'Site administrator',
    'UserExtensions',
    saved(['General', 'Users', 'SiteCallLog', 'ThirdPartyAppAccess']),
    { siteCompatible: true },
  )

  const switches = every.filter((one) => one.assignable).map((one) => one.id)
  const ordinary = Math.min(MOST_ORDINARY, Math.floor(users / 40))
  for (let index = 0; index < ordinary; index += 1) {
    const chosen = ['General', 'ThirdPartyAppAccess']
    for (let one = 3 + dice.under(14); one > 0; one -= 1) chosen.push(dice.oneOf(switches))
    const listed = saved(chosen)
    const spare = switches.filter((id) => !listed.includes(id))
    add(
      String(FIRST_ORDINARY + index),
      `${dice.oneOf(['Team', 'Branch', 'Project', 'Desk'])} ${index + 1}`,
      dice.oneOf(['Self', 'Account', 'UserExtensions', 'AllExtensions'] as const),
      listed,
      dice.onceIn(5) ? { notGranted: [dice.oneOf(spare), dice.oneOf(spare)] } : {},
    )
  }
  return roles
}
