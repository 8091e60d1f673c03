/** What the steps of a sync have in common. */
import { HttpFailure } from '../../../http/types'
import type { Recorder } from '../../../sync/recorder'
import type { StagedAnswer, StagedStep } from '../../../sync/staging'
import { AppError } from '../../../../shared/result'
import type { Operation } from '../operations'
import type { RingCentralClient } from './client'
import { readVendorAnswer, type ReadVendorAnswer } from './read'

export interface StepContext {
  client: RingCentralClient
  recorder: Recorder
  signal: AbortSignal
  /** Aborts the signal: one lane failed, so the other one need not go on. */
  stop(reason: unknown): void
}

/** Why a step, or one subject of it, could not be read, although the server can be reached. */
export interface Problem {
  status: 'refused' | 'missing'
  reason: string
  /** Whether it holds for every subject, whomever is asked about. */
  forAll: boolean
}

export type Asked =
  | { staged: Omit<StagedAnswer, 'step' | 'number'>; json: unknown; problem: undefined }
  | { staged: ReadVendorAnswer['staged']; json: unknown; problem: Problem }

/**
 * One request. What concerns this request alone is a problem to be told; what concerns the sync as a
 * whole (no connection, no sign-in, cancelled) is thrown.
 */
export async function ask(
  { client, signal }: StepContext,
  operation: Operation,
  path: string,
): Promise<Asked> {
  try {
    const answer = await client.get(operation, path, signal)
    const { staged, problem } = readVendorAnswer(answer, client.owner)
    if (problem) return { staged, json: answer.json, problem }
    return { staged: staged!, json: answer.json, problem: undefined }
  } catch (thrown) {
    if (!(thrown instanceof HttpFailure)) throw thrown
    if (thrown.kind === 'unreachable') {
      throw new AppError('server-unreachable', thrown.message, {
        hint: 'What was read is kept: check the connection and sync again to go on.',
      })
    }
    const problem = { status: 'missing', reason: thrown.message, forAll: false } as const
    return { staged: undefined, json: undefined, problem }
  }
}

/** @returns the step's own state; undefined before it wrote one */
export function stateOf<T>(step: StagedStep): T | undefined {
  return step.state === null ? undefined : (JSON.parse(step.state) as T)
}

export const isOver = ({ status }: StagedStep): boolean =>
  status !== 'waiting' && status !== 'reading'
