/**
 * The permissions of several accounts or snapshots as one list. The same permission is what has the same
 * id in the same app, or in none: names depend on the language, and an account's own numbers on what was
 * read first.
 */
import type { AccessIndex } from '../access-index'

export interface SharedPermission {
  id: string
  /** Access key of its app; undefined where permissions belong to none. */
  app: string | undefined
  /** Its number in each index, in the order of the indexes; undefined where that knows none of this id. */
  numbers: readonly (number | undefined)[]
}

/** All permissions that any of these knows: those of the first, then what each of the others adds. */
export function sharedPermissions(indexes: readonly AccessIndex[]): SharedPermission[] {
  const found = new Map<string, SharedPermission & { numbers: (number | undefined)[] }>()
  indexes.forEach(({ facts }, at) => {
    facts.permissions.forEach(({ id, app: inApp }, number) => {
      const app = inApp === undefined ? undefined : facts.apps[inApp]!.id
      const key = JSON.stringify([app ?? null, id])
      let shared = found.get(key)
      if (!shared) {
        shared = { id, app, numbers: indexes.map(() => undefined) }
        found.set(key, shared)
      }
      shared.numbers[at] = number
    })
  })
  return [...found.values()]
}

/**
 * Whether it is known which permissions there are in an app, so that one which is not among them is none.
 * @param app access key; undefined: outside apps
 */
export function permissionsKnownIn({ facts, appByExternalId }: AccessIndex, app?: string): boolean {
  if (app === undefined) return facts.whole.permissions
  const number = appByExternalId.get(app)
  return number === undefined ? facts.whole.apps : facts.apps[number]!.permissionsKnown
}

/** The same of all apps together. */
export function allAppPermissionsKnown({ facts }: AccessIndex): boolean {
  return facts.whole.apps && facts.apps.every(({ permissionsKnown }) => permissionsKnown)
}
