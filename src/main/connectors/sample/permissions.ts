/** The sample's 90 permissions: 15 areas of six, included up to three deep. */
import type { CategoryRecord, PermissionRecord } from '../parts'

interface Area {
  id: string
  name: string
  category: string
}

export const categories: CategoryRecord[] = [
  { id: 'Features', name: 'Features' },
  { id: 'PhoneSystem', name: 'Phone System' },
  { id: 'UserData', name: 'User Data' },
  { id: 'Reporting', name: 'Reporting' },
  { id: 'AccountAdministration', name: 'Account Administration' },
]

export const areas: readonly Area[] = [
  { id: 'Presence', name: 'Presence', category: 'Features' },
  { id: 'Messages', name: 'Messages', category: 'Features' },
  { id: 'Meetings', name: 'Meetings', category: 'Features' },
  { id: 'Fax', name: 'Fax', category: 'Features' },
  { id: 'CallQueues', name: 'Call Queues', category: 'PhoneSystem' },
  { id: 'CallRecording', name: 'Call Recording', category: 'PhoneSystem' },
  { id: 'Devices', name: 'Devices', category: 'PhoneSystem' },
  { id: 'PhoneNumbers', name: 'Phone Numbers', category: 'PhoneSystem' },
  { id: 'Contacts', name: 'Contacts', category: 'UserData' },
  { id: 'Voicemail', name: 'Voicemail', category: 'UserData' },
  { id: 'CallLog', name: 'Call Log', category: 'Reporting' },
  { id: 'Analytics', name: 'Analytics', category: 'Reporting' },
  { id: 'Users', name: 'Users', category: 'AccountAdministration' },
  { id: 'Roles', name: 'Roles', category: 'AccountAdministration' },
  { id: 'Billing', name: 'Billing', category: 'AccountAdministration' },
]

/** Manage → Configure → Edit → Read is three inclusions deep; Read is reached by two ways. */
const levels = [
  { id: 'Manage', words: 'Manage', assignable: true, includes: ['Configure', 'Export'] },
  { id: 'Configure', words: 'Configure', assignable: true, includes: ['Edit', 'ReadSettings'] },
  { id: 'Export', words: 'Export', assignable: true, includes: ['Read'] },
  { id: 'Edit', words: 'Edit', assignable: false, includes: ['Read'] },
  { id: 'ReadSettings', words: 'Read Settings of', assignable: false, includes: [] },
  { id: 'Read', words: 'Read', assignable: false, includes: [] },
] as const

export type Level = (typeof levels)[number]['id']

export const permissionId = (level: Level, area: string): string =>
  level === 'ReadSettings' ? `Read${area}Settings` : `${level}${area}`

export const isAssignable = (level: Level): boolean =>
  levels.find((one) => one.id === level)!.assignable

export function permissions(): PermissionRecord[] {
  return areas.flatMap((area) =>
    levels.map((level): PermissionRecord => ({
      id: permissionId(level.id, area.id),
      names: { '': `${level.words} ${area.name}` },
      description: `Allows to ${level.words.toLowerCase()} ${area.name.toLowerCase()}`,
      assignable: level.assignable,
      readOnly: false,
      siteCompatible: 'Independent',
      category: area.category,
      includes: level.includes.map((included) => ({
        id: permissionId(included, area.id),
        assignable: isAssignable(included),
      })),
    })),
  )
}
