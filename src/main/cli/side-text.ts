/**
 * Sides of a comparison as they are typed: a name alone, or with where it stands in front:
 * `Acme Asia::Front Desk`, `Acme Asia@2026-11-01::Front Desk`, `@3::Front Desk` of this account.
 */
import type { CompareSubject } from '../../shared/schemas/compare'
import { given } from './given'

const between = '::'
/** A snapshot's number or a date: an account's own name can hold an `@` as well. */
const snapshot = /@(\d{1,9}|\d{4}-\d{2}-\d{2}(?:T[^@]*)?)$/

export function sideOfText(text: string): CompareSubject {
  const end = text.indexOf(between)
  if (end < 0) return text
  const place = text.slice(0, end)
  const subject = text.slice(end + between.length)
  const at = snapshot.exec(place)
  const account = at === null ? place : place.slice(0, at.index)
  // With nothing in front, as in “::Sales::Europe”, the name itself holds the colons.
  if (account === '' && at === null) return subject
  return { subject, ...given({ account: account || undefined, at: at?.[1] }) }
}
