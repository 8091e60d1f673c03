/** Long work: each run has an id, tells its progress as events, and can be cancelled. */
import { randomUUID } from 'node:crypto'
import type { AnyEvent } from '../../shared/contract'
import { AppError, errorValue } from '../../shared/result'
import type { Run } from '../../shared/schemas/imports'
import type { Progress } from '../worker/service'

type Ending = Pick<Run, 'report' | 'result' | 'download' | 'provenance'>
export interface RunContext {
  signal: AbortSignal
  progress(progress: Progress): void
}
type Work = (context: RunContext) => Promise<Ending>

/** Ended runs are kept so that a reloaded window can still show how they ended. */
const endedKept = 50
/** Progress events are bundled to this many milliseconds; an end is always told at once. */
const tellEvery = 100

export class Runs {
  readonly #runs = new Map<string, { run: Run; controller: AbortController }>()
  readonly #tell: (event: AnyEvent) => void
  /** One writer: runs that write wait for each other. */
  #last: Promise<void> = Promise.resolve()
  /** Those that only read, which wait for nobody. */
  readonly #beside = new Set<Promise<void>>()

  constructor(tell: (event: AnyEvent) => void) {
    this.#tell = tell
  }

  /** Work that writes. @returns the run's id, at once */
  start(kind: Run['kind'], account: string | undefined, work: Work): string {
    const { id, controller } = this.#add(kind, account)
    this.#last = this.#last.then(() => this.#work(id, controller, work))
    return id
  }

  /** Work that only reads: it neither waits for what writes nor keeps it waiting. @returns its id, at once */
  startBeside(kind: Run['kind'], account: string, work: Work): string {
    const { id, controller } = this.#add(kind, account)
    const ended = Promise.resolve()
      .then(() => this.#work(id, controller, work))
      .finally(() => this.#beside.delete(ended))
    this.#beside.add(ended)
    return id
  }

  #add(
    kind: Run['kind'],
    account: string | undefined,
  ): { id: string; controller: AbortController } {
    const id = randomUUID()
    const controller = new AbortController()
    const run: Run = {
      id,
      kind,
      ...(account === undefined ? {} : { account }),
      status: 'running',
      phase: 'waiting',
      done: 0,
    }
    this.#runs.set(id, { run, controller })
    this.#forgetOld()
    this.#told(run)
    return { id, controller }
  }

  async #work(id: string, controller: AbortController, work: Work): Promise<void> {
    const started = this.get(id)
    let told = 0
    try {
      if (controller.signal.aborted) throw cancelled()
      const ending = await work({
        signal: controller.signal,
        progress: ({ phase, done, total, note }) => {
          const run: Run = { ...started, phase, done }
          if (total !== undefined) run.total = total
          if (note !== undefined) run.note = note
          this.#keep(run)
          const now = Date.now()
          if (now - told < tellEvery) return
          told = now
          this.#told(run)
        },
      })
      this.#end({ ...this.get(id), status: 'done', phase: 'finished', ...ending })
    } catch (thrown) {
      const error = controller.signal.aborted ? cancelled().toValue() : errorValue(thrown)
      const status = error.code === 'cancelled' ? 'cancelled' : 'failed'
      this.#end({ ...this.get(id), status, phase: 'finished', error })
    }
  }

  list(): Run[] {
    return [...this.#runs.values()].map(({ run }) => run)
  }

  /** @throws AppError `not-found` */
  get(id: string): Run {
    const known = this.#runs.get(id)
    if (!known) throw new AppError('not-found', `There is no run ${id}.`)
    return known.run
  }

  /** A run that has ended is left as it is. @throws AppError `not-found` */
  cancel(id: string): void {
    this.get(id)
    this.#runs.get(id)!.controller.abort()
  }

  /** For what must not happen in the middle of long work. @throws AppError `busy` */
  mustBeIdle(): void {
    const running = this.list().find((run) => run.status === 'running')
    if (!running) return
    throw new AppError('busy', 'Permiscope is at work on an account.', {
      hint: 'Wait until that is done, or cancel it, and try again.',
      detail: { run: running.id },
    })
  }

  /** Cancels everything and waits for it to end. */
  async close(): Promise<void> {
    for (const { controller } of this.#runs.values()) controller.abort()
    await Promise.all([this.#last, ...this.#beside])
  }

  #end(run: Run): void {
    this.#keep(run)
    this.#told(run)
  }

  #keep(run: Run): void {
    this.#runs.get(run.id)!.run = run
  }

  #told(run: Run): void {
    this.#tell({ name: 'runs.changed', value: run })
  }

  #forgetOld(): void {
    const ended = [...this.#runs.values()].filter(({ run }) => run.status !== 'running')
    for (const { run } of ended.slice(0, Math.max(0, ended.length - endedKept))) {
      this.#runs.delete(run.id)
    }
  }
}

const cancelled = (): AppError =>
  new AppError('cancelled', 'Cancelled. The account is as it was before.')
