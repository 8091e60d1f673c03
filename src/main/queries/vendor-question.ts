/** A question to the vendor as a person puts it, with the ids that alone the vendor knows. */
import type { AccessIndex } from '../access/access-index'
import { AppError } from '../../shared/result'
import type { VendorQuestion } from '../../shared/schemas/connections'
import { findUser, tryFindPermission } from './find'
import type { Asked } from './reader'

/** @throws AppError `not-found`, `ambiguous` */
export function questionByIds({ index }: Asked, question: VendorQuestion): VendorQuestion {
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

/** Somebody who came since the list was read is in none, so what looks like an id is taken for one. */
function userIdOf(index: AccessIndex, named: string): string {
  try {
    return index.facts.users[findUser(index, named)]!.id
  } catch (thrown) {
    const isUnknown = thrown instanceof AppError && thrown.code === 'not-found'
    if (isUnknown && /^(?:\d+|~)$/.test(named)) return named
    throw thrown
  }
}
