/** A server that answers exactly as a test says, and a client of it whose clock the test lets go on. */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { HttpClient, type HttpClientOptions } from '../../../src/main/http/http-client'
import { Throttle } from '../../../src/main/http/throttle'
import {
  defaultTiming,
  type ReadRequest,
  type HttpAnswer,
  type RateHeaders,
  type Waiting,
} from '../../../src/main/http/types'
import { FakeClock, settle } from '../../support/fake-clock'

/** Found nowhere but in the request. */
export const token = 'canary-token-5f1e'
export const query = 'canary-query-77aa'

export type Answer = (response: ServerResponse, request: IncomingMessage) => void

export const json =
  (value: unknown, status = 200, headers: Record<string, string> = {}): Answer =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify(value))
  }

export const limits = (remaining: number, limit = 50, group = 'Medium', window = 60) => ({
  'x-rate-limit-group': group,
  'x-rate-limit-limit': String(limit),
  'x-rate-limit-remaining': String(remaining),
  'x-rate-limit-window': String(window),
})

/** Nothing but bytes on the connection, and then what `end` does with it. */
export const bytes =
  (text: string, end: (socket: Socket) => void = (socket) => socket.end()): Answer =>
  (response) => {
    const socket = response.socket!
    if (text === '') end(socket)
    else socket.write(text, () => end(socket))
  }

export const silence: Answer = () => {}

export class TestServer {
  readonly requests: IncomingMessage[] = []
  readonly sockets = new Set<Socket>()
  readonly #answers: Answer[]
  readonly #server: Server

  /** @param answers one after the other; the last one for all that follow */
  constructor(...answers: Answer[]) {
    this.#answers = answers
    this.#server = createServer((request, response) => {
      this.requests.push(request)
      const [answer] = this.#answers.length > 1 ? this.#answers.splice(0, 1) : this.#answers
      answer!(response, request)
    })
    this.#server.on('connection', (socket) => {
      this.sockets.add(socket)
      socket.on('close', () => this.sockets.delete(socket))
    })
  }

  async listen(host = '127.0.0.1'): Promise<this> {
    this.#server.listen(0, host)
    await once(this.#server, 'listening')
    return this
  }

  get host(): string {
    const { address, port, family } = this.#server.address() as AddressInfo
    return family === 'IPv6' ? `[${address}]:${port}` : `${address}:${port}`
  }

  get url(): URL {
    return new URL(`http://${this.host}/restapi/v1.0/account/~/extension?secret=${query}`)
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    for (const socket of this.sockets) socket.destroy()
    this.#server.close()
    await once(this.#server, 'close')
  }
}

export function rateHeaders(headers: Headers): RateHeaders | undefined {
  const group = headers.get('x-rate-limit-group')
  if (group === null) return undefined
  const number = (name: string) => Number(headers.get(`x-rate-limit-${name}`))
  return {
    group,
    limit: number('limit'),
    remaining: number('remaining'),
    windowMilliseconds: number('window') * 1_000,
  }
}

export function clientOf(options: Partial<HttpClientOptions> = {}) {
  const clock = new FakeClock(1_000_000)
  const throttle = new Throttle({ Medium: { limit: 50, windowMilliseconds: 60_000 } }, clock)
  const waits: (Waiting | undefined)[] = []
  const client = new HttpClient({
    throttle,
    timing: { ...defaultTiming, pauseWithoutRetryAfter: 2_000 },
    rateHeaders,
    userAgent: 'Permiscope/0',
    waiting: (waiting) => waits.push(waiting),
    clock,
    random: () => 0.5,
    ...options,
  })
  return { clock, throttle, client, waits }
}

export const requestTo = (
  url: URL,
  signal = new AbortController().signal,
  operation = 'listExtensions',
): ReadRequest => ({
  url,
  operation,
  group: 'Medium',
  headers: { Authorization: `Bearer ${token}`, Accept: 'application/json' },
  signal,
})

/**
 * Lets the clock go on whenever somebody waits, and real answers come meanwhile.
 */
export async function finish(clock: FakeClock, got: Promise<HttpAnswer>): Promise<HttpAnswer> {
  let over = false
  const end = () => {
    over = true
  }
  got.then(end, end)
  await settle()
  while (!over) {
    const next = clock.next()
    if (next !== undefined && next < underWay) await clock.step()
    else await tick()
  }
  return got
}

/** @returns when it holds; the test's own time limit ends a vain wait */
export async function until(holds: () => boolean): Promise<void> {
  await settle()
  while (!holds()) await tick()
}

/** Lets the one wait that there is go by. @returns its milliseconds */
export async function passWait(clock: FakeClock): Promise<number> {
  const begin = clock.now()
  await until(() => (clock.next() ?? Infinity) < underWay)
  await clock.step()
  return clock.now() - begin
}

/** No wait of a test is as long as the time limits of a request that is under way. */
const underWay = 20_000

const tick = async () => {
  await settle()
  await new Promise((resolve) => setTimeout(resolve, 1))
}
