/** Writes answers and errors. Only here and in the progress line is anything printed, never unescaped. */
import type { Writable } from 'node:stream'
import { AppError, type ErrorValue } from '../../shared/result'
import type { CliIo } from './io'
import { table } from './table'
import { visible, visibleJson } from './visible'

export class Output {
  readonly #stdout: Writable
  readonly #stderr: Writable
  #stdoutFailed = false
  /** Answers as JSON: stdout has nothing else. */
  readonly json: boolean

  constructor(io: CliIo, json: boolean) {
    this.#stdout = io.stdout
    this.#stderr = io.stderr
    this.json = json
  }

  async lines(lines: readonly string[]): Promise<void> {
    await this.#print(text(lines))
  }

  async value(value: unknown): Promise<void> {
    await this.#print(`${visibleJson(value)}\n`)
  }

  /** What a person should know beside the answer. */
  async aside(lines: readonly string[]): Promise<void> {
    if (lines.length > 0) await write(this.#stderr, text(lines))
  }

  async error(error: ErrorValue): Promise<void> {
    // Where stdout has failed, stderr is the only place left to say so.
    if (this.json && !this.#stdoutFailed) await this.value({ error })
    else await this.aside(errorLines(error))
  }

  async #print(chunk: string): Promise<void> {
    try {
      await write(this.#stdout, chunk)
    } catch (error) {
      this.#stdoutFailed = true
      throw error
    }
  }
}

function text(lines: readonly string[]): string {
  return lines.map((line) => `${visible(line)}\n`).join('')
}

/** A reader that has seen enough (`| head`) closes the pipe; that is no failure. */
function write(stream: Writable, chunk: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(chunk, (error) => {
      if (error && !isClosedPipe(error)) reject(writeError(error))
      else resolve()
    })
  })
}

function codeOf(error: Error): unknown {
  return 'code' in error ? error.code : undefined
}

function isClosedPipe(error: Error): boolean {
  const code = codeOf(error)
  return code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED'
}

function writeError(error: Error): AppError {
  return new AppError(
    codeOf(error) === 'ENOSPC' ? 'disk-full' : 'internal',
    `The answer could not be written: ${error.message}.`,
    { hint: 'Check where the output goes to, and ask again.', cause: error },
  )
}

function errorLines(error: ErrorValue): string[] {
  return [
    `permiscope: ${error.message}`,
    ...candidateLines(error.detail?.['candidates']).map((line) => `  ${line}`),
    ...(error.hint === undefined ? [] : [error.hint]),
    ...(error.code === 'sign-in-needed'
      ? ['To connect it: permiscope connect ringcentral --account NAME, or: connect enos']
      : []),
  ]
}

const leading = ['name', 'id']

/** Those among whom to choose, with whatever tells them apart. */
function candidateLines(candidates: unknown): string[] {
  if (!Array.isArray(candidates)) return []
  const records = candidates.filter(
    (each): each is Record<string, unknown> => typeof each === 'object' && each !== null,
  )
  const keys = [...new Set([...leading, ...records.flatMap((record) => Object.keys(record))])]
  return table(
    keys.map((key) => ({ title: key })),
    records.map((record) =>
      keys.map((key) => {
        const value = record[key]
        return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
      }),
    ),
  )
}
