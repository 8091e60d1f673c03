import type { ServerResponse } from 'node:http'
import type { Core } from '../core-types'
import { pageHeaders } from '../web/headers'

/** Often enough that a client notices a server that was killed, and a proxy does not give up. */
export const heartbeatMilliseconds = 15_000

/** Bytes that wait for a client that does not read. Beyond, it is let go and reads all again. */
const waitingLimit = 8 * 1024 * 1024

/**
 * Answers with a stream of events, one JSON line each ({@link AnyEvent}), until the client goes. An
 * empty line is a heartbeat. What happened before a client came is not repeated: it reads the state.
 */
export function streamEvents(core: Core, response: ServerResponse, heartbeat: number): void {
  response.writeHead(200, { ...pageHeaders, 'content-type': 'application/x-ndjson; charset=utf-8' })
  const write = (line: string) => {
    response.write(`${line}\n`)
    if (response.writableLength > waitingLimit) response.destroy()
  }
  const unsubscribe = core.subscribe((event) => write(JSON.stringify(event)))
  const timer = setInterval(write, heartbeat, '')
  // The first line tells the client that from now on it misses nothing.
  write('')
  response.once('close', () => {
    clearInterval(timer)
    unsubscribe()
  })
}
