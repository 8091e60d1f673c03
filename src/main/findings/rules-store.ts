/**
 * The file of rules in the data folder. Changes are made under a lock that all processes share and that
 * ends with the process that holds it; each is written beside and moved into place, so that a reader sees
 * the old or the new.
 */
import { createHash, randomUUID } from 'node:crypto'
import { readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { AppError } from '../../shared/result'
import type { RuleException, RulesFile } from '../../shared/schemas/rules'
import { readRules, rulesOf } from './rules-text'

export const rulesFile = (dataFolder: string): string => path.join(dataFolder, 'rules.json')

/** Nobody has it open for longer than it takes to write a small file. */
const waitMilliseconds = 5_000

export interface StoredRules {
  file: string
  /** Undefined where it is not there. */
  text: string | undefined
  /** SHA-256 of the content; of nothing where it is not there. */
  version: string
}

/** @throws AppError `no-access-to-folder` */
export function storedRules(dataFolder: string): StoredRules {
  const file = rulesFile(dataFolder)
  let text: string | undefined
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw noAccess(file, error)
  }
  return { file, text, version: versionOf(text ?? '') }
}

const versionOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/**
 * Replaces the whole file.
 * @param upon the version that the new text was made from @throws AppError `busy` where the file is
 * another by now, `invalid-argument` with the place
 */
export function replaceRules(dataFolder: string, text: string, upon: string): void {
  alone(dataFolder, () => {
    if (storedRules(dataFolder).version !== upon) {
      throw new AppError('busy', 'The file of rules was changed meanwhile. Nothing was written.', {
        hint: 'Look at it as it is now, and make your change again.',
      })
    }
    requireRules(text)
    put(dataFolder, text)
  })
}

/** @throws AppError `not-found` where there is no such rule, `invalid-argument` where it is there already */
export function addException(dataFolder: string, exception: RuleException): void {
  change(dataFolder, (rules) => {
    if (!rulesOf(rules).some(({ rule }) => rule.id === exception.rule)) {
      throw new AppError('not-found', `There is no rule “${exception.rule}”.`, {
        hint: 'An exception names a rule by its id.',
      })
    }
    const exceptions = rules.exceptions ?? []
    if (exceptions.some((one) => same(one, exception))) {
      throw new AppError('invalid-argument', 'There is this exception already.')
    }
    return { ...rules, exceptions: [...exceptions, exception] }
  })
}

/** @throws AppError `not-found` where it is not there */
export function removeException(dataFolder: string, exception: RuleException): void {
  change(dataFolder, (rules) => {
    const exceptions = rules.exceptions ?? []
    const at = exceptions.findIndex((one) => same(one, exception))
    if (at < 0) {
      throw new AppError('not-found', 'This exception is not in the file of rules any more.')
    }
    return { ...rules, exceptions: exceptions.toSpliced(at, 1) }
  })
}

/** @throws AppError `not-found` */
export function switchRule(dataFolder: string, id: string, on: boolean): void {
  change(dataFolder, (rules) => {
    if (!rulesOf(rules).some(({ rule }) => rule.id === id)) {
      throw new AppError('not-found', `There is no rule “${id}”.`)
    }
    const others = (rules.off ?? []).filter((one) => one !== id)
    return { ...rules, off: on ? others : [...others, id] }
  })
}

const keys = ['rule', 'account', 'user', 'role', 'owner', 'reason', 'expires'] as const
const same = (one: RuleException, other: RuleException): boolean =>
  keys.every((key) => one[key] === other[key])

function change(dataFolder: string, work: (rules: RulesFile) => RulesFile): void {
  alone(dataFolder, () => {
    const { text } = storedRules(dataFolder)
    const before: RulesFile = text === undefined ? { version: 1 } : requireRules(text)
    put(dataFolder, `${JSON.stringify(work(before), undefined, 2)}\n`)
  })
}

/** @throws AppError `invalid-argument` with the place */
export function requireRules(text: string): RulesFile {
  const read = readRules(text)
  if (read.ok) return read.rules
  const { column, line, message } = read.problem
  const place = line === undefined ? '' : `Line ${line}, column ${column!}. `
  throw new AppError('invalid-argument', `The rules are not right. ${place}${message}`, {
    hint: 'docs/findings.md tells how rules and exceptions are written.',
    detail: { ...read.problem },
  })
}

function put(dataFolder: string, text: string): void {
  const file = realFile(rulesFile(dataFolder))
  const beside = `${file}.${randomUUID()}`
  try {
    writeFileSync(beside, text, { mode: 0o600, flush: true })
    renameSync(beside, file)
  } catch (error) {
    rmSync(beside, { force: true })
    throw noAccess(file, error)
  }
}

/** A team may keep its rules elsewhere and link to them: the link stays. */
function realFile(file: string): string {
  try {
    return realpathSync(file)
  } catch {
    return file
  }
}

/** SQLite's own lock on a file of its own: a process that dies lets go of it. */
function alone(dataFolder: string, work: () => void): void {
  const db = lockFile(path.join(dataFolder, 'rules.lock'))
  try {
    db.exec('BEGIN EXCLUSIVE')
    work()
  } catch (error) {
    const { code } = error as { code?: unknown }
    if (code === 'SQLITE_BUSY') {
      throw new AppError('busy', 'Another program is changing the rules.', { hint: 'Try again.' })
    }
    if (typeof code === 'string' && code.startsWith('SQLITE_')) throw noAccess(db.name, error)
    throw error
  } finally {
    db.close()
  }
}

function lockFile(file: string): Database.Database {
  try {
    return new Database(file, { timeout: waitMilliseconds })
  } catch (error) {
    throw noAccess(file, error)
  }
}

const noAccess = (file: string, cause: unknown): AppError =>
  new AppError('no-access-to-folder', `“${file}” can not be read or written.`, {
    hint: 'Look at the rights of the folder.',
    cause,
  })
