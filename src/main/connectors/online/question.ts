/** What is asked of a vendor about one user, on demand. */
import type { Answer } from '../files/answers'
import type { PartKind } from '../../../shared/schemas/common'
import type { Asking } from './types'

export interface VendorRequest {
  asking: Asking
  /** Of what it brings. */
  kind: PartKind
  /** Success alone proves nothing: an error may come with it, or an answer about somebody else. */
  isAnswer(answer: Answer): boolean
  /** The next page; undefined where there is none. */
  next(answer: Answer): VendorRequest | undefined
}

export const isAboutUser =
  (kind: PartKind, users: readonly string[]) =>
  (answer: Answer): boolean =>
    answer.type === 'subjects' &&
    answer.items.some(
      (item) =>
        item.kind === kind &&
        'user' in item.body &&
        item.body.user !== undefined &&
        users.includes(item.body.user),
    )
