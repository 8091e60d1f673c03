/** The sample's 12 roles. As in real accounts they overlap, and saved roles list what is implied too. */
import type { PermissionMention, RoleRecord } from '../parts'
import { areas, isAssignable, permissionId, type Level } from './permissions'

interface RolePlan {
  id: string
  name: string
  description: string
  custom: boolean
  permissionScope: string
  /** Level by area; `*` is every area that is not named. */
  gives: Partial<Record<string, Level>>
}

const everyday: RolePlan['gives'] = {
  Presence: 'Configure',
  Messages: 'Configure',
  Meetings: 'Configure',
  Contacts: 'Configure',
  Voicemail: 'Configure',
  Fax: 'Export',
}

const plans: readonly RolePlan[] = [
  {
    id: '1',
    name: 'Super Admin',
    description: 'Full access to everything in the account.',
    custom: false,
    permissionScope: 'Account',
    gives: { '*': 'Manage' },
  },
  {
    id: '2',
    name: 'Phone System Admin',
    description: 'Manages phones, numbers, queues and recordings.',
    custom: false,
    permissionScope: 'Account',
    gives: {
      ...everyday,
      CallQueues: 'Manage',
      CallRecording: 'Manage',
      Devices: 'Manage',
      PhoneNumbers: 'Manage',
    },
  },
  {
    id: '3',
    name: 'Standard (International)',
    description: 'User level access with international dialing access.',
    custom: false,
    permissionScope: 'Self',
    gives: { ...everyday, CallLog: 'Export' },
  },
  {
    id: '4',
    name: 'Standard',
    description: 'User level access.',
    custom: false,
    permissionScope: 'Self',
    gives: everyday,
  },
  {
    id: '5',
    name: 'Billing Admin',
    description: 'Manages billing.',
    custom: false,
    permissionScope: 'Account',
    gives: { ...everyday, Billing: 'Manage' },
  },
  {
    id: '6',
    name: 'User Admin',
    description: 'Manages users and their roles.',
    custom: false,
    permissionScope: 'UserExtensions',
    gives: { ...everyday, Users: 'Manage', Roles: 'Configure' },
  },
  {
    id: '7',
    name: 'Manager',
    description: 'Reads reports and recordings of a team.',
    custom: false,
    permissionScope: 'Group',
    gives: { ...everyday, CallLog: 'Manage', Analytics: 'Export', CallRecording: 'Export' },
  },
  {
    id: '100201',
    name: 'Front Desk',
    description: 'Reception: queues and presence of everybody.',
    custom: true,
    permissionScope: 'AllExtensions',
    gives: { Presence: 'Manage', CallQueues: 'Configure', Contacts: 'Manage' },
  },
  {
    id: '100202',
    name: 'Call Center Supervisor',
    description: 'Runs the queues of the service team.',
    custom: true,
    permissionScope: 'Group',
    gives: {
      CallQueues: 'Manage',
      CallRecording: 'Manage',
      Analytics: 'Configure',
      Presence: 'Manage',
    },
  },
  {
    id: '100203',
    name: 'Reports Viewer',
    description: 'Made so that people need not be admins to see reports.',
    custom: true,
    permissionScope: 'Account',
    gives: { CallLog: 'Export', Analytics: 'Export' },
  },
  {
    id: '100204',
    name: 'Night Shift',
    description: 'A copy of Front Desk that grew.',
    custom: true,
    permissionScope: 'AllExtensions',
    gives: {
      Presence: 'Manage',
      CallQueues: 'Configure',
      Contacts: 'Manage',
      Voicemail: 'Manage',
      Devices: 'Configure',
    },
  },
  {
    id: '100205',
    name: 'Berlin Site Admin',
    description: 'Users and devices of one site.',
    custom: true,
    permissionScope: 'UserExtensions',
    gives: { Users: 'Configure', Devices: 'Manage', PhoneNumbers: 'Export' },
  },
]

export const roleNames = new Map(plans.map((plan) => [plan.id, plan.name]))

/** @param later the second snapshot: Reports Viewer was given more than its name says */
export function roles(later: boolean): RoleRecord[] {
  return plans.map((plan) => {
    const gives =
      later && plan.id === '100203'
        ? { ...plan.gives, CallRecording: 'Manage' as const }
        : plan.gives
    return {
      id: plan.id,
      name: plan.name,
      description: plan.description,
      custom: plan.custom,
      permissionScope: plan.permissionScope,
      hidden: false,
      siteCompatible: plan.id === '100205',
      listed: listed(gives),
    }
  })
}

function listed(gives: RolePlan['gives']): PermissionMention[] {
  const found = new Map<string, PermissionMention>()
  for (const area of areas) {
    const level = gives[area.id] ?? gives['*']
    if (level) addWithImplied(found, level, area.id)
  }
  // One child without a switch is listed by itself, as saved roles do.
  if (!found.has('ReadUsers')) found.set('ReadUsers', { id: 'ReadUsers', assignable: false })
  return [...found.values()]
}

/** A saved role lists what its switches imply: the included permissions that no portal shows. */
function addWithImplied(found: Map<string, PermissionMention>, level: Level, area: string): void {
  const implied: Record<Level, Level[]> = {
    Manage: ['Edit', 'Read', 'ReadSettings'],
    Configure: ['Edit', 'Read', 'ReadSettings'],
    Export: ['Read'],
    Edit: ['Read'],
    ReadSettings: [],
    Read: [],
  }
  for (const one of [level, ...implied[level]]) {
    const id = permissionId(one, area)
    found.set(id, { id, assignable: isAssignable(one) })
  }
}
