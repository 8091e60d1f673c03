/**
 * Sides of a comparison in an address, joined by commas: an id alone, or `@account@snapshot@id` where it
 * stands in another account or snapshot; either can be empty.
 */
import { idsOf, idsText } from './ids'

export interface Side {
  /** Id of the role or user. */
  subject: string
  /** Id of its account; undefined: the one that is looked at. */
  account: string | undefined
  /** Id of its snapshot; undefined: the one that is looked at, or the other account's newest. */
  at: string | undefined
}

const escaped = (text: string | undefined): string =>
  (text ?? '').replace(/[%@]/g, encodeURIComponent)

export const sideText = ({ subject, account, at }: Side): string =>
  account === undefined && at === undefined && !subject.startsWith('@')
    ? subject
    : `@${escaped(account)}@${escaped(at)}@${escaped(subject)}`

export const sidesText = (sides: readonly Side[]): string => idsText(sides.map(sideText))

/** Sides of the account and snapshot that are looked at. */
export const sidesHere = (ids: readonly string[]): Side[] =>
  ids.map((subject) => ({ subject, account: undefined, at: undefined }))

/** Each once. */
export function sidesOf(text: string): Side[] {
  return idsOf(text).map((side): Side => {
    if (!side.startsWith('@')) return { subject: side, account: undefined, at: undefined }
    const [account, at, ...subject] = side.slice(1).split('@').map(decoded)
    return {
      subject: subject.join('@'),
      account: account === '' ? undefined : account,
      at: at === '' ? undefined : at,
    }
  })
}

/** An address can be mistyped; what cannot be decoded is taken as it stands. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
