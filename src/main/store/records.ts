/** How records are told apart, and how two words on the same thing are joined. */
import type {
  MenuGroupsRecord,
  MenuRecord,
  Names,
  RoleRecord,
  RoleResourcesRecord,
} from '../connectors/parts'

export type MenuGroupRecord = MenuGroupsRecord['groups'][number]
export type MenuGroupMention = RoleResourcesRecord['menuGroups'][number]

/** A permission's key in this file: its id, with that of its app where it belongs to one. */
export const permissionKey = ({ app, id }: { app?: string; id: string }): string =>
  app === undefined ? id : inApp({ app, id })
export const inApp = ({ app, id }: { app: string; id: string }): string => `${app}\n${id}`
export const byId = ({ id }: { id: string }): string => id

/** What the later record does not say stands as the earlier one said it. */
export const fieldsAdded = <T>(before: T, now: T): T => ({ ...before, ...now })

/** The same of records with names: each language stands for itself. */
export function recordAdded<T extends { names: Names }>(before: T, now: T): T {
  return { ...before, ...now, names: { ...before.names, ...now.names } }
}

/** The same of a role, whose names may come in no language that was said. */
export function roleAdded(before: RoleRecord, now: RoleRecord): RoleRecord {
  const all = fieldsAdded(before, now)
  return before.names ? { ...all, names: { ...before.names, ...now.names } } : all
}

/** A table leaves empty what it does not say of a menu. */
export function menuAdded(before: MenuRecord, now: MenuRecord): MenuRecord {
  return {
    ...recordAdded(before, now),
    code: now.code || before.code,
    url: now.url || before.url,
    order: now.order ?? before.order,
    parent: now.parent ?? before.parent,
  }
}

export function groupAdded(before: MenuGroupRecord, now: MenuGroupRecord): MenuGroupRecord {
  return { ...before, ...now, menus: [...new Set([...before.menus, ...now.menus])] }
}
