/** Names the cause behind an error of SQLite or the file system. */
import { AppError } from '../../shared/result'

const bySqlite: Record<string, (file: string) => AppError> = {
  SQLITE_CORRUPT: corrupt,
  SQLITE_NOTADB: corrupt,
  SQLITE_FULL: diskFull,
  SQLITE_BUSY: (file) =>
    new AppError('busy', `Another Permiscope is writing to ${file}.`, {
      hint: 'Wait until it is done, then try again.',
    }),
  SQLITE_READONLY: noAccess,
  SQLITE_CANTOPEN: noAccess,
  SQLITE_PERM: noAccess,
}

export function corrupt(file: string): AppError {
  return new AppError('database-corrupt', `${file} is damaged or is not a Permiscope account.`, {
    hint: 'Nothing was changed or deleted. Restore it from a backup, or import the saved answers again.',
  })
}

function diskFull(file: string): AppError {
  return new AppError('disk-full', `The disk is full: ${file} could not be written.`, {
    hint: 'Free some space and try again. The account is as it was before.',
  })
}

function noAccess(file: string): AppError {
  return new AppError('no-access-to-folder', `${file} cannot be opened or written.`, {
    hint: 'Check the rights of the data folder, or choose another one with --data.',
  })
}

/** The error to throw for what `action` on `file` threw; errors that are already named pass through. */
export function storeError(thrown: unknown, file: string): unknown {
  if (thrown instanceof AppError || !(thrown instanceof Error)) return thrown
  const code = (thrown as { code?: unknown }).code
  if (typeof code !== 'string') return thrown
  // Extended codes such as SQLITE_CORRUPT_INDEX name the same cause.
  const base = code.split('_').slice(0, 2).join('_')
  if (bySqlite[base]) return bySqlite[base](file)
  if (code === 'ENOSPC') return diskFull(file)
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return noAccess(file)
  return thrown
}
