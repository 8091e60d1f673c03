import { AppError } from '../../shared/result'

/** The command was written in a way that cannot work; ends with exit code 2. */
export function usageError(
  message: string,
  hint?: string,
  detail?: Record<string, unknown>,
): AppError {
  return new AppError('invalid-argument', message, {
    ...(hint === undefined ? {} : { hint }),
    ...(detail === undefined ? {} : { detail }),
  })
}

/**
 * Commander's words in our form: its suggestion becomes the hint. What was too much, and the value of an
 * option that does not exist, are not repeated: they may be a secret in the wrong place.
 */
export function usageErrorOf(message: string, verb: string | undefined): AppError {
  const [, all = message, suggestion] =
    /^(?:error: )?([\s\S]*?)(?:\n\((Did you mean [\s\S]*)\))?$/.exec(message) ?? []
  const words = all
    .replace(/^(unknown option '-[^=]*)=[\s\S]*$/, "$1'")
    .replace(/^(too many arguments[\s\S]*? but got \d+): [\s\S]*$/, '$1')
  const sentence = words.charAt(0).toUpperCase() + words.slice(1)
  const help = verb === undefined ? 'permiscope --help' : `permiscope ${verb} --help`
  return usageError(
    sentence.endsWith('.') ? sentence : `${sentence}.`,
    suggestion ?? `“${help}” shows how it is used.`,
  )
}
