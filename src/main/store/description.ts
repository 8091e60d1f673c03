/** What a person says of an account: whose it is, and its colour. */
import * as v from 'valibot'
import { AppError } from '../../shared/result'
import { AccountColour, type Description } from '../../shared/schemas/accounts'
import type { WriteDatabase } from './open'

/** What is absent is taken away. @throws AppError `invalid-argument` */
export function describeAccount(db: WriteDatabase, { client, colour }: Description): void {
  const clean = client?.trim().normalize('NFC') ?? ''
  if (/\p{Cc}/u.test(clean)) {
    throw new AppError('invalid-argument', 'The name of a client has no line breaks or tabs.', {
      hint: 'Write it in one line of at most 200 characters.',
    })
  }
  db.prepare('UPDATE account SET client = ?, colour = ?').run(
    clean === '' ? null : clean,
    colour ?? null,
  )
}

/** @param colour as stored; one that only a later version knows is none */
export function descriptionOf(client: string | null, colour: string | null): Description {
  return {
    ...(client === null ? {} : { client }),
    ...(v.is(AccountColour, colour) ? { colour } : {}),
  }
}
