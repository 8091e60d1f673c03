/** Reads an answer of a vendor's server exactly as a saved one is read. */
import { errorsOfBody, type ParsedError } from '../../diagnose/body'
import { CODES } from '../../diagnose/codes'
import { withoutSecrets } from '../../diagnose/redact'
import type { DiagnosisFamily } from '../../../shared/schemas/diagnose'
import type { Answer } from '../files/answers'
import { readAnswer } from '../files/read-answer'
import { FileReport } from '../files/report'
import { isObject } from '../fields'
import type { StagedAnswer } from '../../sync/staging'
import type { Problem } from './step'
import type { VendorAnswer } from './types'

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
  'no-access',
])

/** @param owner id of whoever signed in: an error is an observation about that user */
export function readVendorAnswer(given: VendorAnswer, owner: string | undefined): ReadVendorAnswer {
  const { json, request, source, sha256, takenAt, status } = given
  if (!isObject(json))
    return nothing(`the server answered with ${status} and no JSON object`, status)
  const file = new FileReport(source)
  const origin = { file, source: { file: source, sha256 }, takenAt }
  const options = owner === undefined ? {} : { user: owner }
  const read = readAnswer(json, request, origin, options, file.remarks)
  if (!('answer' in read)) {
    return nothing(
      status >= 400 ? `the server answered with ${status}` : `the answer: ${read.problem}`,
      status,
    )
  }
  const staged = { takenAt, source, sha256, answer: read.answer, warnings: file.remarks.list() }
  // EnOS tells errors with any status; and one of them is an answer: no access in the app.
  const errors = errorsOfBody(json)
  const failed = errors === undefined ? status >= 400 : !saysMore(read.answer)
  return { staged, problem: failed ? problemOf(read.answer, errors ?? [], status) : undefined }
}

/** Something else than that there was an error. */
const saysMore = (answer: Answer): boolean =>
  answer.type === 'subjects' &&
  answer.refused === undefined &&
  answer.items.some(({ kind }) => kind !== 'error-observation')

const nothing = (reason: string, httpStatus: number): ReadVendorAnswer => ({
  staged: undefined,
  problem: { status: 'missing', reason, forAll: false, httpStatus },
})

function problemOf(answer: Answer, errors: readonly ParsedError[], status: number): Problem {
  const blanket = errors.some(({ family }) => forAll.has(family))
  const refused = answer.type === 'subjects' ? answer.refused?.[0] : undefined
  const [error] = errors
  const told = {
    forAll: blanket,
    httpStatus: status,
    ...(error === undefined ? {} : { code: error.code }),
  }
  if (refused) return { status: 'refused', reason: refused.reason, ...told }
  const said = error === undefined ? `status ${status}` : `error ${errorInWords(error)}`
  return {
    status: blanket ? 'refused' : 'missing',
    reason: `the server answered with ${said}`,
    ...told,
  }
}

/** A number says nothing to whoever does not know it, and its message often no more. */
function errorInWords({ code, message }: ParsedError): string {
  const meaning = /^\d+$/.test(code) ? CODES.get(code)?.meaning : undefined
  return [code, withoutSecrets(message), meaning]
    .filter((text) => text !== undefined && text !== '')
    .join(': ')
}
