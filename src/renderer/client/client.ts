/** What the interface needs of the side that knows about permissions, whatever lies between. */
import type { AnyEvent, Api } from '../../shared/contract'
import type { Result } from '../../shared/result'

export type Connection =
  | 'connected'
  /** The address carried no token, and this tab has none from before. */
  | 'no-token'
  /** The token is of an earlier start. */
  | 'unauthorised'
  /** Nobody answers any more. */
  | 'stopped'

export interface UploadOptions {
  onProgress?: (sentBytes: number) => void
  signal?: AbortSignal
}

export interface Client {
  api: Api
  /** Both return their unsubscribe function. */
  events(listener: (event: AnyEvent) => void): () => void
  connection(listener: (state: Connection) => void): () => void
  upload(file: Blob, ticket: string, options?: UploadOptions): Promise<Result<{ bytes: number }>>
  downloadUrl(ticket: string): string
}
