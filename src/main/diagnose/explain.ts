/** Explains parsed errors from an account's data: the permission's name, its switches, who has it. */
import type { Asked } from '../queries/reader'
import { permissionBrief, roleNamed } from '../queries/briefs'
import { tryFindPermission } from '../queries/find'
import { allRolesWhole, rolesWith, switchesOf, switchSentences } from '../queries/permissions'
import { briefOf } from '../queries/snapshots'
import { AppError } from '../../shared/result'
import type { Diagnosis, DiagnosisReport } from '../../shared/schemas/diagnose'
import * as say from '../../shared/sentences/en'
import { CODES } from './codes'
import { parseErrors, type ParsedError } from './parse'

/** Errors are searched for in the reader's thread, where a huge paste would keep other questions waiting. */
const longestText = 1_000_000

/** @param asked absent: the answer comes from the error alone @throws AppError `not-recognised` */
export function diagnose(text: string, asked: Asked | undefined): DiagnosisReport {
  if (text.length > longestText) {
    throw new AppError('invalid-argument', 'This text is too long to be searched for errors.', {
      hint: `Paste at most ${longestText.toLocaleString('en-US')} characters: the part around the error.`,
    })
  }
  const errors = parseErrors(text)
  if (errors.length === 0) {
    throw new AppError(
      'not-recognised',
      'No error of RingCentral or EnOS was found in this text.',
      {
        hint: 'Paste the body of the answer, such as {"errorCode":"CMN-408", …}, or the sentence of its message.',
      },
    )
  }
  return {
    ...(asked ? { snapshot: briefOf(asked.snapshot) } : {}),
    items: errors.map((error) => diagnosisOf(error, asked)),
  }
}

function diagnosisOf(error: ParsedError, asked: Asked | undefined): Diagnosis {
  const entry = CODES.get(error.code)
  const general = {
    code: error.code,
    family: error.family,
    message: error.message,
    ...(error.applicationScope === undefined ? {} : { applicationScope: error.applicationScope }),
  }
  const meaning = entry ? `${entry.meaning} ${entry.remedy}` : say.diagnosisUnknownCode(error.code)
  if (error.permission === undefined) {
    return { ...general, switches: [], roles: [], text: meaning, limits: [] }
  }
  return { ...general, ...aboutPermission(error.permission, asked) }
}

function aboutPermission(
  named: string,
  asked: Asked | undefined,
): Pick<Diagnosis, 'permission' | 'switches' | 'roles' | 'text' | 'limits'> {
  const number = asked && knownPermission(asked, named)
  if (!asked || number === undefined) {
    return {
      permission: { id: named, name: named, assignable: null, known: false },
      switches: [],
      roles: [],
      text: say.diagnosisPermission(named),
      limits: [asked ? say.diagnosisNotInAccount(named) : say.diagnosisNoAccount],
    }
  }
  const { index } = asked
  const fact = index.facts.permissions[number]!
  const switches = switchesOf(index, number)
  const roles = rolesWith(index, number).map((role) => ({
    ...roleNamed(index, role),
    custom: index.facts.roles[role]!.custom ?? null,
  }))
  return {
    permission: { ...permissionBrief(index, number), known: fact.defined },
    switches,
    roles,
    text: [say.diagnosisPermission(fact.name), ...switchSentences(index, number)].join(' '),
    limits: [
      ...(fact.defined ? [] : [say.diagnosisMentionedOnly(fact.id)]),
      ...(index.facts.whole.permissions ? [] : [say.diagnosisDictionary]),
      ...(allRolesWhole(index) ? [] : [say.diagnosisRoles]),
    ],
  }
}

/** An error may name what this account has never heard of, which is an answer and no failure. */
function knownPermission({ index }: Asked, named: string): number | undefined {
  try {
    return tryFindPermission(index, named, undefined)
  } catch (thrown) {
    if (thrown instanceof AppError) return undefined
    throw thrown
  }
}
