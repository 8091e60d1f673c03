/** The options of verbs that sign in, and which vendor each of them is for. */
import { InvalidArgumentError, Option, type Command } from 'commander'
import type { OnlineConnector } from '../../../shared/schemas/connections'
import type { Session } from '../session'
import { usageError } from '../usage-error'
import { wholeNumber } from '../options'

export interface SignInOptions {
  server?: string
  /** RingCentral takes one, EnOS any number. */
  locale?: string[]
  /** Always “-”: any other value was refused before. */
  secrets?: string
  clientId?: string
  jwt?: boolean
  accessKey?: string
  org?: string[]
  app?: string[]
  findApps?: boolean
  requestsPerSecond?: number
}

/** Whose option it is; those that are not here are everybody's. */
const ofConnector: readonly (readonly [
  key: keyof SignInOptions,
  name: string,
  connector: OnlineConnector,
])[] = [
  ['clientId', '--client-id', 'ringcentral'],
  ['jwt', '--jwt', 'ringcentral'],
  ['accessKey', '--access-key', 'enos'],
  ['org', '--org', 'enos'],
  ['app', '--app', 'enos'],
  ['findApps', '--find-apps', 'enos'],
  ['requestsPerSecond', '--requests-per-second', 'enos'],
]

const collected = (value: string, before: string[] = []): string[] => [...before, value]

/** Access keys are pasted from lists. */
function keys(value: string, before: string[] = []): string[] {
  const given = value.split(/[\s,]+/).filter((key) => key !== '')
  if (given.length === 0) throw new InvalidArgumentError('It names no app.')
  return [...before, ...given]
}

export function addSignInOptions(verb: Command): Command {
  return verb
    .option(
      '--server <url>',
      'server; of EnOS the address of the API gateway (default: RingCentral’s https://platform.ringcentral.com)',
    )
    .option(
      '--locale <language>',
      'language of the names, such as de-DE (default: en-US); of EnOS more than once, the main one first',
      collected,
    )
    .addOption(
      new Option('--secrets <source>', '“-” reads the secrets as JSON from stdin, see below'),
    )
    .option('--client-id <id>', 'RingCentral: client id of the registered application')
    .option('--jwt', 'RingCentral: sign in with a JWT credential instead of a browser')
    .option('--no-open', 'RingCentral: do not open the browser, only print the address')
    .option('--access-key <key>', 'EnOS: access key of the application that reads')
    .option('--org <id>', 'EnOS: organization id', collected)
    .option('--app <key>', 'EnOS: access key of an app to read; can be said more than once', keys)
    .option('--find-apps', 'EnOS: read the apps, too, that the organization or its roles name')
    .option(
      '--requests-per-second <number>',
      'EnOS: ask no faster than this (default: 20)',
      wholeNumber(1),
    )
}

/** @throws AppError `invalid-argument` for what belongs to another vendor, naming it */
export function mustFitConnector(options: SignInOptions, connector: OnlineConnector): void {
  for (const [key, name, owner] of ofConnector) {
    if (owner === connector || options[key] === undefined) continue
    throw usageError(
      `${name} is an option of ${connectorNames[owner]}, not of ${connectorNames[connector]}.`,
      'Leave it out.',
    )
  }
}

/** The first that was given, where only one can be. @throws AppError `invalid-argument` */
export function onlyLocale({ locale = [] }: SignInOptions): string | undefined {
  if (locale.length <= 1) return locale[0]
  throw usageError(
    'RingCentral’s names are read in one language.',
    'Give --locale once, and sync again with another one for further names.',
  )
}

export const connectorNames: Readonly<Record<OnlineConnector, string>> = {
  ringcentral: 'RingCentral',
  enos: 'EnOS',
}

/** To be asked before anything is done. @throws AppError `invalid-argument` */
export function mustBeAbleToAsk({ io }: Session, options: SignInOptions): void {
  if (options.secrets !== undefined || (io.stdinIsTerminal && io.isTerminal)) return
  throw usageError(
    'There is no terminal to ask for the secrets on.',
    'Pipe them in as JSON with “--secrets -”.',
  )
}
