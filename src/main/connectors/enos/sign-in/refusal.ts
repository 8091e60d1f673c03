/** A token service's "no", in words; nothing of them was written by the server. */
import { AppError, type ErrorCode } from '../../../../shared/result'

/** Thrown by the token service; never leaves the sign-in. */
export class Refusal extends Error {
  constructor(
    /** Of the token service, such as `1003`, or `HTTP 401` of the gateway before it. */
    readonly code: string,
    /** Milliseconds that this computer's clock is behind the gateway's; undefined where that is not told. */
    readonly clockBehind: number | undefined,
  ) {
    super('EnOS refused a token')
    this.name = 'Refusal'
  }
}

const copyBoth =
  'Copy the access key and the secret key again from the details of the application (Developer Console, Application Registration)'

/** Codes of EnOS docs, API, Invoking EnOS API with Access Token, and the gateway's of Get Started with EnOS API. */
const meanings: Readonly<Record<string, readonly [meaning: string, remedy: string]>> = {
  '1001': [
    'It takes each signature only once, and took every one for used before.',
    'Something sends the requests twice, or many programs ask with the same access key at once: wait a minute and try again.',
  ],
  '1002': [
    'It does not know the access key.',
    `${copyBoth}, and check that the gateway is the one of the environment that it is registered in.`,
  ],
  '1003': ['The secret key is not that of the access key.', `${copyBoth}.`],
  '1004': ['It does not take the access key for one.', `${copyBoth}.`],
  '1202': ['It does not take the access key for one.', `${copyBoth}.`],
  '1203': ['The token has expired.', 'Try again.'],
  '1204': ['The token could not be renewed.', 'Try again later.'],
  'HTTP 401': ['The gateway lets nobody in with this access key.', `${copyBoth}.`],
}

export const isMeaningful = (code: string): boolean => Object.hasOwn(meanings, code)

/** @param code `sign-in-refused` while a person signs in, `sign-in-needed` after it */
export function refusedInWords(
  code: Extract<ErrorCode, 'sign-in-refused' | 'sign-in-needed'>,
  host: string,
  refusal: Refusal,
): AppError {
  const [meaning, remedy] = meanings[refusal.code]!
  const clock = clockInWords(refusal.clockBehind)
  return new AppError(code, `EnOS gives no token at ${host} (${refusal.code}). ${meaning}`, {
    hint: clock === undefined ? remedy : `${clock} ${remedy}`,
    detail: { vendorCode: refusal.code },
  })
}

/** A token that the gateway gave, and refuses all the same. */
export function refusesItsToken(host: string, clockBehind: number | undefined): AppError {
  const clock = clockInWords(clockBehind) ?? 'Check that the clock of this computer is right.'
  return new AppError(
    'sign-in-needed',
    `${host} refuses the token that it gave to this access key itself.`,
    { hint: `${clock} If it is, connect again with the access key and its secret key.` },
  )
}

/** Clocks that differ by less, in milliseconds, are no reason for a refusal. */
const tolerated = 30_000

/** @returns undefined where it is right, or nobody told */
function clockInWords(behind: number | undefined): string | undefined {
  if (behind === undefined || Math.abs(behind) <= tolerated) return undefined
  return `The clock of this computer is ${duration(Math.abs(behind))} ${behind > 0 ? 'behind' : 'ahead of'} the gateway’s: set it right and try again.`
}

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const

function duration(milliseconds: number): string {
  const [unit, length] = units.find(([, length]) => milliseconds >= length)!
  const number = Math.round(milliseconds / length)
  return `${number} ${unit}${number === 1 ? '' : 's'}`
}
