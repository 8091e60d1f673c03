/** Languages of names: stored as EnOS writes them, `en_US`; told as BCP 47, `en-US`. */
import { AppError } from '../../shared/result'
import type { ReadDatabase, WriteDatabase } from './open'

/** @param stored key of names; `''` where an answer did not say its language, and stays so */
export const languageOf = (stored: string): string => stored.replaceAll('_', '-')

/** The key under which names of that language are stored. */
export const storedLanguage = (language: string): string => language.replaceAll('-', '_')

/** The language that names are shown in; undefined: as each answer gave them first. */
export const chosenLanguage = (db: ReadDatabase): string | undefined =>
  (db.prepare('SELECT language FROM account').pluck().get() as string | null) ?? undefined

/** @param language absent: none is chosen @throws AppError `invalid-argument` where no name was read in it */
export function setLanguage(db: WriteDatabase, language: string | undefined): void {
  const known = db
    .prepare('SELECT DISTINCT value FROM snapshot, json_each(languages) ORDER BY value')
    .pluck()
    .all() as string[]
  const said = known.filter((one) => one !== '')
  const chosen = said.find((one) => one.toLowerCase() === language?.toLowerCase())
  if (language !== undefined && chosen === undefined) {
    throw new AppError('invalid-argument', `No name was read in the language “${language}”.`, {
      hint:
        said.length === 0
          ? 'The answers did not say the language of their names.'
          : `Names were read in: ${said.join(', ')}.`,
    })
  }
  // Indexes hold names, so they are made anew.
  db.prepare('UPDATE account SET language = ?, revision = revision + 1').run(chosen ?? null)
}
