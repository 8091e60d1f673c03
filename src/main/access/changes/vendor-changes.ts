/** How many of the vendor's own answers are new, gone, or say something else. */
import type { VendorGrant, VendorStatement } from '../model'
import type { Matched, Pairing } from './pairing'

export interface VendorChanges {
  came: number
  gone: number
  changed: number
}

/** Answers are the same if they say the same of the same; when they were given does not count. */
export function vendorChanges(pairing: Pairing): VendorChanges {
  const { after, apps, before, menus, permissions, users } = pairing
  const counts: VendorChanges = { came: 0, gone: 0, changed: 0 }
  // Thousands of answers share what they say.
  const alike = new Map<ReadonlyMap<number, unknown>, Map<ReadonlyMap<number, unknown>, boolean>>()
  const sameContent = <V>(
    old: ReadonlyMap<number, V>,
    now: ReadonlyMap<number, V>,
    matched: Matched,
    same: (a: V, b: V) => boolean,
  ): boolean => {
    let ofOld = alike.get(old)
    if (!ofOld) alike.set(old, (ofOld = new Map<ReadonlyMap<number, unknown>, boolean>()))
    let found = ofOld.get(now)
    if (found === undefined) {
      found =
        old.size === now.size &&
        [...old].every(([number, value]) => {
          const joint = matched.ofBefore[number]!
          return now.has(joint) && same(value, now.get(joint)!)
        })
      ofOld.set(now, found)
    }
    return found
  }
  const saysTheSame = (old: VendorStatement, now: VendorStatement): boolean => {
    if (old.kind === 'authorization-profile' && now.kind === old.kind) {
      return sameContent(old.granted, now.granted, permissions, sameGrant)
    }
    if (old.kind === 'user-app-resources' && now.kind === old.kind) {
      if ((old.menus === undefined) !== (now.menus === undefined)) return false
      return (
        sameContent(old.granted, now.granted, permissions, sameGrant) &&
        (old.menus === undefined || sameContent(old.menus, now.menus!, menus, (a, b) => a === b))
      )
    }
    if (old.kind === 'permission-check' || old.kind === 'error-observation') {
      return now.kind === old.kind && old.answer === now.answer && sameGrant(old.grant, now.grant)
    }
    return false
  }
  const isAbout = (old: VendorStatement, now: VendorStatement): boolean => {
    if (old.kind === 'user-app-resources') {
      return (
        now.kind === old.kind &&
        apps.ofBefore[old.app] === now.app &&
        (old.menus === undefined) === (now.menus === undefined)
      )
    }
    if (old.kind === 'authorization-profile') {
      return now.kind === old.kind && old.target === now.target
    }
    return (
      now.kind === old.kind &&
      old.target === now.target &&
      permissions.ofBefore[old.permission] === now.permission
    )
  }
  for (let user = 0; user < users.size; user++) {
    const [oldUser, nowUser] = [users.before[user]!, users.after[user]!]
    const olds = oldUser < 0 ? [] : before.vendorStatementsOf(oldUser)
    const left = nowUser < 0 ? [] : [...after.vendorStatementsOf(nowUser)]
    for (const old of olds) {
      const at = left.findIndex((now) => isAbout(old, now))
      const now = left[at]
      if (now === undefined) counts.gone++
      else {
        left.splice(at, 1)
        if (!saysTheSame(old, now)) counts.changed++
      }
    }
    counts.came += left.length
  }
  return counts
}

const sameGrant = (a: VendorGrant, b: VendorGrant): boolean =>
  a.role === b.role &&
  (a.permissionScopes ?? []).join('\n') === (b.permissionScopes ?? []).join('\n')
