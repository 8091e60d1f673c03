/** Puts finished files under the names that they were made for. */
import { rename, rm } from 'node:fs/promises'

interface Finished {
  from: string
  to: string
}

/**
 * Puts a file and the one beside it in their places, in one folder. Where the file cannot be replaced
 * (on some systems because another program has it open), the one beside stays what it was too: it must
 * never speak of a file that is not the one it lies beside.
 *
 * @param spare a name in that folder that no file has
 * @throws whatever the file system does
 */
export async function putInPlace(file: Finished, beside: Finished, spare: string): Promise<void> {
  const hadOne = await rename(beside.to, spare).then(
    () => true,
    () => false,
  )
  try {
    // First what says where it is from: the file itself is never there without it.
    await rename(beside.from, beside.to)
    await rename(file.from, file.to)
  } catch (thrown) {
    if (hadOne) await rename(spare, beside.to)
    else await rm(beside.to, { force: true })
    throw thrown
  }
  await rm(spare, { force: true })
}
