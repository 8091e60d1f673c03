/**
 * Private files for what must lie on the disk while it is read, such as a table within an archive.
 * They lie where uploads do, and in a folder named after the process as those are: what a process
 * that was killed leaves behind, the next one deletes.
 */
import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export class Scratch {
  readonly #folder: string
  #files = 0

  /** @param parent an existing folder that only its owner can read */
  constructor(parent: string) {
    this.#folder = join(parent, `${process.pid}-read-${randomBytes(12).toString('base64url')}`)
  }

  /** Writes the chunks to a file, lets `use` work on it and deletes it, whatever happens. */
  async with<T>(
    chunks: AsyncIterable<Buffer>,
    signal: AbortSignal,
    use: (location: string) => Promise<T>,
  ): Promise<T> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 })
    this.#files += 1
    const location = join(this.#folder, String(this.#files))
    try {
      const out = createWriteStream(location, { mode: 0o600, flags: 'wx' })
      await pipeline(Readable.from(chunks, { objectMode: true }), out, { signal })
      return await use(location)
    } finally {
      await rm(location, { force: true })
    }
  }

  async close(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true })
  }
}
