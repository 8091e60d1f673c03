/**
 * Two snapshots of an account side by side. The same user, role, permission, app, menu and menu group is
 * found by the vendor's id; permissions, menus and menu groups belong to an app, and the same id in
 * another app is another one.
 *
 * Both sides are spoken of by joint numbers: those of the later snapshot, then what only the earlier has.
 */
import type { AccessIndex } from '../access-index'
import { bitsOf } from '../bits'

/** One kind of thing in both snapshots. */
export interface Matched {
  /** How many there are in either. */
  readonly size: number
  /** joint number → number in that snapshot; -1 where it is not there. */
  readonly before: Int32Array
  readonly after: Int32Array
  /** number in the earlier snapshot → joint number. Those of the later snapshot are joint numbers. */
  readonly ofBefore: Uint32Array
  /** Whether the earlier snapshot's numbers are joint numbers too. */
  readonly sameNumbers: boolean
}

export class Pairing {
  readonly before: AccessIndex
  readonly after: AccessIndex
  readonly users: Matched
  readonly roles: Matched
  readonly apps: Matched
  readonly permissions: Matched
  readonly menus: Matched
  readonly menuGroups: Matched
  /** Joint number of each permission's app; -1 where it belongs to none. */
  readonly appOfPermission: Int32Array
  readonly appOfMenu: Int32Array
  readonly appOfMenuGroup: Int32Array

  constructor(before: AccessIndex, after: AccessIndex) {
    this.before = before
    this.after = after
    const [old, now] = [before.facts, after.facts]
    this.users = matched(ids(old.users), ids(now.users))
    this.roles = matched(ids(old.roles), ids(now.roles))
    this.apps = matched(ids(old.apps), ids(now.apps))
    const within = (index: AccessIndex, things: readonly OfApp[]) =>
      things.map(({ app, id }) =>
        app === undefined ? id : `${index.facts.apps[app]!.id}\u0000${id}`,
      )
    this.permissions = matched(within(before, old.permissions), within(after, now.permissions))
    this.menus = matched(within(before, old.menus), within(after, now.menus))
    this.menuGroups = matched(within(before, old.menuGroups), within(after, now.menuGroups))
    this.appOfPermission = this.#appOf(this.permissions, old.permissions, now.permissions)
    this.appOfMenu = this.#appOf(this.menus, old.menus, now.menus)
    this.appOfMenuGroup = this.#appOf(this.menuGroups, old.menuGroups, now.menuGroups)
  }

  /** Words of a row of bits by joint numbers of permissions. */
  get words(): number {
    return (this.permissions.size + 31) >>> 5
  }

  /** A row of the earlier snapshot's permissions by joint numbers. */
  rowOfBefore(row: Uint32Array): Uint32Array {
    const joint = new Uint32Array(this.words)
    if (this.permissions.sameNumbers) joint.set(row)
    else for (const number of bitsOf(row)) setBit(joint, this.permissions.ofBefore[number]!)
    return joint
  }

  /** The same of the later snapshot. */
  rowOfAfter(row: Uint32Array): Uint32Array {
    if (row.length === this.words) return row
    const joint = new Uint32Array(this.words)
    joint.set(row)
    return joint
  }

  #appOf(
    { size, after, before }: Matched,
    old: readonly OfApp[],
    now: readonly OfApp[],
  ): Int32Array {
    return Int32Array.from({ length: size }, (_, joint) => {
      if (after[joint]! >= 0) return now[after[joint]!]!.app ?? -1
      const { app } = old[before[joint]!]!
      return app === undefined ? -1 : this.apps.ofBefore[app]!
    })
  }
}

interface OfApp {
  id: string
  app: number | undefined
}

const ids = (things: readonly { id: string }[]): string[] => things.map(({ id }) => id)

function matched(old: readonly string[], now: readonly string[]): Matched {
  const numberOf = new Map(now.map((key, number) => [key, number]))
  const ofBefore = new Uint32Array(old.length)
  let size = now.length
  let sameNumbers = true
  old.forEach((key, number) => {
    // In nearly all cases both snapshots are read in the same order.
    const joint = now[number] === key ? number : (numberOf.get(key) ?? size++)
    ofBefore[number] = joint
    sameNumbers &&= joint === number
  })
  const before = new Int32Array(size).fill(-1)
  ofBefore.forEach((joint, number) => (before[joint] = number))
  const after = Int32Array.from({ length: size }, (_, joint) => (joint < now.length ? joint : -1))
  return { size, before, after, ofBefore, sameNumbers }
}

export function setBit(row: Uint32Array, bit: number): void {
  row[bit >>> 5]! |= 1 << (bit & 31)
}

export const hasBit = (row: Uint32Array, bit: number): boolean =>
  ((row[bit >>> 5]! >>> (bit & 31)) & 1) === 1
