/**
 * The id that the secrets of a connection are kept by. It stands in the account's file beside the server,
 * and that file can be copied, sent around and changed; the keychain's entries cannot. So the id itself
 * says which server and application it is for: whoever changes those in a file gets no secret sent there.
 */
import { createHash, randomUUID } from 'node:crypto'

export interface SealedTo {
  /** Origin. */
  server: string
  /** RingCentral's client id, EnOS's access key. */
  key: string
}

export function newCredential(to: SealedTo): string {
  const id = randomUUID()
  return `${id}.${seal(id, to)}`
}

export function isFor(credential: string, to: SealedTo): boolean {
  const [id = '', sealed] = credential.split('.')
  return sealed === seal(id, to)
}

const seal = (id: string, { server, key }: SealedTo): string =>
  createHash('sha256')
    .update(JSON.stringify([id, server, key]))
    .digest('hex')
    .slice(0, 32)
