import type { Command } from 'commander'
import { ListKind } from '../../../shared/schemas/common'
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
  taken?: string
  whole?: string[]
  mixed?: boolean
}

const kinds: ReadonlySet<string> = new Set(ListKind.options)

/**
 * `--whole` takes several words, so paths that stand after it arrive among them. No file is named like
 * a kind of part unless somebody tries to.
 */
function splitWhole(words: readonly string[]): { whole: string[]; paths: string[] } {
  const whole = words.filter((word) => kinds.has(word))
  if (words.length > 0 && whole.length === 0) {
    throw usageError(
      `“${words.join(' ')}” is no kind of list.`,
      `--whole takes: ${ListKind.options.join(', ')}.`,
    )
  }
  return { whole, paths: words.filter((word) => !kinds.has(word)) }
}

function importOptions(options: Options, whole: string[]): ImportOptions {
  return given({
    organization: options.org,
    user: options.user,
    app: options.app,
    taken: options.taken,
    whole: whole.length === 0 ? undefined : whole,
    mixed: options.mixed,
  })
}

function declare(program: Command): Command {
  return addVerb(program, 'import', {
    group: 'Bring in',
    about: 'bring in saved answers: JSON files, or folders of them',
    takes: 'account',
    example: 'import answers/ role-3.json --account "Acme Europe"',
    more:
      '--account also makes a new account, if none has that name. Ctrl+C stops the import and leaves\n' +
      'the account as it was. Files that cannot be used are named and left out; the rest comes in.',
  })
    .argument('[path...]', 'files and folders')
    .option('--org <id>', 'EnOS: organization of answers that do not say it')
    .option('--user <id>', 'EnOS: user of answers that do not say it')
    .option('--app <key>', 'EnOS: access key of the app of answers that do not say it')
    .option('--taken <date>', 'when the answers were taken, for those that do not say it')
    .option('--whole <part...>', 'kinds of list that you vouch for as whole')
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
