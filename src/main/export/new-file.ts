/** A file that is being written: complete at its end, or not there at all. */
import { createHash } from 'node:crypto'
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { storeError } from '../store/errors'

export interface WrittenFile {
  bytes: number
  /** Lower-case hexadecimal. */
  sha256: string
}

/**
 * @param location must not exist yet; only its owner can read it
 * @param write hands bytes to the sink
 * @throws AppError `disk-full`, `no-access-to-folder`, or what `write` throws; the file is then removed
 */
export async function writeNewFile<T>(
  location: string,
  write: (sink: (bytes: Uint8Array) => void) => T | Promise<T>,
): Promise<WrittenFile & { value: T }> {
  const hash = createHash('sha256')
  let bytes = 0
  const file = opened(location)
  let complete = false
  try {
    const value = await write((chunk) => {
      hash.update(chunk)
      bytes += chunk.length
      for (let done = 0; done < chunk.length;) done += writeSync(file, chunk, done)
    })
    complete = true
    return { value, bytes, sha256: hash.digest('hex') }
  } catch (thrown) {
    throw storeError(thrown, location)
  } finally {
    closeSync(file)
    if (!complete) rmSync(location, { force: true })
  }
}

function opened(location: string): number {
  try {
    return openSync(location, 'wx', 0o600)
  } catch (thrown) {
    throw storeError(thrown, location)
  }
}
