import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { Core, Download } from '../../../src/main/core-types'
import type { AnyEvent } from '../../../src/shared/contract'
import type { Result } from '../../../src/shared/result'

/** A core that remembers what it was asked, in the order of asking. */
export class FakeCore implements Core {
  readonly calls: { group: string; call: string; input: unknown }[] = []
  readonly uploads = new Map<string, Buffer>()
  /** Tickets that are good for one upload. */
  readonly uploadTickets = new Set<string>()
  readonly downloads = new Map<string, Download>()
  readonly listeners = new Set<(event: AnyEvent) => void>()
  /** What the next calls answer. */
  answer: Result<unknown> = { ok: true, value: { said: 'yes' } }
  /** Settles when an upload broke off. */
  readonly brokenUpload = Promise.withResolvers<Error>()
  readonly startedUpload = Promise.withResolvers<void>()

  invoke = async (group: string, call: string, input: unknown): Promise<Result<unknown>> => {
    this.calls.push({ group, call, input })
    return this.answer
  }

  subscribe(listener: (event: AnyEvent) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  send(event: AnyEvent): void {
    for (const listener of this.listeners) listener(event)
  }

  async receiveUpload(ticket: string, body: Readable): Promise<Result<{ bytes: number }>> {
    if (!this.uploadTickets.delete(ticket)) return unknownTicket
    body.once('data', () => this.startedUpload.resolve())
    try {
      const bytes = await buffer(body)
      this.uploads.set(ticket, bytes)
      return { ok: true, value: { bytes: bytes.length } }
    } catch (error) {
      this.brokenUpload.resolve(error as Error)
      return { ok: false, error: { code: 'cancelled', message: 'The file did not come whole' } }
    }
  }

  async takeDownload(ticket: string): Promise<Result<Download>> {
    const download = this.downloads.get(ticket)
    if (!this.downloads.delete(ticket) || !download) return unknownTicket
    return { ok: true, value: download }
  }

  offerPaths = async (): Promise<string> => 'upload-1'

  close = async (): Promise<void> => undefined
}

const unknownTicket = {
  ok: false,
  error: { code: 'not-found', message: 'There is no such ticket' },
} as const satisfies Result<never>
