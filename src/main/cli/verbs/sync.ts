import { Option, type Command } from 'commander'
import type { Input } from '../../../shared/contract'
import { AppError } from '../../../shared/result'
import { OnlineConnector } from '../../../shared/schemas/connections'
import { accountOf, addAccountArgument, namedAccount } from '../account-argument'
import { ask } from '../ask'
import { blocks } from '../evidence'
import { addPerUserOption, estimateLines, type PerUserOptions } from '../per-user'
import { enosCredential, enosReading, gatewayOf, organizationsOf } from '../sign-in/enos'
import {
  addSignInOptions,
  mustBeAbleToAsk,
  mustFitConnector,
  onlyLocale,
  type SignInOptions,
} from '../sign-in/options'
import { ringCentralCredential } from '../sign-in/ringcentral'
import { given } from '../given'
import type { Session } from '../session'
import { differencesLine, partialLines, syncLines } from '../sync-report'
import { usageError } from '../usage-error'
import { addVerb, type Reply, type Verb } from '../verb'
import { waitForRun } from '../wait-for-run'

interface Options extends SignInOptions, PerUserOptions {
  anew?: boolean
  connector?: OnlineConnector
  estimate?: boolean
}

/** What only makes sense where it signs in. */
const signInOnly = {
  server: '--server',
  clientId: '--client-id',
  jwt: '--jwt',
  secrets: '--secrets',
  accessKey: '--access-key',
  org: '--org',
} as const

/** What a connected account of EnOS is read by, and can be given another way for good. */
const readingOnly = {
  app: '--app',
  findApps: '--find-apps',
  requestsPerSecond: '--requests-per-second',
} as const

function mustFit(options: Options): void {
  if (options.connector !== undefined) {
    mustFitConnector(options, options.connector)
    if (options.connector === 'ringcentral' && options.perUser !== undefined) {
      throw usageError('--per-user is an option of EnOS, not of RingCentral.', 'Leave it out.')
    }
    const [wrong] = [options.anew && '--anew', options.estimate && '--estimate'].filter(
      (name) => typeof name === 'string',
    )
    if (wrong === undefined) return
    throw usageError(
      `${wrong} does not go together with --connector.`,
      wrong === '--anew'
        ? 'Forget what an interrupted sync had read with “permiscope syncs NAME --discard” first.'
        : 'It is reckoned for an account that is connected.',
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

/** What was given for the next syncs is kept with the connection, as in the app. */
async function changeReading(session: Session, account: string, options: Options): Promise<void> {
  const { api } = session
  const { accounts } = await ask(api.accounts.list({}))
  const connection = accounts.find(({ id }) => id === account)?.connection
  if (connection?.connector === 'enos') {
    const changes = [
      options.locale,
      ...Object.keys(readingOnly).map((key) => options[key as keyof typeof readingOnly]),
    ]
    if (changes.every((change) => change === undefined)) return
    await ask(api.connections.change({ account, reading: enosReading(options, connection) }))
    return
  }
  for (const [key, name] of [...Object.entries(readingOnly), ['perUser', '--per-user'] as const]) {
    if (options[key as keyof typeof readingOnly | 'perUser'] === undefined) continue
    throw usageError(`${name} is for accounts of EnOS, which this one is not.`, 'Leave it out.')
  }
  const locale = onlyLocale(options)
  if (locale !== undefined) await ask(api.connections.change({ account, locale }))
}

async function startConnected(
  session: Session,
  account: string,
  options: Options,
): Promise<{ run: string }> {
  await changeReading(session, account, options)
  const { anew, perUser } = options
  return ask(session.api.syncs.start({ account, ...given({ anew, perUser }) }))
}

async function startOnce(
  session: Session,
  account: string,
  connector: OnlineConnector,
  options: Options,
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
  options: Options,
): Promise<Once> {
  const { server } = options
  const locale = onlyLocale(options)
  const credential = await ringCentralCredential(session, options, undefined)
  return { connector: 'ringcentral', account, credential, ...given({ server, locale }) }
}

async function onceAtEnos(session: Session, account: string, options: Options): Promise<Once> {
  const server = gatewayOf(options)
  const [first, ...others] = organizationsOf(account, options.org)
  if (first === undefined || others.length > 0) {
    throw usageError(
      'One sync reads one organization.',
      'Give --org once, and sync each by itself.',
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
  verb.action((argument: string | undefined, options: Options) => {
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
