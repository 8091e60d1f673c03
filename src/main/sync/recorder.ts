/**
 * Keeps what a sync reads: buffers answers, has the writer stage them, and tells how far every step is.
 * What was buffered is staged at the latest when a step ends or the sync stops.
 */
import type { SyncProgress, SyncStep } from '../../shared/schemas/syncs'
import type { Waiting } from '../http/types'
import type { Thread } from '../worker/service'
import type { WriterService } from '../worker/writer-service'
import type { StagedAnswer, StagedStep } from './staging'

/** Staged together: so many records, or as many answers, at least once in so many milliseconds. */
const recordsTogether = 500
const answersTogether = 100
const stagedEvery = 1_000
/** Reading goes on while so many portions wait for the writer. */
const portionsAhead = 3

export interface RecorderOptions {
  writer: Thread<WriterService>
  /** Its id. */
  account: string
  sync: number
  steps: StagedStep[]
  /** Of all runs of this sync, including this one's so far. */
  requests: () => number
  /** What is still to be read, and the milliseconds until it could be; absent while not known. */
  left: () => { requests: number; milliseconds: number } | undefined
  tell: (progress: SyncProgress) => void
  now: () => number
}

interface Portion {
  step: StagedStep
  answers: StagedAnswer[]
  records: number
  since: number
}

export class Recorder {
  readonly #options: RecorderOptions
  readonly #portions = new Map<string, Portion>()
  readonly #sent: number[] = []
  #requestsTold: number
  #written: Promise<unknown> = Promise.resolve()
  #ahead = 0
  #failed: { reason: unknown } | undefined
  #waiting: { until: number; why: string } | undefined

  constructor(options: RecorderOptions) {
    this.#options = options
    this.#requestsTold = options.requests()
  }

  step(name: string): StagedStep {
    const found = this.#options.steps.find((step) => step.step === name)
    if (!found) throw new Error(`There is no step ${name}.`)
    return found
  }

  /** Answers of an earlier run of this sync. */
  async staged(step: StagedStep): Promise<StagedAnswer[]> {
    const { writer, account, sync } = this.#options
    await this.flush()
    return writer.call('stagedAnswers', { account, sync, step: step.step })
  }

  /** @throws what the writer threw for this answer or an earlier one, such as AppError `disk-full` */
  async keep(step: StagedStep, answer: Omit<StagedAnswer, 'step'>): Promise<void> {
    const now = this.#options.now()
    // By our own clock, as its age is judged when the sync goes on.
    step.beganAt ??= now
    const portion = this.#portions.get(step.step) ?? { step, answers: [], records: 0, since: now }
    this.#portions.set(step.step, portion)
    portion.answers.push({ ...answer, step: step.step })
    portion.records += answer.answer.type === 'asks' ? 0 : answer.answer.items.length
    const full =
      portion.records >= recordsTogether ||
      portion.answers.length >= answersTogether ||
      now - portion.since >= stagedEvery
    if (full) this.#send(portion)
    this.changed()
    await this.#room()
  }

  /**
   * Forgets what the step has read, to begin it anew.
   * @param state that it begins with
   */
  async clear(step: StagedStep, state: string | null = null): Promise<void> {
    this.#portions.delete(step.step)
    step.status = 'waiting'
    step.state = state
    step.beganAt = null
    step.done = 0
    delete step.total
    delete step.reason
    await this.#stageStep(step, true)
  }

  /** The step ended, or something that it needs to go on changed. */
  async update(step: StagedStep, changes: Partial<SyncStep & { state: string }>): Promise<void> {
    Object.assign(step, changes)
    this.changed()
    await this.flush()
    await this.#stageStep(step, false)
  }

  /** Waits until everything is staged. */
  async flush(): Promise<void> {
    for (const portion of [...this.#portions.values()]) this.#send(portion)
    await this.#written
    if (this.#failed) throw this.#failed.reason
  }

  /** Told while a request has to wait; undefined when it goes on. */
  waits(waiting: Waiting | undefined): void {
    this.#waiting = waiting && {
      until: this.#options.now() + waiting.milliseconds,
      why: waiting.why,
    }
    this.changed()
  }

  changed(): void {
    this.#options.tell(this.progress())
  }

  progress(): SyncProgress {
    const { steps, requests, left, now } = this.#options
    const at = now()
    const total = requests()
    for (; this.#requestsTold < total; this.#requestsTold++) this.#sent.push(at)
    while (this.#sent.length > 0 && this.#sent[0]! <= at - 60_000) this.#sent.shift()
    const first = this.#sent[0]
    const going = steps.some(({ status }) => status === 'waiting' || status === 'reading')
    const ahead = going ? left() : undefined
    return {
      steps: steps.map(({ step, label, status, done, total: of, reason }) => ({
        step,
        label,
        status,
        done,
        ...(of === undefined ? {} : { total: of }),
        ...(reason === undefined ? {} : { reason }),
      })),
      requests: total,
      ...(first === undefined || at - first < 5_000 ? {} : { perMinute: this.#sent.length }),
      ...(ahead === undefined
        ? {}
        : {
            requestsLeft: ahead.requests,
            secondsLeft: Math.ceil(ahead.milliseconds / 1_000),
          }),
      ...(this.#waiting === undefined || this.#waiting.until <= at
        ? {}
        : {
            waiting: {
              seconds: Math.ceil((this.#waiting.until - at) / 1_000),
              why: this.#waiting.why,
            },
          }),
    }
  }

  #send(portion: Portion): void {
    const { writer, account, sync, requests } = this.#options
    this.#portions.delete(portion.step.step)
    this.#enqueue(() =>
      writer.call('stageAnswers', {
        account,
        sync,
        // As it is now: the writer gets it later.
        step: { ...portion.step },
        answers: portion.answers,
        requests: requests(),
      }),
    )
  }

  async #stageStep(step: StagedStep, clear: boolean): Promise<void> {
    const { writer, account, sync, requests } = this.#options
    this.#enqueue(() =>
      writer.call('stageStep', { account, sync, step: { ...step }, clear, requests: requests() }),
    )
    await this.flush()
  }

  #enqueue(work: () => Promise<unknown>): void {
    this.#ahead++
    this.#written = this.#written
      .then(() => (this.#failed ? undefined : work()))
      .catch((reason: unknown) => {
        this.#failed ??= { reason }
      })
      .finally(() => {
        this.#ahead--
      })
  }

  async #room(): Promise<void> {
    if (this.#ahead >= portionsAhead) await this.#written
    if (this.#failed) throw this.#failed.reason
  }
}
