import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AppError, errorValue } from '../../shared/result'
import type { Core } from '../core-types'
import { heartbeatMilliseconds } from './events'
import { sendResult } from './reply'
import { answer, type Site } from './routes'
import { makeToken } from './token'

export interface LoopbackOptions {
  core: Core
  /** Where the renderer was built to. */
  folder: string
  /** 0: any free one. */
  port: number
  /** Milliseconds between the event stream's heartbeats. */
  heartbeat?: number
}

export interface Loopback {
  /** `http://127.0.0.1:PORT` */
  origin: string
  port: number
  token: string
  /** What a person opens: the origin with the token in the fragment, which no server ever sees. */
  address: string
  /** Ends all connections, event streams included. The core stays open. */
  close(): Promise<void>
}

/**
 * Serves the page and the contract on 127.0.0.1.
 *
 * @throws {AppError} `busy` if the port is taken, `invalid-argument` if it may not be used
 */
export async function startLoopback(options: LoopbackOptions): Promise<Loopback> {
  const token = makeToken()
  const server = createServer()
  // A large file may take longer than Node's five minutes.
  server.requestTimeout = 0
  const port = await listen(server, options.port)
  const site: Site = {
    core: options.core,
    folder: options.folder,
    token,
    port,
    heartbeat: options.heartbeat ?? heartbeatMilliseconds,
  }
  server.on('request', (request, response) => {
    answer(site, request, response).catch((error: unknown) => {
      // After the first byte an error can only be told by ending the connection.
      if (response.headersSent) response.destroy()
      else sendResult(response, 500, { ok: false, error: errorValue(error) })
    })
  })
  const origin = `http://127.0.0.1:${port}`
  return {
    origin,
    port,
    token,
    address: `${origin}/#token=${token}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, port)))
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      resolve((server.address() as AddressInfo).port)
    })
  })
}

function listenError(error: NodeJS.ErrnoException, port: number): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new AppError('busy', `Port ${port} of 127.0.0.1 is taken by another program`, {
        hint: 'Choose another with --port, or leave --port out to get any free one.',
        cause: error,
      })
    case 'EACCES':
      return new AppError('invalid-argument', `Port ${port} may not be used by this user`, {
        hint: 'Choose one above 1023 with --port, or leave --port out to get any free one.',
        cause: error,
      })
    default:
      return error
  }
}
