/** The account's extensions: one for each oddity first, then as many ordinary ones as are asked for. */
import { firstNames, lastNames, oddNames } from './catalogue/people'
import { roleIds } from './make-roles'
import type { Assignment, Extension, Grant, World } from './world'

/** Ids cross a number of digits early, so that their order as text is not their order as numbers. */
const FIRST_ID = 99_999_993
const FIRST_NUMBER = 102
const firstCreated = Date.UTC(2021, 2, 1, 8, 0, 0)

/** All types of the specification (AllExtensionTypesEnum) but User. */
const otherTypes = [
  'DigitalUser',
  'VirtualUser',
  'FaxUser',
  'Limited',
  'FlexibleUser',
  'Department',
  'Announcement',
  'Voicemail',
  'PagingOnly',
  'SharedLinesGroup',
  'DelegatedLinesGroup',
  'GroupCallPickup',
  'IvrMenu',
  'ApplicationExtension',
  'ProxyAdmin',
  'RoomConnector',
  'ParkLocation',
  'Bot',
  'Site',
  'Room',
  'TieLine',
  'Unknown',
] as const
const statuses = ['Disabled', 'Frozen', 'NotActivated', 'Unassigned', 'Enabled'] as const
const subTypes = ['VideoPro', 'VideoProPlus', 'DigitalSignageOnlyRooms', 'Unknown', 'Emergency']

/** Types of extensions that hold roles here; the others are in no list of assigned roles, or with an empty one. */
const holdsRoles: ReadonlySet<string> = new Set([
  'User',
  'DigitalUser',
  'VirtualUser',
  'FaxUser',
  'Limited',
  'FlexibleUser',
  'ProxyAdmin',
  'Bot',
  'Room',
])
/** Types that the account-wide list of assigned roles leaves out. */
export const withoutAssignedRoles: ReadonlySet<string> = new Set([
  'Site',
  'ParkLocation',
  'TieLine',
])

/** Types that a grant can be for (specification, ExtensionInfoGrants). */
const grantable: ReadonlySet<string> = new Set([
  'User',
  'VirtualUser',
  'DigitalUser',
  'Department',
  'Announcement',
  'Voicemail',
  'SharedLinesGroup',
  'PagingOnly',
  'IvrMenu',
  'ApplicationExtension',
  'ParkLocation',
  'DelegatedLinesGroup',
])
export const grantRights = [
  'callPickup',
  'callMonitoring',
  'callOnBehalfOf',
  'callDelegation',
  'groupPaging',
  'callQueueSetup',
  'callQueueMembersSetup',
  'callQueueMessages',
  'callQueueFacSetup',
  'sharedVoicemails',
  'callQueueSmsRecipient',
  'smsRecipient',
] as const
const GRANTS_OF_MANY = 130

/** "Each user has at least one role; Standard is auto-assigned if none" (RingCentral's guide of roles). */
export const byDefault = (world: World): Assignment => ({
  role: world.defaultRole,
  autoAssigned: true,
  siteRestricted: false,
})
const held = (role: string, more: Partial<Assignment> = {}): Assignment => ({
  role,
  autoAssigned: false,
  siteRestricted: false,
  ...more,
})

interface Wish {
  id?: string
  type?: string
  status?: string
  subType?: string
  person?: readonly [first: string, last: string]
  assignments?: Assignment[]
  administeredSites?: string[]
  hidden?: boolean
  nameInContactOnly?: boolean
}

/** The next extension, not in any list yet. */
export function nextExtension(world: World, wish: Wish = {}): Extension {
  const { dice } = world
  const index = world.next
  world.next += 1
  const type = wish.type ?? 'User'
  const status = wish.status ?? 'Enabled'
  const person: readonly [string, string] =
    wish.person ??
    (dice.onceIn(60)
      ? dice.oneOf(oddNames)
      : [dice.oneOf(firstNames), `${dice.oneOf(lastNames)} ${index}`])
  const isPerson = holdsRoles.has(type)
  const [first, last] = person
  const assigned = status !== 'Unassigned'
  return {
    id: wish.id ?? String(FIRST_ID + index),
    // "Unassigned" is an extension without a number (specification, listExtensions).
    ...(assigned ? { number: String(index === 0 ? 101 : FIRST_NUMBER + index) } : {}),
    firstName: isPerson ? first : `${type} ${index}`,
    ...(isPerson ? { lastName: last } : {}),
    name: isPerson ? `${first} ${last}`.slice(0, 129) : `${type} ${index}`,
    nameInContactOnly: wish.nameInContactOnly ?? false,
    ...(isPerson && assigned ? { email: `user.${index}@example.com` } : {}),
    type,
    ...(wish.subType === undefined ? {} : { subType: wish.subType }),
    status,
    hidden: wish.hidden ?? false,
    site: dice.onceIn(3) ? dice.oneOf(world.sites).id : 'main-site',
    created: firstCreated + index * 977_000,
    assignments: wish.assignments ?? (isPerson ? [byDefault(world)] : []),
    administeredSites: wish.administeredSites ?? [],
    grants: [],
  }
}

/** The first 30: every type, status and oddity; the first ten have what matters most. */
function odditiesOf(world: World): Wish[] {
  const [, siteA, siteB] = world.sites
  const people: Wish[] = [
    // Extension id == account id: the system extension, an ordinary record with a number in lists.
    { id: world.account, person: ['Example', 'Company'], assignments: [held(roleIds.superAdmin)] },
    { person: ['Sasha', 'Super'], assignments: [held(roleIds.superAdmin)] },
    { person: ['Stefan', 'Standard'] },
    {
      person: ['Wilma', 'Without'],
      assignments: [held(roleIds.standard), held(roleIds.withoutRoles)],
    },
    // Two roles that grant the same.
    {
      type: 'DigitalUser',
      assignments: [held(roleIds.standardInternational), held(roleIds.twin)],
      person: oddNames[0]!,
    },
    // A hidden role beside the own one.
    {
      assignments: [byDefault(world), held(roleIds.groupManager, { autoAssigned: true })],
      person: oddNames[1]!,
    },
    {
      assignments: [held(roleIds.userAdmin, { siteRestricted: true })],
      administeredSites: [siteA!.id, siteB!.id],
      person: oddNames[2]!,
    },
    {
      assignments: [held(roleIds.orphanChild), held(roleIds.cycle)],
      person: oddNames[3]!,
      nameInContactOnly: true,
    },
    { type: 'VirtualUser', assignments: [held(roleIds.bareParent)], person: oddNames[4]! },
    { assignments: [held(roleIds.disabled), held(roleIds.empty)], person: oddNames[5]! },
  ]
  const roleOf: Partial<Record<string, Assignment[]>> = {
    FaxUser: [held(roleIds.odd)],
    Room: [held(roleIds.manager)],
    Limited: [held(roleIds.standard)],
    FlexibleUser: [held(roleIds.siteAdmin, { siteRestricted: true }), held(roleIds.billingAdmin)],
    ProxyAdmin: [held(roleIds.phoneSystemAdmin)],
    Bot: [],
  }
  const there = new Set(people.map((one) => one.type))
  const missing = otherTypes.filter((type) => !there.has(type))
  const others = missing.map((type, index): Wish => ({
    type,
    status: statuses[index % statuses.length]!,
    ...(index % 4 === 3 ? { subType: subTypes[index % subTypes.length]! } : {}),
    ...(roleOf[type] === undefined ? {} : { assignments: roleOf[type] }),
    ...(type === 'FlexibleUser' ? { administeredSites: [siteB!.id] } : {}),
    ...(type === 'ApplicationExtension' ? { hidden: true } : {}),
    ...(oddNames[6 + index] === undefined ? {} : { person: oddNames[6 + index]! }),
  }))
  return [...people, ...others]
}

function ordinary(world: World, roles: readonly string[]): Wish {
  const { dice } = world
  const kind = dice.under(100)
  if (kind < 12) {
    return { type: dice.oneOf(otherTypes), status: dice.onceIn(4) ? 'Disabled' : 'Enabled' }
  }
  const status = kind < 20 ? dice.oneOf(statuses) : 'Enabled'
  if (kind < 65) return { status }
  if (kind < 90) return { status, assignments: [held(dice.oneOf(roles))] }
  if (kind < 96) {
    const [one, other] = [dice.oneOf(roles), dice.oneOf(roles)]
    return { status, assignments: one === other ? [held(one)] : [held(one), held(other)] }
  }
  if (kind < 98) {
    return {
      status,
      assignments: [held(roleIds.siteAdmin, { siteRestricted: dice.onceIn(2) })],
      administeredSites: [dice.oneOf(world.sites.slice(1)).id],
    }
  }
  if (kind === 98) {
    return { status, assignments: [byDefault(world), held(roleIds.groupManager)] }
  }
  return { status, assignments: [held(dice.oneOf([roleIds.userAdmin, roleIds.billingAdmin]))] }
}

function giveGrants(world: World): void {
  const targets = world.extensions.filter(
    (one) => one.number !== undefined && grantable.has(one.type),
  )
  const grant = (): Grant => ({
    target: world.dice.oneOf(targets).id,
    rights: grantRights.filter(() => world.dice.onceIn(4)),
  })
  world.extensions.forEach((extension, index) => {
    if (index % 9 === 1) extension.grants = [grant()]
  })
  const [many] = world.extensions
  many!.grants = targets
    .slice(0, GRANTS_OF_MANY)
    .map((target) => ({ ...grant(), target: target.id }))
}

/** Fills an empty world. */
export function makeExtensions(world: World, count: number): void {
  const oddities = odditiesOf(world)
  const roles = [...world.roles.values()].filter((role) => !role.hidden).map((role) => role.id)
  // Super Admins are few.
  const common = roles.filter((id) => id !== roleIds.superAdmin && id !== roleIds.withoutRoles)
  const extensions: Extension[] = []
  for (let index = 0; index < count; index += 1) {
    const extension = nextExtension(world, oddities[index] ?? ordinary(world, common))
    extensions.push(extension)
    world.extensionById.set(extension.id, extension)
  }
  world.extensions = extensions
  const [, superAdmin, standard, withoutRoles] = world.extensions
  world.callers = {
    'super-admin': superAdmin!.id,
    standard: standard!.id,
    'without-roles': withoutRoles!.id,
  }
  giveGrants(world)
}
