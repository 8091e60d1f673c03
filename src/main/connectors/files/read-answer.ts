/** Reads one answer: what shape it has, and what it says. */
import type { ImportOptions } from '../../../shared/schemas/imports'
import type { Answer, SavedRequest } from './answers'
import type { Breath } from './breath'
import { BadField, type JsonObject } from '../fields'
import type { Remarks } from '../remarks'
import { recognise, unknownShape } from './recognise'
import type { Origin } from './report'

export interface AnswerInFile extends Origin {
  answer: Answer
}

/** What reading a file needs to know. */
export interface FileReading {
  options: ImportOptions
  /** As the person said, in Unix milliseconds; null where they did not. */
  takenAt: number | null
  breath: Breath
  /** @param share of the file that was read, 0 to 1 */
  progress(share: number): void
}

/** @param request that it answered, where the file kept that */
export function readAnswer(
  json: JsonObject,
  request: SavedRequest | undefined,
  origin: Origin,
  options: ImportOptions,
  remarks: Remarks,
): AnswerInFile | { problem: string; known: boolean } {
  const { file } = origin
  const reading = recognise(json, request)
  if (reading === undefined) return { problem: unknownShape(json, request), known: false }
  file.recognisedAs(reading.name)
  try {
    const answer = reading.read({ options, remarks })
    file.answers += 1
    file.records += recordsIn(answer)
    return { ...origin, answer }
  } catch (thrown) {
    if (!(thrown instanceof BadField)) throw thrown
    return { problem: `This is a ${reading.name}, but ${thrown.message}`, known: true }
  }
}

/** Of a list its records; of an answer about one subject what it says of it. */
function recordsIn(answer: Answer): number {
  if (answer.type === 'asks') return 0
  const items = answer.items.filter((item) => item.kind !== 'signed-in-user')
  return answer.type === 'list' ? items.length : items.reduce((sum, item) => sum + item.count, 0)
}
