/**
 * What a sync has read so far, kept in the account's file so that it can go on after a quit. Answers are
 * staged as recognised fields, never as raw bodies, and leave the file when the sync ends.
 */
import type { Answer } from '../connectors/files/answers'
import type { SyncStep } from '../../shared/schemas/syncs'
import type { ErrorValue } from '../../shared/result'

/** One answer, read and recognised. */
export interface StagedAnswer {
  step: string
  /** Place within the step, from 0; a step that begins anew begins at 0 again. */
  number: number
  /** Unix milliseconds. */
  takenAt: number
  /** The request, as sources name it: `GET /restapi/v1.0/…`. */
  source: string
  sha256: string
  answer: Answer
  /** Remarks on it, for the report. */
  warnings: string[]
}

/** Where a step stands; what it needs to go on is `state`, as the step itself wrote it. */
export interface StagedStep extends SyncStep {
  /** Unix milliseconds of its first answer; null before. */
  beganAt: number | null
  /** JSON of the step's own, such as the address of the next page. */
  state: string | null
}

export interface StagedSync {
  sync: number
  startedAt: number
  /** Of all its runs. */
  requests: number
  steps: StagedStep[]
}

export interface SyncStop {
  /** Unix milliseconds. */
  at: number
  requests: number
  error: ErrorValue | undefined
}
