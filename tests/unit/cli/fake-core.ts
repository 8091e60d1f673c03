/** A core that answers from a table, and a terminal that remembers what was written to it. */
import { Readable, Writable } from 'node:stream'
import * as v from 'valibot'
import type { CliIo } from '../../../src/main/cli/io'
import { runCli } from '../../../src/main/cli/run-cli'
import type { Core, CoreOptions } from '../../../src/main/core-types'
import { contract, type AnyEvent } from '../../../src/shared/contract'
import { AppError, errorValue, type Result } from '../../../src/shared/result'
import type { Run } from '../../../src/shared/schemas/imports'

type Answerer = (input: Record<string, unknown>) => unknown
export type Answers = Readonly<Record<string, Answerer>>

export class FakeCore implements Core {
  readonly calls: { name: string; input: unknown }[] = []
  readonly offered: string[][] = []
  options: CoreOptions | undefined
  closed = false
  readonly #answers: Answers
  readonly #listeners = new Set<(event: AnyEvent) => void>()

  constructor(answers: Answers) {
    this.#answers = answers
  }

  // Asynchronous like the real one, whatever the answer does.
  readonly invoke = async (
    group: string,
    call: string,
    input: unknown,
  ): Promise<Result<unknown>> => {
    const name = `${group}.${call}`
    this.calls.push({ name, input })
    await Promise.resolve()
    try {
      const { input: given, output } = schemasOf(group, call)
      const answer = this.#answers[name]
      if (answer === undefined) throw new AppError('internal', `${name} was not expected.`)
      const value = answer(v.parse(given, input) as Record<string, unknown>)
      return { ok: true, value: v.parse(output, await value) }
    } catch (error) {
      return { ok: false, error: errorValue(error) }
    }
  }

  subscribe(listener: (event: AnyEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  emit(run: Run): void {
    for (const listener of this.#listeners) listener({ name: 'runs.changed', value: run })
  }

  get listeners(): number {
    return this.#listeners.size
  }

  offerPaths(paths: string[]): Promise<string> {
    this.offered.push(paths)
    return Promise.resolve('upload-1')
  }

  receiveUpload(): Promise<Result<{ bytes: number }>> {
    throw new Error('The command line uploads nothing.')
  }

  takeDownload(): Promise<never> {
    throw new Error('The command line downloads nothing.')
  }

  close(): Promise<void> {
    this.closed = true
    return Promise.resolve()
  }

  inputOf(name: string): unknown {
    return this.calls.find((call) => call.name === name)?.input
  }
}

function schemasOf(
  group: string,
  call: string,
): { input: v.GenericSchema; output: v.GenericSchema } {
  const groups: Record<
    string,
    Record<string, { input: v.GenericSchema; output: v.GenericSchema }>
  > = contract
  const found = groups[group]?.[call]
  if (found === undefined) throw new Error(`The contract has no ${group}.${call}.`)
  return found
}

class Sink extends Writable {
  /** As of the process's own: whoever is piped into it does not end it. */
  readonly _isStdio = true
  text = ''

  readonly #heard: ((text: string) => void) | undefined

  constructor(heard?: (text: string) => void) {
    super()
    this.#heard = heard
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    const text = chunk.toString()
    this.text += text
    this.#heard?.(text)
    done()
  }
}

export interface Outcome {
  exit: number
  stdout: string
  stderr: string
  core: FakeCore
  /** Parsed stdout. */
  json: unknown
}

export interface Surroundings {
  stdin?: string | Uint8Array | Readable
  stdinIsTerminal?: boolean
  isTerminal?: boolean
  now?: () => number
  stdout?: Writable
  /** Gets the way to press Ctrl+C. */
  onInterruptible?: (press: () => void) => void
  /** Hears what is written to stderr. */
  onStderr?: (text: string) => void
}

/** What the core is given to open pages with; `--no-open` keeps it back. */
export const openExternal = (): void => undefined

function stdinOf(stdin: Surroundings['stdin']): Readable {
  if (stdin instanceof Readable) return stdin
  return Readable.from(stdin === undefined ? [] : [stdin])
}

export const now = Date.parse('2026-11-14T11:12:00Z')

export async function cli(
  argv: readonly string[],
  answers: Answers | FakeCore = {},
  surroundings: Surroundings = {},
): Promise<Outcome> {
  const core = answers instanceof FakeCore ? answers : new FakeCore(answers)
  const stdout = new Sink()
  const stderr = new Sink(surroundings.onStderr)
  const io: CliIo = {
    stdin: stdinOf(surroundings.stdin),
    stdout: surroundings.stdout ?? stdout,
    stderr,
    stdinIsTerminal: surroundings.stdinIsTerminal ?? false,
    isTerminal: surroundings.isTerminal ?? false,
    version: '1.2.3',
    createCore: (options) => {
      core.options = options
      return Promise.resolve(core)
    },
    defaultDataFolder: () => '/default/data',
    openExternal,
    onInterrupt: (listener) => {
      surroundings.onInterruptible?.(listener)
      return () => undefined
    },
    now: surroundings.now ?? (() => now),
  }
  const exit = await runCli(argv, io)
  return {
    exit,
    stdout: stdout.text,
    stderr: stderr.text,
    core,
    get json(): unknown {
      return JSON.parse(stdout.text)
    },
  }
}
