/** The options that several verbs share. They may stand before the verb as well as after it. */
import { InvalidArgumentError, Option, type Command } from 'commander'
import { resolve } from 'node:path'
import type { CliIo } from './io'
import { usageError } from './usage-error'

export interface CommonOptions {
  account?: string
  at?: string
  data?: string
  json?: boolean
}

/** Which of them a verb takes: all take --data and --json. */
export type Takes = 'nothing' | 'account' | 'snapshot'

const account = () =>
  new Option('--account <name>', 'account, by name or id (may be left out where there is only one)')
const at = () => new Option('--at <snapshot>', 'snapshot, by id or by date (default: the newest)')
const data = () =>
  new Option('--data <folder>', 'data folder (default: PERMISCOPE_DATA, else the usual place)')
const json = () => new Option('--json', 'answer as JSON, see docs/cli.md')

export function addCommonOptions(command: Command, takes: Takes): void {
  if (takes !== 'nothing') command.addOption(account())
  if (takes === 'snapshot') command.addOption(at())
  command.addOption(data())
  command.addOption(json())
}

/** What was given before and after the verb together; after the verb wins. */
export function commonOptions(program: Command, verb: Command): CommonOptions {
  const before = program.opts<CommonOptions>()
  for (const name of Object.keys(before)) {
    if (verb.options.some((option) => option.attributeName() === name)) continue
    throw usageError(
      `${verb.name()} takes no --${name}.`,
      `“permiscope ${verb.name()} --help” shows what it takes.`,
    )
  }
  return { ...before, ...verb.opts<CommonOptions>() }
}

export function dataFolder(options: CommonOptions, io: CliIo): string {
  return options.data ? resolve(options.data) : io.defaultDataFolder()
}

export const mostRows = 100_000

/** For --limit and --offset. */
export function wholeNumber(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (!/^\d+$/.test(text) || value < least || value > Number.MAX_SAFE_INTEGER) {
      throw new InvalidArgumentError(`It must be a whole number from ${String(least)}.`)
    }
    return value
  }
}

export interface PageOptions {
  limit?: number
  offset?: number
}

export function addPageOptions(command: Command): void {
  command
    .option('--limit <number>', 'list at most so many (default: all)', wholeNumber(1))
    .option('--offset <number>', 'leave out so many at the beginning', wholeNumber(0))
}

/** The contract hands out at most so many rows at once. */
export function page(options: PageOptions): { limit: number; offset?: number } {
  return {
    limit: Math.min(options.limit ?? mostRows, mostRows),
    ...(options.offset === undefined ? {} : { offset: options.offset }),
  }
}

/** Says where a list goes on; nothing where it was shown to its end. */
export function pageLines(options: PageOptions, shown: number, total: number): string[] {
  const next = (options.offset ?? 0) + shown
  if (next >= total || shown === 0) return []
  return [`There are more: --offset ${String(next)} shows what follows.`]
}
