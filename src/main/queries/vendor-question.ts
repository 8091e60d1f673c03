/** A question to the vendor as a person puts it, with the ids that alone the vendor knows. */
import type { AccessIndex } from '../access/access-index'
import { AppError } from '../../shared/result'
import type { VendorQuestion } from '../../shared/schemas/connections'
import { findApp, findUser, tryFindPermission } from './find'
import type { Asked } from './reader'

/** @throws AppError `not-found`, `ambiguous` */
export function questionByIds({ index }: Asked, question: VendorQuestion): VendorQuestion {
  if (question.kind === 'app-resources') {
    const user = userIdOf(index, question.user, 'enos')
    return { ...question, user, app: appIdOf(index, question.app) }
  }
  const user = userIdOf(index, question.user)
  if (question.kind !== 'permission') return { ...question, user }
  const { permission, target } = question
  const found = tryFindPermission(index, permission, undefined)
  return {
    ...question,
    user,
    permission: found === undefined ? permission : index.facts.permissions[found]!.id,
    ...(target === undefined ? {} : { target: userIdOf(index, target) }),
  }
}

/** Of RingCentral digits, or `~` for whoever is signed in; of EnOS `u` and digits. */
const userIds = { ringcentral: /^(?:\d+|~)$/, enos: /^u\d+$/ }
/** Access keys of EnOS's apps are UUIDs. */
const accessKeys = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i

/** Somebody who came since the list was read is in none, so what looks like an id is taken for one. */
const userIdOf = (
  index: AccessIndex,
  named: string,
  vendor: keyof typeof userIds = 'ringcentral',
): string => knownOr(named, userIds[vendor], () => index.facts.users[findUser(index, named)]!.id)

/** The same of apps: nothing lists all that an organization has acquired. */
const appIdOf = (index: AccessIndex, named: string): string =>
  knownOr(named, accessKeys, () => index.facts.apps[findApp(index, named)]!.id)

function knownOr(named: string, ids: RegExp, find: () => string): string {
  try {
    return find()
  } catch (thrown) {
    const isUnknown = thrown instanceof AppError && thrown.code === 'not-found'
    if (isUnknown && ids.test(named)) return named
    throw thrown
  }
}
