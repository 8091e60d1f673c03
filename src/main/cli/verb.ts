/** How a verb is declared: its words and options once, its work as a function from session to reply. */
import type { Command } from 'commander'
import { addCommonOptions, type Takes } from './options'
import type { ExitCode } from './exit-codes'
import type { Session } from './session'

export interface Reply {
  /** Printed under --json, as it is. */
  value: unknown
  /** Printed otherwise; only worked out when needed. */
  lines: () => string[]
  /** Printed on stderr either way. */
  aside?: string[]
  /** Done, unless said otherwise. */
  exit?: ExitCode
}

export type RunVerb = (verb: Command, work: (session: Session) => Promise<Reply>) => Promise<void>

/** Adds one verb to the program. */
export type Verb = (program: Command, run: RunVerb) => void

export interface VerbWords {
  /** Heading in the list of verbs. */
  group: 'Connect' | 'Bring in' | 'Look' | 'Ask' | 'Plan' | 'Keep house'
  about: string
  takes: Takes
  example: string
  /** What to know beyond the options. */
  more?: string
}

export function addVerb(program: Command, name: string, words: VerbWords): Command {
  const verb = program.command(name).description(words.about).helpGroup(`${words.group}:`)
  addCommonOptions(verb, words.takes)
  const more = words.more === undefined ? '' : `\n${words.more}\n`
  verb.addHelpText('after', `${more}\nExample:\n  permiscope ${words.example}`)
  return verb
}
