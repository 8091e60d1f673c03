/** The command line from its arguments to its exit code. Never throws and never ends the process. */
import { Command, CommanderError } from 'commander'
import { errorValue, type ErrorValue } from '../../shared/result'
import { ExitCode, exitOfError } from './exit-codes'
import type { CliIo } from './io'
import { addCommonOptions, commonOptions, dataFolder } from './options'
import { Output } from './output'
import { refuseSecrets } from './secret-arguments'
import { Session } from './session'
import { usageErrorOf } from './usage-error'
import type { RunVerb } from './verb'
import { verbs } from './verbs'

export async function runCli(argv: readonly string[], io: CliIo): Promise<number> {
  const output = new Output(io, asksForJson(argv))
  // A closed pipe is reported to the write, which ignores it; unheard it would end the process.
  const ignore = () => undefined
  io.stdout.on('error', ignore)
  io.stderr.on('error', ignore)
  try {
    refuseSecrets(argv)
    return await parse(argv, io, output)
  } catch (thrown) {
    const error = errorValue(thrown)
    // Where not even this can be written, the exit code still tells.
    await output.error(error).catch(ignore)
    return exitOfError(error.code)
  }
}

async function parse(argv: readonly string[], io: CliIo, output: Output): Promise<number> {
  const printed: string[] = []
  const helpOnError: string[] = []
  let exit: ExitCode = ExitCode.done
  const program = new Command('permiscope')
    .description(
      'Who may do what in a SaaS account, and why. Syncs it or reads saved answers; then works offline.',
    )
    .version(io.version, '--version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .addHelpCommand(
      new Command('help')
        .argument('[verb]')
        .description('print help for a verb')
        .helpGroup('Keep house:'),
    )
    // A verb's own options are then read by the verb alone, so that their values may look like ours.
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => printed.push(text),
      writeErr: (text) => helpOnError.push(text),
      outputError: () => undefined,
    })
    .usage('VERB [options]')
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 failed, 2 wrong usage, 3 the answer is “no” (compare: they differ),\n4 unknown.',
    )
  addCommonOptions(program, 'snapshot')

  const run: RunVerb = async (verb, work) => {
    const options = commonOptions(program, verb)
    const core = await io.createCore({
      dataFolder: dataFolder(options, io),
      face: 'cli',
      version: io.version,
      ...(verb.opts<{ open?: boolean }>().open === false ? {} : { openExternal: io.openExternal }),
    })
    try {
      const reply = await work(new Session(core, io, options))
      await output.aside(reply.aside ?? [])
      if (output.json) await output.value(reply.value)
      else await output.lines(reply.lines())
      exit = reply.exit ?? ExitCode.done
    } finally {
      await core.close()
    }
  }
  for (const add of verbs) add(program, run)

  let verb: string | undefined
  program.hook('preSubcommand', (_, command) => {
    verb = command.name()
  })
  try {
    await program.parseAsync(argv, { from: 'user' })
    return exit
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) throw thrown
    return await ended(thrown, verb, { printed, helpOnError }, output)
  }
}

/** Commander ends by throwing: for help, for the version, and for wrong usage. */
async function ended(
  end: CommanderError,
  verb: string | undefined,
  texts: { printed: readonly string[]; helpOnError: readonly string[] },
  output: Output,
): Promise<number> {
  if (end.exitCode === 0) {
    await output.lines(linesOf(texts.printed))
    return ExitCode.done
  }
  const withoutVerb = end.code === 'commander.help'
  if (withoutVerb && !output.json) await output.aside(linesOf(texts.helpOnError))
  else await output.error(withoutVerb ? noVerb : usageErrorOf(end.message, verb).toValue())
  return ExitCode.usage
}

const noVerb: ErrorValue = {
  code: 'invalid-argument',
  message: 'It is not said what to do.',
  hint: '“permiscope --help” lists the verbs.',
}

function linesOf(texts: readonly string[]): string[] {
  return texts.join('').trimEnd().split('\n')
}

/** Needed before the arguments are understood, because they may turn out not to be. */
function asksForJson(argv: readonly string[]): boolean {
  const end = argv.indexOf('--')
  return (end === -1 ? argv : argv.slice(0, end)).includes('--json')
}
