/** A role as edits leave it. */
import type { AccessIndex } from '../access-index'

export interface EditedRole {
  name: string
  /** Undefined where nobody said. */
  custom: boolean | undefined
  deleted: boolean
  /** Whether all that it lists was read, outside apps and within them. */
  listingKnown: boolean
  appListingKnown: boolean
  /** Permissions that it lists by itself; what these include comes with them. */
  readonly listed: Set<number>
  /** Menus that it gives by itself (tables), and menu groups. */
  readonly menus: ReadonlySet<number>
  readonly menuGroups: Set<number>
  menusKnown: boolean
  /** Of a copy: listed permissions without a switch, taken to come with it. */
  readonly withoutSwitch: ReadonlySet<number>
  /** The role of the snapshot that it is, or is a copy of; undefined of a new one. */
  readonly origin: number | undefined
  readonly made: 'before' | 'new' | 'copy'
}

/** The role as it stands in the snapshot, to be edited. */
export function editableOf(index: AccessIndex, role: number): EditedRole {
  const fact = index.facts.roles[role]!
  return {
    name: fact.name,
    custom: fact.custom,
    deleted: false,
    listingKnown: fact.listingKnown,
    appListingKnown: fact.appListingKnown,
    listed: new Set(listedByItself(index, role)),
    menus: new Set(index.roleMenus.ownOf(role)),
    menuGroups: new Set(index.roleMenus.groupsOf(role)),
    menusKnown: fact.menusKnown,
    withoutSwitch: new Set(),
    origin: role,
    made: 'before',
  }
}

export function newRole(name: string): EditedRole {
  return {
    name,
    custom: true,
    deleted: false,
    listingKnown: true,
    appListingKnown: true,
    listed: new Set(),
    menus: new Set(),
    menuGroups: new Set(),
    menusKnown: true,
    withoutSwitch: new Set(),
    origin: undefined,
    made: 'new',
  }
}

/** What a role lists by itself, ascending: all that it lists but what its own switches imply. */
export function listedByItself(index: AccessIndex, role: number): number[] {
  return [...index.roleListed.of(role)].filter((listed) => index.isListedBySwitch(role, listed))
}
