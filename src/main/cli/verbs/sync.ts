import { Option, type Command } from 'commander'
import type { Input } from '../../../shared/contract'
import { AppError } from '../../../shared/result'
import { OnlineConnector } from '../../../shared/schemas/connections'
import { accountOf, addAccountArgument, namedAccount, summaryOf } from '../account-argument'
import { ask } from '../ask'
import { blocks } from '../evidence'
import { addPerUserOption, estimateLines } from '../per-user'
import { enosCredential, enosReading, gatewayOf, organizationsOf } from '../sign-in/enos'
import { addSignInOptions, mustBeAbleToAsk, onlyLocale } from '../sign-in/options'
import { ringCentralCredential } from '../sign-in/ringcentral'
import { given } from '../given'
import type { Session } from '../session'
import { differencesLine, partialLines, syncLines } from '../sync-report'
import { firstGiven, mustFit, readingOnly, type SyncOptions } from '../sync-options'
import { usageError } from '../usage-error'
import { addVerb, type Reply, type Verb } from '../verb'
import { waitForRun } from '../wait-for-run'

/** What was given for the next syncs is kept with the connection, as in the app. */
async function changeReading(
  session: Session,
  account: string,
  options: SyncOptions,
): Promise<void> {
  const { api } = session
  const connection = (await summaryOf(api, account))?.connection
  if (connection?.connector === 'enos') {
    if (firstGiven(options, { locale: '--locale', ...readingOnly }) === undefined) return
    await ask(api.connections.change({ account, reading: enosReading(options, connection) }))
    return
  }
  const ofEnos = firstGiven(options, { perUser: '--per-user', ...readingOnly })
  if (ofEnos !== undefined) {
    throw usageError(`${ofEnos} is for accounts of EnOS, which this one is not.`, 'Leave it out.')
  }
  const locale = onlyLocale(options)
  if (locale !== undefined) await ask(api.connections.change({ account, locale }))
}

async function startConnected(
  session: Session,
  account: string,
  options: SyncOptions,
): Promise<{ run: string }> {
  await changeReading(session, account, options)
  const { anew, perUser } = options
  return ask(session.api.syncs.start({ account, ...given({ anew, perUser }) }))
}

async function startOnce(
  session: Session,
  account: string,
  connector: OnlineConnector,
  options: SyncOptions,
): Promise<() => Promise<{ run: string }>> {
  const input =
    connector === 'ringcentral'
      ? await onceAtRingCentral(session, account, options)
      : await onceAtEnos(session, account, options)
  return () => ask(session.api.syncs.once(input))
}

type Once = Input<'syncs', 'once'>

async function onceAtRingCentral(
  session: Session,
  account: string,
  options: SyncOptions,
): Promise<Once> {
  const { server } = options
  const locale = onlyLocale(options)
  const credential = await ringCentralCredential(session, options, undefined)
  return { connector: 'ringcentral', account, credential, ...given({ server, locale }) }
}

async function onceAtEnos(session: Session, account: string, options: SyncOptions): Promise<Once> {
  const server = gatewayOf(options)
  const [first, ...others] = organizationsOf(account, options.org)
  if (first === undefined || others.length > 0) {
    throw usageError(
      'One sync reads one organization.',
      'Give --org once, and sync each by itself.',
    )
  }
  if (first.account !== account) {
    throw usageError(
      `The account is named twice, “${account}” and “${first.account}”.`,
      'Give --org the id alone; the account is the word after “sync”.',
    )
  }
  return {
    connector: 'enos',
    account,
    organization: first.organization,
    server,
    credential: await enosCredential(session, options),
    ...enosReading(options),
    ...given({ perUser: options.perUser }),
  }
}

async function estimated(session: Session, account: string, label: string): Promise<Reply> {
  const estimate = await ask(session.api.syncs.estimate({ account }))
  return {
    value: estimate,
    lines: () => [`To sync “${label}”:`, ...estimateLines(estimate)],
  }
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
  const overview = session.options.json
    ? undefined
    : await ask(session.api.accounts.overview(question))
  return {
    value: report,
    aside: partialLines(report),
    lines: () =>
      blocks(
        syncLines(report, overview?.coverage ?? [], session.now),
        differencesLine(overview?.differences ?? 0, report),
      ),
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
      '  permiscope sync Plant --connector enos --server https://GATEWAY --org ORGANIZATION --app KEY \\\n' +
      '    --per-user sample --secrets - --json < keys.json\n' +
      'Of EnOS, roles, menu groups and apps tell what everybody has, computed and not confirmed; --per-user\n' +
      'asks for its own word as well, a request for each user and app; --estimate says how many that are.\n' +
      'What cannot be read makes the snapshot partial, which is said; the exit code is 0 all the same.',
  })
  addAccountArgument(verb)
    .option('--anew', 'begin again, instead of going on with an interrupted sync')
    .option('--estimate', 'EnOS: only say how many requests it would take, and how long')
    .addOption(
      new Option('--connector <name>', 'sign in to this vendor once, keeping nothing').choices(
        OnlineConnector.options,
      ),
    )
  return addSignInOptions(addPerUserOption(verb))
}

export const sync: Verb = (program, run) => {
  const verb = declare(program)
  verb.action((argument: string | undefined, options: SyncOptions) => {
    mustFit(options)
    const { connector } = options
    return run(verb, async (session) => {
      if (connector === undefined) {
        const { account, label } = await accountOf(session, argument)
        if (options.estimate === true) return estimated(session, account, label)
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
