/** Browser mode: calls over HTTP to the server on this computer that also served this page. */
import { apiOver, type AnyEvent } from '../../shared/contract'
import { language } from '../../shared/language'
import { t } from '../../shared/messages'
import type { Result } from '../../shared/result'
import type { Client, Connection } from './client'
import { putFile } from './put-file'

const tokenKey = 'permiscope-token'
const tokenHeader = 'x-permiscope-token'
/** One failed attempt may be the computer waking up; a second one is a stopped server. */
const attemptsBeforeStopped = 2
const waitBetweenAttempts = 1500

export function browserClient(): Client {
  const token = takeToken()
  const listeners = new Set<(event: AnyEvent) => void>()
  const watchers = new Set<(state: Connection) => void>()
  let state: Connection = token === null ? 'no-token' : 'connected'

  function become(next: Connection): void {
    if (next === state) return
    state = next
    for (const watcher of watchers) watcher(next)
  }

  const headers: Record<string, string> = token === null ? {} : { [tokenHeader]: token }

  async function invoke(group: string, call: string, input: unknown): Promise<Result<unknown>> {
    try {
      const response = await fetch(`/api/${group}/${call}`, {
        method: 'POST',
        headers: {
          ...headers,
          'content-type': 'application/json',
          'accept-language': language(),
        },
        body: JSON.stringify(input),
      })
      if (response.status === 401) become('unauthorised')
      return (await response.json()) as Result<unknown>
    } catch {
      return {
        ok: false,
        error: {
          code: 'internal',
          message: t('connection.noAnswer'),
          hint: t('connection.noAnswerHint'),
        },
      }
    }
  }

  async function listen(): Promise<void> {
    let failures = 0
    let connectedBefore = false
    while (state !== 'unauthorised') {
      try {
        const response = await fetch('/api/events', { headers })
        if (response.status === 401) return become('unauthorised')
        if (!response.ok || response.body === null) throw new Error(`status ${response.status}`)
        failures = 0
        // Events of the time without connection are lost, so everything is read again.
        if (connectedBefore) {
          for (const listener of listeners) listener({ name: 'accounts.changed', value: {} })
        }
        connectedBefore = true
        become('connected')
        for await (const event of lines(response.body)) {
          for (const listener of listeners) listener(event)
        }
      } catch {
        failures += 1
        if (failures >= attemptsBeforeStopped) become('stopped')
      }
      await new Promise((resolve) => setTimeout(resolve, waitBetweenAttempts))
    }
  }
  if (token !== null) void listen()

  return {
    api: apiOver(invoke),
    events(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    connection(watcher) {
      watchers.add(watcher)
      watcher(state)
      return () => watchers.delete(watcher)
    },
    upload: (file, ticket, options) => putFile(file, ticket, headers, options),
    downloadUrl: (ticket) => `/download/${encodeURIComponent(ticket)}`,
  }
}

/** Moves the token from the address, where it would be seen and copied, to this tab's memory. */
function takeToken(): string | null {
  const [, inAddress, place = '/'] = /^#token=([^&/]+)(\/.*)?/.exec(location.hash) ?? []
  if (inAddress !== undefined) {
    sessionStorage.setItem(tokenKey, decodeURIComponent(inAddress))
    history.replaceState(null, '', `${location.pathname}#${place}`)
  }
  return sessionStorage.getItem(tokenKey)
}

async function* lines(body: ReadableStream<Uint8Array>): AsyncGenerator<AnyEvent> {
  const reader = body
    .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
    .getReader()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    const parts = (rest + value).split('\n')
    rest = parts.pop() ?? ''
    for (const part of parts) {
      // Empty lines only keep the connection open.
      if (part.trim() !== '') yield JSON.parse(part) as AnyEvent
    }
  }
}
