import { Option, type Command } from 'commander'
import { AppError } from '../../../shared/result'
import { OnlineConnector } from '../../../shared/schemas/connections'
import { accountOf, addAccountArgument, namedAccount } from '../account-argument'
import { ask } from '../ask'
import {
  addSignInOptions,
  mustBeAbleToAsk,
  readCredential,
  type SignInOptions,
} from '../credential'
import { given } from '../given'
import type { Session } from '../session'
import { partialLines, syncLines } from '../sync-report'
import { usageError } from '../usage-error'
import { addVerb, type Reply, type Verb } from '../verb'
import { waitForRun } from '../wait-for-run'

interface Options extends SignInOptions {
  anew?: boolean
  connector?: OnlineConnector
}

/** What only makes sense where it signs in. */
const signInOnly = {
  server: '--server',
  clientId: '--client-id',
  jwt: '--jwt',
  secrets: '--secrets',
} as const

function mustFit(options: Options): void {
  if (options.connector !== undefined) {
    if (options.anew !== true) return
    throw usageError(
      '--anew does not go together with --connector.',
      'Forget what an interrupted sync had read with “permiscope syncs NAME --discard” first.',
    )
  }
  for (const [key, name] of Object.entries(signInOnly)) {
    if (options[key as keyof typeof signInOnly] === undefined) continue
    throw usageError(
      `${name} needs --connector.`,
      '“permiscope sync NAME --connector ringcentral --secrets -” signs in for this one sync; without --connector a connected account is synced.',
    )
  }
}

async function startConnected(
  session: Session,
  account: string,
  { anew, locale }: Options,
): Promise<{ run: string }> {
  const { api } = session
  if (locale !== undefined) await ask(api.connections.change({ account, locale }))
  return ask(api.syncs.start({ account, ...given({ anew }) }))
}

async function startOnce(
  session: Session,
  account: string,
  connector: OnlineConnector,
  options: Options,
): Promise<() => Promise<{ run: string }>> {
  const credential = await readCredential(session, options, undefined)
  const { server, locale } = options
  return () =>
    ask(session.api.syncs.once({ connector, account, credential, ...given({ server, locale }) }))
}

async function syncNow(
  session: Session,
  start: () => Promise<{ run: string }>,
  label: string,
): Promise<Reply> {
  const { syncReport: report } = await waitForRun(
    session,
    start,
    `The sync was stopped. “${label}” is as it was; the same command goes on where it stopped.`,
  )
  if (report === undefined) throw new AppError('internal', 'The sync ended without a report.')
  const question = { account: report.account.id, at: String(report.snapshot.id) }
  const coverage = session.options.json
    ? []
    : (await ask(session.api.accounts.overview(question))).coverage
  return {
    value: report,
    aside: partialLines(report),
    lines: () => syncLines(report, coverage, session.now),
  }
}

function declare(program: Command): Command {
  const verb = addVerb(program, 'sync', {
    group: 'Connect',
    about: 'read an account from its vendor into a new snapshot',
    takes: 'account',
    example: 'sync "Acme Europe"',
    more:
      'An interrupted sync goes on where it stopped. Ctrl+C stops it and leaves the account as it was.\n' +
      'With --connector it signs in for this one sync and keeps no secret anywhere; a new name makes a new\n' +
      'account:\n' +
      '  permiscope sync "Acme Europe" --connector ringcentral --secrets - --json < secrets.json\n' +
      'What cannot be read makes the snapshot partial, which is said; the exit code is 0 all the same.',
  })
  addAccountArgument(verb)
    .option('--anew', 'begin again, instead of going on with an interrupted sync')
    .addOption(
      new Option('--connector <name>', 'sign in to this vendor once, keeping nothing').choices(
        OnlineConnector.options,
      ),
    )
  return addSignInOptions(verb)
}

export const sync: Verb = (program, run) => {
  const verb = declare(program)
  verb.action((argument: string | undefined, options: Options) => {
    mustFit(options)
    const { connector } = options
    return run(verb, async (session) => {
      if (connector === undefined) {
        const { account, label } = await accountOf(session, argument)
        return syncNow(session, () => startConnected(session, account, options), label)
      }
      const account = namedAccount(session, argument)
      if (account === undefined) {
        throw usageError(
          'It is not said which account is synced.',
          'Name it; a new name makes a new account.',
        )
      }
      mustBeAbleToAsk(session, options)
      return syncNow(session, await startOnce(session, account, connector, options), account)
    })
  })
}
