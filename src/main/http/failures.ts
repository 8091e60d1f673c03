/**
 * What went wrong with one try of a request, in words. They are made of codes and our own sentences alone:
 * messages of the libraries below can hold headers and addresses.
 */
import type { FailureKind } from './types'

export interface FailedTry {
  kind: FailureKind
  /** A sentence without its full stop. */
  what: string
  /** What to do about it: a sentence. */
  advice?: string
  /** In short, for whoever waits for the next try. */
  briefly: string
  /** Whether trying again may help. */
  again: boolean
  status?: number
  /** Milliseconds that the server asks to wait. */
  retryAfter?: number | undefined
}

const seconds = (milliseconds: number) => `${milliseconds / 1_000} s`

export const noAnswer = (host: string, within: number): FailedTry => ({
  kind: 'timeout',
  what: `The server at ${host} did not answer within ${seconds(within)}`,
  briefly: 'no answer in time',
  again: true,
})

export const stalled = (host: string, within: number): FailedTry => ({
  kind: 'timeout',
  what: `The server at ${host} stopped in the middle of its answer for ${seconds(within)}`,
  briefly: 'the answer stopped',
  again: true,
})

export const cutOff = (host: string, status: number): FailedTry => ({
  kind: isSuccess(status) ? 'broken-answer' : 'reset',
  what: `The answer of the server at ${host} broke off`,
  briefly: 'the answer broke off',
  again: true,
  status,
})

export const noJson = (host: string, status: number): FailedTry => ({
  kind: 'broken-answer',
  what: `The server at ${host} answered ${status} with something that is no JSON`,
  briefly: 'the answer is no JSON',
  again: true,
  status,
})

export const tooLarge = (host: string, status: number, limit: number): FailedTry => ({
  kind: 'broken-answer',
  what: `The answer of the server at ${host} is larger than ${Math.floor(limit / 2 ** 20)} MB`,
  briefly: 'the answer is too large',
  again: false,
  status,
})

export const serverError = (
  host: string,
  status: number,
  retryAfter: number | undefined,
): FailedTry => ({
  kind: 'server-error',
  what: `The server at ${host} failed (${status})`,
  briefly: `the server failed (${status})`,
  again: true,
  status,
  retryAfter,
})

/** A gateway's bound on what it takes, not on what it gives. */
export const questionTooLarge = (host: string): FailedTry => ({
  kind: 'server-error',
  what: `The server at ${host} takes no request that is so large (413)`,
  advice: 'Whoever runs it can raise its limit on the size of requests.',
  briefly: 'the request is too large (413)',
  again: false,
  status: 413,
})

/** @param target its `Location`, of which only the host is told: the rest may hold anything */
export const redirected = (url: URL, status: number, target: string | null): FailedTry => ({
  kind: 'server-error',
  what: `The server at ${url.host} sends the request on to ${hostOf(target, url)} (${status})`,
  advice: 'Redirects are not followed, so that the sign-in goes to no other server.',
  briefly: `redirected (${status})`,
  again: false,
  status,
})

function hostOf(target: string | null, url: URL): string {
  if (target === null || !URL.canParse(target, url.href)) return 'an address that it does not name'
  const { host } = new URL(target, url)
  if (host === url.host) return 'another address of its own'
  return host === '' ? 'an address that is no server' : host
}

const unknownNames: Record<string, string> = {
  ENOTFOUND: 'is not known',
  EAI_AGAIN: 'could not be looked up',
}

const noConnection: Record<string, string> = {
  ECONNREFUSED: 'refuses connections',
  EHOSTUNREACH: 'cannot be reached from here',
  ENETUNREACH: 'cannot be reached from here',
  EHOSTDOWN: 'cannot be reached from here',
  ENETDOWN: 'cannot be reached from here',
  EADDRNOTAVAIL: 'cannot be reached from here',
  ETIMEDOUT: 'does not take up a connection',
  UND_ERR_CONNECT_TIMEOUT: 'does not take up a connection',
}

const brokenConnections = new Set(['ECONNRESET', 'ECONNABORTED', 'EPIPE', 'UND_ERR_SOCKET'])

const waitedInside = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'])

/** Certificates that Node does not trust (its `X509 certificate error codes`). */
const untrusted =
  /^(CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|CRL_|HOSTNAME_MISMATCH|INVALID_(CA|PURPOSE)|PATH_LENGTH_EXCEEDED|ERR_TLS_CERT_ALTNAME_INVALID)/

/** @param cause what `fetch` says was the reason that no answer came */
export function notAnswered(url: URL, cause: unknown): FailedTry {
  const { host } = url
  const code = codeOf(cause)
  const named = code === undefined ? '' : ` (${code})`
  const unreachable = {
    kind: 'unreachable',
    briefly: `no connection${named}`,
    again: true,
  } as const
  if (code !== undefined) {
    if (code in unknownNames) {
      const what = `The server's name ${url.hostname} ${unknownNames[code]}${named}`
      const advice = 'Check its address and your connection to the network.'
      return { ...unreachable, what, advice }
    }
    if (code in noConnection) {
      const advice =
        'Check its address, your connection to the network and whether you need a proxy.'
      return { ...unreachable, what: `The server at ${host} ${noConnection[code]}${named}`, advice }
    }
    if (untrusted.test(code)) return { ...unreachable, ...certificate(url, code), again: false }
    if (code === 'EPROTO' || code.startsWith('ERR_SSL_')) {
      const what = `A secure connection to ${host} failed${named}`
      const advice = 'Check that its address and port are those of an https server.'
      return { ...unreachable, what, advice }
    }
    if (code === 'UND_ERR_ABORTED') {
      const advice = 'Check HTTPS_PROXY, and whether the proxy wants a name and password.'
      return { ...unreachable, what: `The proxy makes no connection to ${host}`, advice }
    }
    if (brokenConnections.has(code)) {
      const what = `The connection to the server at ${host} broke off before its answer${named}`
      return { kind: 'reset', what, briefly: 'the connection broke off', again: true }
    }
    if (waitedInside.has(code)) {
      const what = `The server at ${host} did not answer in time${named}`
      return { kind: 'timeout', what, briefly: 'no answer in time', again: true }
    }
  }
  if (isNoHttp(cause, code)) {
    const what = `The server at ${host} answered with something that is not HTTP`
    return { kind: 'broken-answer', what, briefly: 'the answer is not HTTP', again: true }
  }
  return { ...unreachable, what: `No connection to the server at ${host} came about${named}` }
}

function certificate({ host, hostname }: URL, code: string): { what: string; advice: string } {
  if (code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID') {
    return {
      what: `The certificate of ${host} is ${code === 'CERT_HAS_EXPIRED' ? 'no longer' : 'not yet'} valid (${code})`,
      advice: "Check this computer's date; otherwise whoever runs the server has to renew it.",
    }
  }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID' || code === 'HOSTNAME_MISMATCH') {
    return {
      what: `The certificate of ${host} is not one for ${hostname} (${code})`,
      advice: 'Check the address of the server.',
    }
  }
  return {
    what: `The certificate of ${host} is signed by nobody whom Permiscope trusts (${code})`,
    advice:
      'If your organisation inspects encrypted connections or runs its own authority, put its certificate ' +
      'into a PEM file, name that in NODE_EXTRA_CA_CERTS and start Permiscope again.',
  }
}

function isNoHttp(cause: unknown, code: string | undefined): boolean {
  const parser = cause instanceof Error && cause.name === 'HTTPParserError'
  return parser || (code?.startsWith('HPE_') ?? false) || code === 'UND_ERR_HEADERS_OVERFLOW'
}

/** Codes are upper-case words; anything else could be text of the server. */
function codeOf(cause: unknown): string | undefined {
  const code: unknown = (cause as { code?: unknown } | null | undefined)?.code
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]*$/.test(code) ? code : undefined
}

export const isSuccess = (status: number): boolean => status >= 200 && status < 300
