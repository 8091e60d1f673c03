/**
 * How an outcome crosses a process border. Errors are values: a thrown error would lose its fields
 * at Electron's bridge and has no meaning over HTTP.
 */
import * as v from 'valibot'

/** The closed list of error codes. A new kind of failure gets a new code here, never a new string elsewhere. */
export const ErrorCode = v.picklist([
  'invalid-argument',
  'not-found',
  'ambiguous',
  'not-recognised',
  'cancelled',
  'busy',
  'disk-full',
  'database-corrupt',
  'database-from-the-future',
  'database-locked',
  'no-access-to-folder',
  'unauthorised',
  /** The vendor wants a sign-in, or a new one. */
  'sign-in-needed',
  /** The vendor, or the person in the browser, refused the sign-in. */
  'sign-in-refused',
  /** The sign-in is that of another account than this one. */
  'other-account',
  /** The system's keychain is not there, does not open or does not answer. */
  'keychain',
  'server-unreachable',
  /** The server answered, but not with what was asked for. */
  'server-failed',
  'internal',
])
export type ErrorCode = v.InferOutput<typeof ErrorCode>

export const ErrorValue = v.object({
  code: ErrorCode,
  /** What is wrong and where, in words for the person who reads it. */
  message: v.string(),
  /** What to do about it. */
  hint: v.optional(v.string()),
  /** Facts for programs, such as the candidates of an ambiguous name. */
  detail: v.optional(v.record(v.string(), v.unknown())),
})
export type ErrorValue = v.InferOutput<typeof ErrorValue>

export type Result<T> = { ok: true; value: T } | { ok: false; error: ErrorValue }

/** An expected failure. Handlers throw it; the border turns it into an {@link ErrorValue}. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly hint: string | undefined
  readonly detail: Record<string, unknown> | undefined

  constructor(
    code: ErrorCode,
    message: string,
    more: { hint?: string; detail?: Record<string, unknown>; cause?: unknown } = {},
  ) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause })
    this.name = 'AppError'
    this.code = code
    this.hint = more.hint
    this.detail = more.detail
  }

  toValue(): ErrorValue {
    return {
      code: this.code,
      message: this.message,
      ...(this.hint === undefined ? {} : { hint: this.hint }),
      ...(this.detail === undefined ? {} : { detail: this.detail }),
    }
  }

  static from(value: ErrorValue): AppError {
    return new AppError(value.code, value.message, {
      ...(value.hint === undefined ? {} : { hint: value.hint }),
      ...(value.detail === undefined ? {} : { detail: value.detail }),
    })
  }
}

/** Turns whatever was thrown into a value. Anything unexpected is `internal` and keeps its message. */
export function errorValue(thrown: unknown): ErrorValue {
  if (thrown instanceof AppError) return thrown.toValue()
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  return {
    code: 'internal',
    message: `Permiscope failed at this: ${message}`,
    hint: 'Please report it, with what you did just before.',
  }
}
