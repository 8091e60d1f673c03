/** Writes a text that the command line made into a file that a person named. */
import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { AppError } from '../../shared/result'
import { usageError } from './usage-error'

/** @returns its absolute path @throws AppError `invalid-argument` where a file is there and `force` does not say so */
export async function writeText(path: string, text: string, force: boolean): Promise<string> {
  const file = resolve(path)
  try {
    await writeFile(file, text, { flag: force ? 'w' : 'wx' })
    return file
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined
    if (code === 'EEXIST') {
      throw usageError(
        `${file} is there already.`,
        'Name another file, or replace it with --force.',
      )
    }
    throw new AppError(
      code === 'ENOSPC' ? 'disk-full' : 'no-access-to-folder',
      `${file} could not be written (${String(code)}).`,
      { hint: 'Check the folder, and name a file in it.', cause: thrown },
    )
  }
}
