/** Long work: each run has an id, tells its progress as events, and can be cancelled. */
import { randomUUID } from 'node:crypto'
import type { AnyEvent } from '../../shared/contract'
import { AppError, errorValue } from '../../shared/result'
import type { Run } from '../../shared/schemas/imports'
import type { SyncProgress } from '../../shared/schemas/syncs'

type Ending = Pick<
  Run,
  'report' | 'result' | 'connected' | 'syncReport' | 'asked' | 'download' | 'provenance'
>
/** What a run tells while it goes on; what the threads tell fits into it. */
export interface RunProgress {
  phase: Exclude<Run['phase'], 'waiting' | 'finished'>
  done: number
  total?: number
  note?: string
  /** The page to open in a browser; told until the run tells something else. */
  link?: string
  /** Stays until it is told anew, so that an ended sync still shows how far it came. */
  sync?: SyncProgress
}
export interface RunContext {
  signal: AbortSignal
  progress(progress: RunProgress): void
}
type Work = (context: RunContext) => Promise<Ending>

interface Entry {
  run: Run
  controller: AbortController
  /** Ids or names of all accounts that it is about; the run tells the first. */
  accounts: readonly string[]
}

/** Ended runs are kept so that a reloaded window can still show how they ended. */
const endedKept = 50
/** Progress events are bundled to this many milliseconds; an end is always told at once. */
const tellEvery = 100

export class Runs {
  readonly #runs = new Map<string, Entry>()
  readonly #tell: (event: AnyEvent) => void
  /** One writer: runs that write wait for each other. */
  #last: Promise<void> = Promise.resolve()
  /** Those that wait for nobody. */
  readonly #beside = new Set<Promise<void>>()

  constructor(tell: (event: AnyEvent) => void) {
    this.#tell = tell
  }

  /** Work that writes. @returns the run's id, at once */
  start(kind: Run['kind'], account: string | undefined, work: Work): string {
    const { id, controller } = this.#add(kind, account, [])
    this.#last = this.#last.then(() => this.#work(id, controller, work))
    return id
  }

  /**
   * Work that only reads, or that waits for a server most of the time and writes in between: it neither
   * waits for other runs nor keeps them waiting. @returns its id, at once
   *
   * @param others accounts that it is about too
   */
  startBeside(
    kind: Run['kind'],
    account: string,
    work: Work,
    others: readonly string[] = [],
  ): string {
    const { id, controller } = this.#add(kind, account, others)
    const ended = Promise.resolve()
      .then(() => this.#work(id, controller, work))
      .finally(() => this.#beside.delete(ended))
    this.#beside.add(ended)
    return id
  }

  #add(
    kind: Run['kind'],
    account: string | undefined,
    others: readonly string[],
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
    const accounts = account === undefined ? others : [account, ...others]
    this.#runs.set(id, { run, controller, accounts })
    this.#forgetOld()
    this.#told(run)
    return { id, controller }
  }

  async #work(id: string, controller: AbortController, work: Work): Promise<void> {
    const started = this.get(id)
    const teller = bundled(() => this.#told(this.get(id)))
    try {
      if (controller.signal.aborted) throw cancelled()
      const ending = await work({
        signal: controller.signal,
        progress: ({ phase, done, total, note, link, sync }) => {
          const known = this.#runs.get(id)?.run
          // What comes late must not bring back to life what has ended.
          if (known?.status !== 'running') return
          const run: Run = { ...started, phase, done }
          if (total !== undefined) run.total = total
          if (note !== undefined) run.note = note
          if (link !== undefined) run.link = link
          const steps = sync ?? known.sync
          if (steps !== undefined) run.sync = steps
          this.#keep(run)
          teller.tell()
        },
      })
      this.#end({ ...this.#withoutLink(id), status: 'done', phase: 'finished', ...ending })
    } catch (thrown) {
      const error = controller.signal.aborted ? cancelled(thrown).toValue() : errorValue(thrown)
      const status = error.code === 'cancelled' ? 'cancelled' : 'failed'
      this.#end({ ...this.#withoutLink(id), status, phase: 'finished', error })
    } finally {
      teller.stop()
    }
  }

  /** A sign-in that has ended has no page to open any more. */
  #withoutLink(id: string): Run {
    const run = { ...this.get(id) }
    delete run.link
    return run
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

  /**
   * For what must not happen while certain work goes on for an account.
   *
   * @param account runs name theirs by id or by name @param kinds absent: all
   * @throws AppError `busy`
   */
  mustBeIdle(account: { id?: string; name: string }, kinds?: readonly Run['kind'][]): void {
    const names = [account.name, ...(account.id === undefined ? [] : [account.id])]
    const entry = [...this.#runs.values()].find(
      ({ run, accounts }) =>
        run.status === 'running' &&
        names.some((name) => accounts.includes(name)) &&
        (kinds?.includes(run.kind) ?? true),
    )
    if (!entry) return
    const running = entry.run
    throw new AppError(
      'busy',
      `Permiscope is at work on “${account.name}”: ${working[running.kind]}.`,
      {
        hint: 'Wait until that is done, or cancel it, and try again.',
        detail: { run: running.id },
      },
    )
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

/** What it is about, for whoever has to wait for it. */
const working: Record<Run['kind'], string> = {
  import: 'saved answers are being imported',
  'undo-import': 'an import is being taken back',
  sample: 'the sample account is being made',
  backup: 'a backup is being made',
  export: 'an export is being written',
  'sign-in': 'a sign-in is going on',
  disconnect: 'it is being disconnected',
  sync: 'it is being read from its vendor',
  question: 'its vendor is being asked',
  hygiene: 'fewer roles are being looked for',
}

/** @param thrown by the cancelled work; where it says what became of what was done, that is told */
function cancelled(thrown?: unknown): AppError {
  return thrown instanceof AppError && thrown.code === 'cancelled' && thrown.hint !== undefined
    ? thrown
    : new AppError('cancelled', 'Cancelled. The account is as it was before.')
}

/** Tells the newest state at once if it was told nothing lately, else when the time has come. */
function bundled(tellNow: () => void): { tell(): void; stop(): void } {
  let told = -Infinity
  let timer: NodeJS.Timeout | undefined
  const now = () => {
    timer = undefined
    told = performance.now()
    tellNow()
  }
  return {
    tell() {
      if (timer !== undefined) return
      const rest = told + tellEvery - performance.now()
      if (rest <= 0) now()
      else timer = setTimeout(now, rest)
    },
    stop() {
      clearTimeout(timer)
    },
  }
}
