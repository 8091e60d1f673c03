/** What the process ends with. Documented in docs/cli.md; scripts rely on it. */
import type { Answer } from '../../shared/schemas/common'
import type { ErrorCode } from '../../shared/result'

export const ExitCode = { done: 0, failed: 1, usage: 2, no: 3, unknown: 4 } as const
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode]

export function exitOfAnswer(answer: Answer): ExitCode {
  if (answer === 'yes') return ExitCode.done
  return answer === 'no' ? ExitCode.no : ExitCode.unknown
}

/** A name that fits several is wrong usage: the same command, written more exactly, works. */
export function exitOfError(code: ErrorCode): ExitCode {
  return code === 'invalid-argument' || code === 'ambiguous' ? ExitCode.usage : ExitCode.failed
}
