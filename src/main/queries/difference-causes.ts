/**
 * What a difference may come from, in words: what the data proves first. EnOS Application Portal: user
 * groups, structures, sub-admins and shortcut apps give access that no role shows, and a switched-off app
 * takes it from those whose roles have it (Managing apps, Creating an app shortcut, Managing roles).
 */
import type { AccessIndex } from '../access/access-index'
import type { DifferingPair } from '../access/differences'
import type { PartBrief } from '../access/model'
import { say } from '../../shared/sentences/access'
import { iso } from '../../shared/time'
import { appNamedById } from './briefs'

/** How many apps that menus come from are named. */
const appsNamed = 3

/** Within so many milliseconds roles are hardly ever changed: it is only said where nothing else explains it. */
const soonAfter = 60 * 60_000

interface When {
  /** The vendor's answer. */
  said: PartBrief | undefined
  /** Unix milliseconds. */
  computedAt: number
}

export function causesOf(index: AccessIndex, pair: DifferingPair, when: When): string[] {
  const age = agesOf(when)
  if (pair.app === undefined || !index.confirmsApps) return age
  const app = index.facts.apps[pair.app]!
  const word = index.appStatements.wordOn(pair.user, pair.app)
  const vendorHas = (word?.permissions.granted.size ?? 0) + (word?.menus?.menus.size ?? 0)
  const vendorOnly = pair.permissions.vendorOnly.length + pair.menus.vendorOnly.length
  const computedOnly = pair.permissions.computedOnly.length + pair.menus.computedOnly.length
  const causes: string[] = []
  if (app.enabled === false && computedOnly > 0) causes.push(say.causeSwitchedOff(app.name))
  const sources = sourcesOf(index, pair)
  if (app.created === 'shortcut') causes.push(say.causeShortcut(app.name))
  if (sources.length > 0) {
    const named = sources.slice(0, appsNamed)
    causes.push(say.causeOtherApps(named, sources.length - named.length))
  }
  const older = when.said !== undefined && when.said.at < when.computedAt
  if (older) causes.push(...age)
  if (vendorOnly > 0) {
    if (hasEverything(index, pair)) causes.push(say.causeEverything(app.name))
    else if (givesNothing(index, pair)) causes.push(say.causeNoRole)
    else if (sources.length === 0 && app.created !== 'shortcut') causes.push(say.causeBeyondRoles)
  }
  if (computedOnly > 0 && vendorHas === 0 && app.enabled === undefined) {
    causes.push(say.causeMaybeSwitchedOff)
  }
  const soon = when.said !== undefined && when.said.at - when.computedAt < soonAfter
  return older || (soon && causes.length > 0) ? causes : [...causes, ...age]
}

function agesOf({ said, computedAt }: When): string[] {
  if (said === undefined || said.at === computedAt) return []
  const [vendor, computed] = [iso(said.takenAt), computedAt > 0 ? iso(computedAt) : null]
  return [
    said.at < computedAt ? say.causeOlder(vendor, computed) : say.causeChanged(vendor, computed),
  ]
}

/** Apps that menus, which only the vendor has, are from. */
function sourcesOf(index: AccessIndex, { menus }: DifferingPair): string[] {
  const ids = new Set(menus.vendorOnly.flatMap((menu) => index.facts.menus[menu]!.sourceApp ?? []))
  return [...ids].map((id) => appNamedById(index, id).name)
}

/** Whether the vendor's answer holds the whole catalogue of the app, of which more than one thing is there. */
function hasEverything(index: AccessIndex, { app, user }: DifferingPair): boolean {
  const { menusKnown, permissionsKnown } = index.facts.apps[app!]!
  const word = index.appStatements.wordOn(user, app!)
  if (!word?.menus || !menusKnown || !permissionsKnown) return false
  const { menus, permissions } = {
    menus: index.menusIn(app!),
    permissions: index.permissionsIn(app!),
  }
  return (
    menus.length + permissions.length > 1 &&
    permissions.every((permission) => word.permissions.granted.has(permission)) &&
    menus.every((menu) => word.menus!.menus.has(menu))
  )
}

/** Whether no role of the user gives anything in the app. */
function givesNothing(index: AccessIndex, { app, user }: DifferingPair): boolean {
  const holding = index.holdingOf[user]!
  return (
    index.computedMenusIn(user, app!).length === 0 &&
    !index.permissionsIn(app!).some((permission) => index.holdingHas.has(holding, permission))
  )
}
