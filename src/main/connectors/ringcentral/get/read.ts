/** Reads an answer of RingCentral's server exactly as a saved one is read. */
import { errorsOfBody } from '../../../diagnose/body'
import type { DiagnosisFamily } from '../../../../shared/schemas/diagnose'
import type { Answer } from '../../files/answers'
import { readAnswer } from '../../files/read-answer'
import { FileReport } from '../../files/report'
import { isObject } from '../../fields'
import type { StagedAnswer } from '../../../sync/staging'
import type { VendorAnswer } from './client'
import type { Problem } from './step'

export interface ReadVendorAnswer {
  /** Undefined where nothing of it can be used; `problem` then says why. */
  staged: Omit<StagedAnswer, 'step' | 'number'> | undefined
  /** Why it does not say what was asked for: refused, or not understood. */
  problem: Problem | undefined
}

/** Refusals that do not depend on whom is asked about. */
const forAll: ReadonlySet<DiagnosisFamily> = new Set<DiagnosisFamily>([
  'user-permission',
  'application-scope',
  'admin-required',
  'other-extension',
])

/** @param owner extension id of whoever signed in: an error is an observation about that user */
export function readVendorAnswer(given: VendorAnswer, owner: string | undefined): ReadVendorAnswer {
  const { json, request, source, sha256, takenAt, status } = given
  if (!isObject(json)) return nothing(`the server answered with ${status} and no JSON object`)
  const file = new FileReport(source)
  const origin = { file, source: { file: source, sha256 }, takenAt }
  const options = owner === undefined ? {} : { user: owner }
  const read = readAnswer(json, request, origin, options, file.remarks)
  if (!('answer' in read)) {
    return nothing(
      status >= 400 ? `the server answered with ${status}` : `the answer: ${read.problem}`,
    )
  }
  const staged = { takenAt, source, sha256, answer: read.answer, warnings: file.remarks.list() }
  return { staged, problem: status >= 400 ? problemOf(read.answer, given) : undefined }
}

const nothing = (reason: string): ReadVendorAnswer => ({
  staged: undefined,
  problem: { status: 'missing', reason, forAll: false },
})

function problemOf(answer: Answer, { json, status }: VendorAnswer): Problem {
  const errors = isObject(json) ? (errorsOfBody(json) ?? []) : []
  const blanket = errors.some(({ family }) => forAll.has(family))
  const refused = answer.type === 'subjects' ? answer.refused?.[0] : undefined
  if (refused) return { status: 'refused', reason: refused.reason, forAll: blanket }
  const [error] = errors
  const said = error === undefined ? `status ${status}` : `error ${error.code}: ${error.message}`
  return {
    status: blanket ? 'refused' : 'missing',
    reason: `the server answered with ${said}`,
    forAll: blanket,
  }
}
