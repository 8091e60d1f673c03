/** Asks the vendor about one user, and hands back what it said. */
import { AppError } from '../../shared/result'
import type { VendorQuestion } from '../../shared/schemas/connections'
import type { Asked } from '../../shared/schemas/syncs'
import { ask } from './ask'
import { unknownMark } from './marks'
import type { Session } from './session'
import { waitForRun } from './wait-for-run'

export async function askVendor(
  session: Session,
  account: string,
  question: VendorQuestion,
): Promise<Asked> {
  const { asked } = await waitForRun(
    session,
    () => ask(session.api.connections.ask({ account, question })),
    'The question was stopped. Nothing was stored.',
  )
  if (asked === undefined) throw new AppError('internal', 'The question ended without an answer.')
  return asked
}

/** What the vendor did not answer, and why. */
export function refusedLines({ parts }: Asked): string[] {
  return parts
    .filter((part) => part.status !== 'whole')
    .map(
      ({ kind, subject, status, reason }) =>
        `${unknownMark} ${kind} of ${subject}: ${reason ?? `${status}.`}`,
    )
}

export const wasAnswered = ({ parts }: Asked): boolean =>
  parts.length > 0 && parts.every((part) => part.status === 'whole')

/** For questions to the account right after what was asked was stored. */
export const at = ({ snapshot }: Asked): { at?: string } =>
  snapshot === undefined ? {} : { at: String(snapshot.id) }
