/** A server on this machine alone, for simulated vendors. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { send, type Answer } from './http'

export type Respond = (request: IncomingMessage, response: ServerResponse) => Promise<void>

export class LoopbackServer {
  readonly #vendor: string
  readonly #respond: Respond
  readonly #failure: Answer
  readonly #servers: Server[] = []
  #port = 0

  /**
   * @param vendor in words, for complaints about the simulation itself
   * @param failure what is answered where `respond` throws
   */
  constructor(vendor: string, respond: Respond, failure: Answer) {
    this.#vendor = vendor
    this.#respond = respond
    this.#failure = failure
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  /** The origin as the client names it, if it is one of ours. */
  originFor(request: IncomingMessage): string {
    const host = request.headers.host ?? ''
    const own = ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${this.#port}`)
    return own.includes(host) ? `http://${host}` : this.url
  }

  /**
   * @param port 0 for any that is free
   * @throws Error (`EADDRINUSE`, …) where it cannot listen on 127.0.0.1
   */
  async listen(port: number): Promise<void> {
    this.#port = (await this.#listenAt('127.0.0.1', port)).port
    // `localhost` may mean ::1; where there is no IPv6 it does not.
    await this.#listenAt('::1', this.#port).catch(() => undefined)
  }

  async close(): Promise<void> {
    await Promise.all(
      this.#servers.map((server) => {
        const closed = new Promise<void>((resolve) => server.close(() => resolve()))
        server.closeAllConnections()
        return closed
      }),
    )
  }

  async #listenAt(host: string, port: number): Promise<AddressInfo> {
    const server = createServer((request, response) => void this.#answer(request, response))
    // Longer than clients keep a connection, so that they never use one that is just being closed.
    server.keepAliveTimeout = 60_000
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, host, resolve)
    })
    this.#servers.push(server)
    return server.address() as AddressInfo
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await this.#respond(request, response)
    } catch (error) {
      // A person who breaks off is no error; anything else is one of this server.
      if (request.destroyed && !request.complete) return
      process.stderr.write(`Simulated ${this.#vendor}: ${String((error as Error).stack)}\n`)
      if (response.headersSent) response.destroy()
      else await send(request, response, this.#failure)
    }
  }
}
