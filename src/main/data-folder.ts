import { constants } from 'node:fs'
import { access, mkdir, stat } from 'node:fs/promises'
import path from 'node:path'
import envPaths from 'env-paths'
import { AppError } from '../shared/result'

/** Where the data is if a face is told nothing else: PERMISCOPE_DATA, or the system's place for it. */
export function defaultDataFolder(env: NodeJS.ProcessEnv = process.env): string {
  const named = env['PERMISCOPE_DATA']
  return named ? path.resolve(named) : envPaths('permiscope', { suffix: '' }).data
}

/**
 * Makes sure that the data folder is there and can be written to. A new one is readable by its owner
 * only: it tells who may do what.
 *
 * @throws {AppError} `no-access-to-folder`
 */
export async function makeDataFolder(folder: string): Promise<void> {
  try {
    await makeFolder(folder)
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new AppError(
      'no-access-to-folder',
      `The data folder ${folder} cannot be used: ${reason}`,
      {
        hint: 'Name another with --data or PERMISCOPE_DATA, or give yourself the right to write there.',
        cause: error,
      },
    )
  }
}

/**
 * Makes a folder with those above it. Node's own `recursive` never ends where a parent exists and yet
 * answers "no such file", as /proc and some network mounts do.
 */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') {
      if ((await stat(folder)).isDirectory()) return
      throw new Error('it is a file', { cause: error })
    }
    const parent = path.dirname(folder)
    if (code !== 'ENOENT' || parent === folder) throw error
    await makeFolder(parent)
    await mkdir(folder, { mode: 0o700 })
  }
}
