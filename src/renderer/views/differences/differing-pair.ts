/** A user, in one app where permissions belong to apps: what a row of differences is about, in an address. */
import type { DifferenceGroup } from '../../../shared/schemas/access'

export interface DifferingPair {
  user: string
  /** Undefined where permissions belong to no app. */
  app: string | undefined
}

/** Ids may hold anything, so what joins them is escaped in them. */
export const pairText = ({ user, app }: DifferingPair): string =>
  [user, ...(app === undefined ? [] : [app])]
    .map((id) => id.replace(/[%/]/g, encodeURIComponent))
    .join('/')

export function pairOf(text: string): DifferingPair {
  const [user = '', app] = text.split('/').map((id) => {
    try {
      return decodeURIComponent(id)
    } catch {
      // An address can be mistyped; what cannot be decoded is taken as it stands.
      return id
    }
  })
  return { user, app }
}

export const pairOfGroup = ({ user, app }: DifferenceGroup): DifferingPair => ({
  user: user.id,
  app: app?.id,
})
