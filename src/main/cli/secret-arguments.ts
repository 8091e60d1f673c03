/**
 * Secrets never come from arguments: every program of the machine can read those, and the shell keeps
 * them in its history. What looks like one is refused before anything is done with it, and not repeated.
 */
import { usageError } from './usage-error'

/** Options that do not exist, but that a person may try a secret with; without dashes, in lower case. */
const secretOptions: ReadonlySet<string> = new Set([
  'accesstoken',
  'apikey',
  'appsecret',
  'assertion',
  'clientsecret',
  'credential',
  'credentials',
  'jwttoken',
  'password',
  'refreshtoken',
  'secret',
  'secretkey',
  'token',
])

/** A JSON Web Token: its header is an object, which always begins so in base64url (RFC 7519). */
const webToken = /(?:^|=)eyJ[\w-]*\.[\w-]+\./

/** @throws AppError `invalid-argument`; it names the option and never the value */
export function refuseSecrets(argv: readonly string[]): void {
  const end = argv.indexOf('--')
  const options = end === -1 ? argv : argv.slice(0, end)
  for (const [index, argument] of options.entries()) {
    const [name = '', value] = parts(argument)
    const plain = name.replaceAll('-', '').toLowerCase()
    if (name.startsWith('-') && secretOptions.has(plain)) throw refusal(name)
    if (name === '--jwt' && value !== undefined) throw refusal(name)
    if (name === '--secrets' && (value ?? options[index + 1] ?? '-') !== '-') throw refusal(name)
  }
  if (argv.some((argument) => webToken.test(argument))) throw refusal('an argument')
}

function parts(argument: string): [string, string | undefined] {
  const at = argument.indexOf('=')
  return at === -1 ? [argument, undefined] : [argument.slice(0, at), argument.slice(at + 1)]
}

function refusal(where: string): Error {
  const what = where.startsWith('-') ? `as the value of ${where}` : `as ${where}`
  return usageError(
    `Permiscope takes no secret ${what}: other programs can read arguments, and the shell keeps them.`,
    'Leave it out: on a terminal you are asked for it, and “--secrets -” reads them as JSON from standard input. If a real secret was typed, replace it at the vendor.',
  )
}
