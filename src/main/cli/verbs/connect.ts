import type { Command } from 'commander'
import { AppError } from '../../../shared/result'
import {
  OnlineConnector,
  type Connection,
  type ConnectionGuide,
} from '../../../shared/schemas/connections'
import { summaryOf } from '../account-argument'
import { ask } from '../ask'
import {
  addSignInOptions,
  mustBeAbleToAsk,
  readCredential,
  type SignInOptions,
} from '../credential'
import { blocks } from '../evidence'
import { given } from '../given'
import type { Session } from '../session'
import { table } from '../table'
import { usageError } from '../usage-error'
import { addVerb, type Reply, type Verb } from '../verb'
import { waitForRun } from '../wait-for-run'

interface Options extends SignInOptions {
  guide?: boolean
}

function guideLines(guide: ConnectionGuide): string[] {
  return blocks(
    [
      'Register an application with the vendor (for the browser: authorization code with PKCE; for',
      'unattended use: a JWT credential). It needs these application scopes, and no others:',
      `  ${guide.applicationScopes.join(', ')}`,
    ],
    [
      'and for the browser all of these redirect URIs:',
      ...guide.redirectUris.map((uri) => `  ${uri}`),
    ],
    [
      'The user who signs in needs the permission ThirdPartyAppAccess (“Third Party Apps Access” in the',
      'Admin Portal) to sign in at all, and these; without one of them, that part stays unknown:',
    ],
    table(
      [{ title: 'reads' }, { title: 'user permission' }, { title: 'without it' }],
      guide.rights.map(({ reads, userPermission, hides }) => [reads, userPermission ?? '', hides]),
    ),
    [
      'Servers:',
      ...guide.servers.map(
        ({ name, url, warning }) =>
          `  ${url}  ${name}${warning === undefined ? '' : `. ${warning}`}`,
      ),
    ],
  )
}

/** A sign-in that is forgotten when this process ends would be none. @throws AppError `keychain` */
async function mustBeKept({ api, options }: Session): Promise<void> {
  const { kept, problem } = await ask(api.app.keychain({}))
  if (kept === 'keychain') return
  throw new AppError(
    'keychain',
    `No keychain can keep the sign-in here, so nothing was signed in. ${problem ?? ''}`.trimEnd(),
    {
      hint: `“permiscope sync "${options.account ?? 'NAME'}" --connector ringcentral --secrets -” needs none: it syncs once and keeps no secret. The app can stay connected until it is closed.`,
    },
  )
}

function connectedLines(name: string, connection: Connection | undefined): string[] {
  const who = connection?.signedInUser
  return [
    `Connected “${name}”${connection === undefined ? '' : ` to ${connection.server}`}${
      who === undefined ? '' : ` as ${who.name} (${who.id})`
    }.`,
    'The secrets lie in the system’s keychain, and nowhere else.',
    `Next: permiscope sync "${name}"`,
  ]
}

/** A client id belongs to the server that it was registered at. */
async function connectedBefore(
  { api }: Session,
  account: string,
  { server }: Options,
): Promise<Connection | undefined> {
  const connection = (await summaryOf(api, account))?.connection
  return server === undefined || server === connection?.server ? connection : undefined
}

async function connectAccount(session: Session, options: Options): Promise<Reply> {
  const { api } = session
  const { account } = session.options
  if (account === undefined) {
    throw usageError(
      'It is not said which account is connected.',
      'Name it with --account NAME; a new name makes a new account.',
    )
  }
  mustBeAbleToAsk(session, options)
  await mustBeKept(session)
  const known = await connectedBefore(session, account, options)
  const credential = await readCredential(session, options, known)
  const input = {
    connector: 'ringcentral' as const,
    account,
    credential,
    ...given({
      server: options.server ?? known?.server,
      locale: options.locale ?? known?.locale,
    }),
  }
  const { result } = await waitForRun(
    session,
    () => ask(api.connections.signIn(input)),
    'The sign-in was stopped. Nothing was kept.',
  )
  if (result === undefined) throw new AppError('internal', 'The sign-in ended without an account.')
  const connection = (await summaryOf(api, result.account.id))?.connection
  return {
    value: { account: result.account, ...given({ connection }) },
    lines: () => connectedLines(result.account.name, connection),
  }
}

function declare(program: Command): Command {
  const verb = addVerb(program, 'connect', {
    group: 'Connect',
    about: 'sign in to a vendor, so that an account can be synced from there',
    takes: 'account',
    example: 'connect ringcentral --account "Acme Europe" --client-id CLIENT_ID',
    more:
      'Signs in with the browser, or with --jwt by a JWT credential. Secrets are asked for without being\n' +
      'shown; “--secrets -” reads {"clientId", "clientSecret", "jwt"} as JSON from stdin instead, and a\n' +
      'jwt in it means --jwt. They are kept in the system’s keychain only. An account that was connected\n' +
      'before keeps its server, client id and language where no others are given.\n' +
      '“--guide” says what to prepare at the vendor. Nothing is ever changed there.',
  })
  verb.argument('<connector>', OnlineConnector.options.join(', '))
  return addSignInOptions(verb).option('--guide', 'only say what to prepare at the vendor')
}

export const connect: Verb = (program, run) => {
  const verb = declare(program)
  verb.action((connector: string, options: Options) => {
    if (connector !== 'ringcentral') {
      // It is not repeated: it may be a secret in the wrong place.
      throw usageError(
        'Permiscope does not sign in there.',
        `It signs in to: ${OnlineConnector.options.join(', ')}.`,
      )
    }
    return run(verb, async (session) => {
      if (options.guide !== true) return connectAccount(session, options)
      const guide = await ask(session.api.connections.guide({ connector }))
      return { value: guide, lines: () => guideLines(guide) }
    })
  })
}
