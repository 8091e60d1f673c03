import type { Command } from 'commander'
import { VouchableKind } from '../../../shared/schemas/common'
import type { ImportOptions } from '../../../shared/schemas/imports'
import { ask } from '../ask'
import { chooseImportAccount } from '../account-choice'
import { ExitCode } from '../exit-codes'
import { given } from '../given'
import { failedFileLines, importLines } from '../import-report'
import { usageError } from '../usage-error'
import { addVerb, type Verb } from '../verb'
import { waitForRun } from '../wait-for-run'

interface Options {
  org?: string
  user?: string
  app?: string
  role?: string
  encoding?: string
  taken?: string
  whole?: string[]
  mixed?: boolean
}

const kinds: ReadonlySet<string> = new Set(VouchableKind.options)

/**
 * `--whole` takes several words, so paths that stand after it arrive among them. No file is named like
 * a kind of part unless somebody tries to.
 */
function splitWhole(words: readonly string[]): { whole: string[]; paths: string[] } {
  const whole = words.filter((word) => kinds.has(word))
  if (words.length > 0 && whole.length === 0) {
    throw usageError(
      `“${words.join(' ')}” is no kind of list.`,
      `--whole takes: ${VouchableKind.options.join(', ')}.`,
    )
  }
  return { whole, paths: words.filter((word) => !kinds.has(word)) }
}

function importOptions(options: Options, whole: string[]): ImportOptions {
  return given({
    organization: options.org,
    user: options.user,
    app: options.app,
    role: options.role,
    encoding: options.encoding,
    taken: options.taken,
    whole: whole.length === 0 ? undefined : whole,
    mixed: options.mixed,
  })
}

function declare(program: Command): Command {
  return addVerb(program, 'import', {
    group: 'Bring in',
    about: 'bring in saved answers, HAR files, Postman collections, tables, or archives of them',
    takes: 'account',
    example: 'import answers/ role-3.json --account "Acme Europe"',
    more:
      '--account also makes a new account, if none has that name. Ctrl+C stops the import and leaves\n' +
      'the account as it was. Files that cannot be used are named and left out; the rest comes in.',
  })
    .argument('[path...]', 'files and folders')
    .option('--org <id>', 'EnOS: organization of answers that do not say it')
    .option('--user <id>', 'user of answers that do not say it, and who “~” was')
    .option('--app <key>', 'EnOS: access key of the app of answers that do not say it')
    .option('--role <id>', 'EnOS: role of answers that do not say it')
    .option('--taken <date>', 'when the answers were taken, for those that do not say it')
    .option('--encoding <label>', 'of tables that are not UTF-8, such as windows-1252 or gb18030')
    .option(
      '--whole <kind...>',
      `lists that you vouch for as whole: ${VouchableKind.options.join(', ')}`,
    )
    .option('--mixed', 'also bring in answers of another server or account')
}

export const importVerb: Verb = (program, run) => {
  const verb = declare(program)
  verb.action((before: string[], options: Options) => {
    const { whole, paths: after } = splitWhole(options.whole ?? [])
    const paths = [...before, ...after]
    if (paths.length === 0) {
      throw usageError(
        'It is not said what to import.',
        'Name files or folders with saved answers.',
      )
    }
    return run(verb, async (session) => {
      const { api, core } = session
      const { account, label } = await chooseImportAccount(api, session.options.account)
      const start = async () => {
        const upload = await core.offerPaths(paths)
        const input = { upload, account, options: importOptions(options, whole), ask: false }
        return ask(api.imports.start(input))
      }
      const { report } = await waitForRun(
        session,
        start,
        `The import was stopped. The account “${label}” is as it was.`,
      )
      if (report === undefined) throw new Error('The import ended without a report.')
      return {
        value: report,
        lines: () => importLines(report, label, session.now),
        aside: failedFileLines(report),
        exit: report.state === 'done' ? ExitCode.done : ExitCode.failed,
      }
    })
  })
}
