import type { Command } from 'commander'
import { AppError } from '../../../shared/result'
import {
  OnlineConnector,
  type Connection,
  type ConnectionGuide,
} from '../../../shared/schemas/connections'
import type { Input } from '../../../shared/contract'
import { summaryOf } from '../account-argument'
import { ask } from '../ask'
import { guideLines } from '../connection-guide'
import { given } from '../given'
import { enosCredential, enosReading, gatewayOf, organizationsOf } from '../sign-in/enos'
import {
  addSignInOptions,
  mustBeAbleToAsk,
  mustFitConnector,
  onlyLocale,
  type SignInOptions,
} from '../sign-in/options'
import { ringCentralCredential } from '../sign-in/ringcentral'
import type { Session } from '../session'
import { usageError } from '../usage-error'
import { addVerb, type Reply, type Verb } from '../verb'
import { waitForRun } from '../wait-for-run'

interface Options extends SignInOptions {
  guide?: boolean
}

type SignIn = Input<'connections', 'signIn'>

/** A sign-in that is forgotten when this process ends would be none. @throws AppError `keychain` */
async function mustBeKept({ api, options }: Session, connector: OnlineConnector): Promise<void> {
  const { kept, problem } = await ask(api.app.keychain({}))
  if (kept === 'keychain') return
  throw new AppError(
    'keychain',
    `No keychain can keep the sign-in here, so nothing was signed in. ${problem ?? ''}`.trimEnd(),
    {
      hint: `“permiscope sync "${options.account ?? 'NAME'}" --connector ${connector} --secrets -” needs none: it syncs once and keeps no secret. The app can stay connected until it is closed.`,
    },
  )
}

function connectedLine(name: string, connection: Connection | undefined): string {
  const who =
    connection?.connector === 'ringcentral' && connection.signedInUser !== undefined
      ? ` as ${connection.signedInUser.name} (${connection.signedInUser.id})`
      : ''
  return `Connected “${name}”${connection === undefined ? '' : ` to ${connection.server}`}${who}.`
}

/** What the keys belong to is the server that they were made at. */
async function connectedBefore(
  { api }: Session,
  account: string,
  { server }: Options,
): Promise<Connection | undefined> {
  const connection = (await summaryOf(api, account))?.connection
  return server === undefined || server === connection?.server ? connection : undefined
}

async function toRingCentral(session: Session, account: string, options: Options): Promise<SignIn> {
  const before = await connectedBefore(session, account, options)
  const known = before?.connector === 'ringcentral' ? before : undefined
  const credential = await ringCentralCredential(session, options, known)
  return {
    connector: 'ringcentral',
    account,
    credential,
    ...given({
      server: options.server ?? known?.server,
      locale: onlyLocale(options) ?? known?.locale,
    }),
  }
}

async function toEnos(session: Session, account: string, options: Options): Promise<SignIn> {
  const before = await connectedBefore(session, account, options)
  const known = before?.connector === 'enos' ? before : undefined
  const server = gatewayOf(options, known)
  const accounts = organizationsOf(account, options.org, known)
  const reading = enosReading(options, known)
  const credential = await enosCredential(session, options, known)
  return { connector: 'enos', accounts, server, credential, ...reading }
}

async function connectAccount(
  session: Session,
  connector: OnlineConnector,
  options: Options,
): Promise<Reply> {
  const { api } = session
  const { account } = session.options
  if (account === undefined) {
    throw usageError(
      'It is not said which account is connected.',
      'Name it with --account NAME; a new name makes a new account.',
    )
  }
  mustBeAbleToAsk(session, options)
  await mustBeKept(session, connector)
  const input =
    connector === 'ringcentral'
      ? await toRingCentral(session, account, options)
      : await toEnos(session, account, options)
  const { result, connected } = await waitForRun(
    session,
    () => ask(api.connections.signIn(input)),
    'The sign-in was stopped. Nothing was kept.',
  )
  if (result === undefined) throw new AppError('internal', 'The sign-in ended without an account.')
  const all = connected ?? [result.account]
  const connections = await Promise.all(
    all.map(async ({ id, name }) => ({
      name,
      connection: (await summaryOf(api, id))?.connection,
    })),
  )
  return {
    value: {
      account: result.account,
      ...given({ connection: connections[0]?.connection }),
      ...(connected === undefined ? {} : { connected }),
    },
    lines: () => [
      ...connections.map(({ name, connection }) => connectedLine(name, connection)),
      'The secrets lie in the system’s keychain, and nowhere else.',
      ...connections.map(({ name }) => `Next: permiscope sync "${name}"`),
    ],
  }
}

function declare(program: Command): Command {
  const verb = addVerb(program, 'connect', {
    group: 'Connect',
    about: 'sign in to a vendor, so that an account can be synced from there',
    takes: 'account',
    example: 'connect ringcentral --account "Acme Europe" --client-id CLIENT_ID',
    more:
      'RingCentral: signs in with the browser, or with --jwt by a JWT credential. “--secrets -” reads\n' +
      '{"clientId", "clientSecret", "jwt"} as JSON from stdin; a jwt in it means --jwt.\n' +
      'EnOS: signs in with the access key and secret key of an application; no user signs in. “--secrets -”\n' +
      'reads {"accessKey", "secretKey"}. With several --org each organization becomes an account of its own,\n' +
      'named by --org ID="NAME":\n' +
      '  permiscope connect enos --account Plant --server https://GATEWAY --org ORGANIZATION --app KEY\n' +
      'Without --secrets they are asked for without being shown. They are kept in the system’s keychain only.\n' +
      'An account that was connected before keeps what is not given anew.\n' +
      '“--guide” says what to prepare at the vendor. Nothing is ever changed there.',
  })
  verb.argument('<connector>', OnlineConnector.options.join(', '))
  return addSignInOptions(verb).option('--guide', 'only say what to prepare at the vendor')
}

const isConnector = (text: string): text is OnlineConnector =>
  (OnlineConnector.options as readonly string[]).includes(text)

export const connect: Verb = (program, run) => {
  const verb = declare(program)
  verb.action((connector: string, options: Options) => {
    if (!isConnector(connector)) {
      // It is not repeated: it may be a secret in the wrong place.
      throw usageError(
        'Permiscope does not sign in there.',
        `It signs in to: ${OnlineConnector.options.join(', ')}.`,
      )
    }
    mustFitConnector(options, connector)
    return run(verb, async (session) => {
      if (options.guide !== true) return connectAccount(session, connector, options)
      const guide: ConnectionGuide = await ask(session.api.connections.guide({ connector }))
      return { value: guide, lines: () => guideLines(guide) }
    })
  })
}
