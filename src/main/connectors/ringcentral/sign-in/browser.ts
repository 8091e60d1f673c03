/**
 * OAuth 2.0 authorization code with PKCE in the system's browser (RFC 8252, RFC 7636; RingCentral's
 * authentication/auth-code-pkce-flow). The password is typed at RingCentral and never seen here.
 */
import * as oauth from 'oauth4webapi'
import { AppError } from '../../../../shared/result'
import { listenForRedirect } from './redirect-listener'
import { redirectPorts } from './redirect-uris'
import { Refusal, refusalOf, refusedInWords } from './refusal'
import { TokenEndpoint, type TokenThrottle, type TokenTiming } from './token-endpoint'
import type { TokenSet } from './token-set'
import { cancelled, unlessAborted } from '../../sign-in/waits'

export interface BrowserSignIn {
  /** Origin, as normaliseServer gives it. */
  server: string
  clientId: string
  /** Absent: the application is registered as a public client. */
  clientSecret?: string
  /** Language of the sign-in page: BCP 47. */
  locale: string
  throttle: TokenThrottle
  signal: AbortSignal
  /** Shows the page to the person. */
  open: (link: string) => void
  /** Milliseconds until it is given up; absent: ten minutes. */
  within?: number
  /** Absent: those that are to be registered. */
  ports?: readonly number[]
  timing?: Partial<TokenTiming>
}

const tenMinutes = 10 * 60_000
/** For a session that nobody wants any more. */
const revokeWithin = 5_000

/**
 * The tokens are not stored yet: hand them to tokenSource, which does so before they are used.
 *
 * @throws AppError `sign-in-refused`, `busy` where no port is free, `cancelled`, `server-unreachable`,
 *   `server-failed`
 */
export async function signInWithBrowser(options: BrowserSignIn): Promise<TokenSet> {
  const { signal, locale, within = tenMinutes, ports = redirectPorts } = options
  const endpoint = new TokenEndpoint({ ...options, clientSecret: options.clientSecret })
  const state = oauth.generateRandomState()
  const verifier = oauth.generateRandomCodeVerifier()
  const challenge = await oauth.calculatePKCECodeChallenge(verifier)
  const listener = await listenForRedirect(ports, state)
  const { redirectUri } = listener
  try {
    options.open(
      endpoint.authorizeUrl({
        redirect_uri: redirectUri,
        state,
        code_challenge: challenge,
        code_challenge_method: 'S256',
        ui_locales: locale,
      }),
    )
    const waiting = timeLimit(within, redirectUri)
    const redirected = await unlessAborted(
      Promise.race([listener.redirected, waiting.over]),
      signal,
    ).finally(waiting.stop)
    if (redirected.has('error')) throw refusalOf(Object.fromEntries(redirected))
    const tokens = await endpoint.exchangeCode(redirected, { redirectUri, verifier, state }, signal)
    if (!signal.aborted) return tokens
    await endpoint.revoke(tokens.accessToken, AbortSignal.timeout(revokeWithin))
    throw cancelled()
  } catch (thrown) {
    throw thrown instanceof Refusal
      ? refusedInWords('sign-in-refused', 'the sign-in', thrown)
      : thrown
  } finally {
    listener.close()
  }
}

function timeLimit(milliseconds: number, redirectUri: string) {
  const over = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    over.reject(
      new AppError(
        'sign-in-refused',
        `Nobody signed in within ${Math.round(milliseconds / 60_000)} minutes.`,
        {
          hint: `Try again. If the browser showed an error instead of the sign-in, such as OAU-109 or OAU-113, register ${redirectUri} as a redirect address of the application.`,
        },
      ),
    )
  }, milliseconds)
  return { over: over.promise, stop: () => clearTimeout(timer) }
}
