/** Explains the errors of a text from an account's data: what is missing, who lacks it, what brings it. */
import { accessOf } from '../access/vendor'
import { permissionBrief, roleNamed, userBrief } from '../queries/briefs'
import { changeRequest } from '../queries/change-request'
import { findUser, tryFindPermission } from '../queries/find'
import { allRolesWhole, rolesWith, switchSentences } from '../queries/permissions'
import { missingDictionary, missingForRoles, missingForUser, onlyOnce } from '../queries/missing'
import type { Asked } from '../queries/reader'
import { briefOf } from '../queries/snapshots'
import { AppError } from '../../shared/result'
import type { Missing } from '../../shared/schemas/common'
import type { Diagnosis, DiagnosisReport, UserConcerned } from '../../shared/schemas/diagnose'
import { say } from '../../shared/sentences/diagnose'
import { inSpokenLanguage } from '../../shared/sentences/known-texts'
import { CODES } from './codes'
import { grouped, type ErrorGroup } from './group'
import { findErrors, type ParsedError } from './parse'
import { namesOf } from './permission-names'
import { portalOf } from './portal-address'
import { rankedChanges, type Curable } from './ranked-changes'
import { remediesFor, type FoundRemedy } from './remedies'
import { withoutSecrets } from './redact'
import { switchesBringing, switchOf } from './switches'

/** A HAR file of a long session; what is longer would keep other questions waiting. */
const longestText = 30_000_000

/** A body's message can be anything, such as a page of HTML. */
const longestMessage = 1_000

/** Whose requests failed; undefined where the text does not tell and nobody said. */
interface Concerned {
  user: number | undefined
  /** Extension ids that were signed in and are not in the snapshot. */
  unknown: string[]
}

/**
 * @param asked absent: the answer comes from the errors alone
 * @param user whose requests these were: id, name, e-mail or extension number
 * @throws AppError `not-recognised`, `invalid-argument`; `not-found`, `ambiguous` for the user
 */
export function diagnose(text: string, asked: Asked | undefined, user?: string): DiagnosisReport {
  if (text.length > longestText) {
    throw new AppError('invalid-argument', 'This text is too long to be searched for errors.', {
      hint: `Give at most ${longestText.toLocaleString('en-US')} characters: the part around the errors.`,
    })
  }
  const { errors, signedIn, whole } = findErrors(text)
  if (errors.length === 0) {
    throw new AppError(
      'not-recognised',
      'No error of RingCentral or EnOS was found in this text.',
      {
        hint: 'Paste the body of the answer, such as {"errorCode":"CMN-408", …}, or the sentence of its message.',
      },
    )
  }
  const groups = grouped(errors)
  const concerned = asked && concernedOf(asked, user, signedIn)
  const found = groups.map((group) => diagnosisOf(group, asked, concerned))
  const items = found.map(({ item }) => item)
  const curable = found.flatMap(({ item, permission, remedies }, at): Curable[] =>
    permission === undefined || item.users.some(({ answer }) => answer === 'yes')
      ? []
      : [{ item: at, permission, errors: item.count, remedies }],
  )
  const changes = asked ? rankedChanges(curable) : []
  const cleared = changes.reduce((sum, { clears }) => sum + clears, 0)
  const request = asked && changeRequestOf(asked, changes, cleared)
  return {
    ...(asked ? { snapshot: briefOf(asked.snapshot) } : {}),
    errors: errors.length,
    textWhole: whole,
    items,
    changes,
    notCleared: errors.length - cleared,
    ...(request === undefined ? {} : { changeRequest: request }),
    missing: asked ? missingOf(asked, found, concerned?.user) : [],
    text: [
      ...say.report(
        errors.length,
        items.length,
        cleared,
        changes.length,
        asked !== undefined,
        hasAll(items),
      ),
      ...(whole ? [] : [say.searchedInPart]),
    ],
  }
}

/** Whether whoever they are about has all that the errors say is lacking. */
const hasAll = (items: readonly Diagnosis[]): boolean =>
  items.some(({ users }) => users.length > 0) &&
  items.every(
    ({ permission, users }) =>
      permission === undefined || users.some(({ answer }) => answer === 'yes'),
  )

function concernedOf(
  { index }: Asked,
  named: string | undefined,
  signedIn: ReadonlySet<string>,
): Concerned {
  if (named !== undefined) return { user: findUser(index, named), unknown: [] }
  const [only, ...others] = signedIn
  // Several were signed in: nothing says which of them an error came to.
  if (only === undefined || others.length > 0) return { user: undefined, unknown: [] }
  const user = index.userByExternalId.get(only)
  return { user, unknown: user === undefined ? [only] : [] }
}

interface FoundDiagnosis {
  item: Diagnosis
  permission: number | undefined
  remedies: readonly FoundRemedy[]
}

function diagnosisOf(
  { count, error: found, requests, requestsTotal }: ErrorGroup,
  asked: Asked | undefined,
  concerned: Concerned | undefined,
): FoundDiagnosis {
  const error = shown(found)
  const entry = CODES.get(error.code)
  const general = {
    code: error.code,
    family: error.family,
    message: error.message,
    count,
    requests: requests.map((one) => ({ ...one, path: withoutSecrets(one.path) })),
    ...(error.applicationScope === undefined ? {} : { applicationScope: error.applicationScope }),
    switches: [],
    roles: [],
    users: [],
    remedies: [],
    notEditable: [],
  }
  const meaning = entry
    ? `${inSpokenLanguage(entry.meaning)} ${inSpokenLanguage(entry.remedy)}`
    : say.unknownCode(error.code)
  const limits =
    requestsTotal > requests.length ? [say.requestsCut(requests.length, requestsTotal)] : []
  if (error.permission === undefined) {
    return { item: { ...general, text: meaning, limits }, permission: undefined, remedies: [] }
  }
  const about =
    asked &&
    aboutPermission(error.permission, asked, concerned, { count, requests: requests.length })
  if (!about) {
    return { ...unknownPermission(general, error.permission, asked, limits), remedies: [] }
  }
  const { fields, permission, remedies } = about
  const item = { ...general, ...fields, limits: [...limits, ...fields.limits] }
  return { item, permission, remedies }
}

/** An error as it is repeated: whatever a person pasted, no credential comes back. */
function shown(error: ParsedError): ParsedError {
  const { applicationScope, permission } = error
  return {
    ...error,
    code: withoutSecrets(error.code),
    message: shortened(withoutSecrets(error.message.slice(0, 2 * longestMessage))),
    ...(permission === undefined ? {} : { permission: withoutSecrets(permission) }),
    ...(applicationScope === undefined
      ? {}
      : { applicationScope: withoutSecrets(applicationScope) }),
  }
}

const shortened = (message: string): string =>
  message.length > longestMessage
    ? `${message.slice(0, longestMessage).toWellFormed()}…`
    : message.toWellFormed()

type General = Omit<Diagnosis, 'text' | 'limits'>

function unknownPermission(
  general: General,
  named: string,
  asked: Asked | undefined,
  limits: readonly string[],
): { item: Diagnosis; permission: undefined } {
  const names = namesOf(asked?.index, named, undefined)
  return {
    item: {
      ...general,
      permission: { id: named, name: named, assignable: null, known: false, names },
      text: [say.lacksPermission(named), ...otherNames(named, names)].join(' '),
      limits: [...limits, neverHeardOf(asked, named)],
    },
    permission: undefined,
  }
}

function neverHeardOf(asked: Asked | undefined, named: string): string {
  if (!asked) return say.noAccount
  return asked.index.facts.whole.permissions
    ? say.notInDictionaryOf(named)
    : say.notInAccount(named)
}

function aboutPermission(
  named: string,
  asked: Asked,
  concerned: Concerned | undefined,
  errors: { count: number; requests: number },
) {
  const permission = knownPermission(asked, named)
  if (permission === undefined) return undefined
  const { index } = asked
  const { roles: allRoles, users: allUsers } = index.facts
  const fact = index.facts.permissions[permission]!
  const names = namesOf(index, fact.id, permission)
  const { user } = concerned ?? {}
  const users = user === undefined ? [] : [userConcerned(asked, user, permission, errors.count)]
  const lacking = user === undefined || users[0]!.answer === 'yes' ? [] : [user]
  const has = users.some(({ answer }) => answer === 'yes')
  // What roles give already, no change of roles brings: the vendor has its reasons to say no.
  const givenAlready = lacking.some((one) => index.computed(one, permission) === 'yes')
  const remedies = has || givenAlready ? [] : remediesFor(index, permission, lacking)
  const fields = {
    permission: { ...permissionBrief(index, permission), known: fact.defined, names },
    switches: switchesBringing(index, permission).map((one) => switchOf(index, one)),
    roles: rolesWith(index, permission).map((role) => ({
      ...roleNamed(index, role),
      custom: allRoles[role]!.custom ?? null,
    })),
    users,
    remedies: remedies.map(({ remedy }) => remedy),
    notEditable: (user === undefined ? [] : index.rolesOf(user))
      .filter(
        (role) => allRoles[role]!.custom === false && index.roleGives(role, permission) !== 'yes',
      )
      .map((role) => roleNamed(index, role)),
    ...portalOf(asked.account),
    text: [
      say.lacksPermission(fact.name),
      ...otherNames(fact.name, names),
      ...switchSentences(index, permission),
    ].join(' '),
    limits: [
      ...(user === undefined ? [say.whoseUnknown] : []),
      ...(concerned?.unknown ?? []).map(say.signedInNotKnown),
      ...(errors.requests > 0 && user === undefined ? [say.pathIsTarget] : []),
      ...(givenAlready ? [say.givenAlready(allUsers[user!]!.name, fact.name)] : []),
      ...(fact.defined ? [] : [say.mentionedOnly(fact.id)]),
      ...(index.facts.whole.permissions ? [] : [say.dictionaryPartial]),
      ...(allRolesWhole(index) ? [] : [say.rolesPartial]),
    ],
  }
  return { fields, permission, remedies }
}

function otherNames(name: string, names: Diagnosis['switches'][number]['names']): string[] {
  const labels = names.filter((one) => one.from === 'portal' && one.name !== name)
  return labels.length === 0
    ? []
    : [
        say.otherNames(
          name,
          labels.map((one) => one.name),
        ),
      ]
}

function userConcerned(
  asked: Asked,
  user: number,
  permission: number,
  errors: number,
): UserConcerned {
  const { index } = asked
  const { answer } = accessOf(index, user, permission)
  const { name } = index.facts.users[user]!
  return {
    user: userBrief(index, user),
    errors,
    answer,
    text: say.concerned(name, index.facts.permissions[permission]!.name, answer),
  }
}

function changeRequestOf(
  asked: Asked,
  changes: DiagnosisReport['changes'],
  cleared: number,
): string | undefined {
  const edits = changes.flatMap((change) => change.edits)
  if (edits.length === 0) return undefined
  try {
    return changeRequest(asked, edits, {
      title: say.changeRequestTitle,
      reason: say.changeRequestReason(cleared),
    })
  } catch (thrown) {
    // Each was tried by itself; together the portal may refuse one, and then each is to be asked for alone.
    if (thrown instanceof AppError) return undefined
    throw thrown
  }
}

/** What would have to be read to say for certain who lacks what, and what brings it. */
function missingOf(
  { index }: Asked,
  found: readonly FoundDiagnosis[],
  user: number | undefined,
): Missing[] {
  const lacks = found.some(({ permission }) => permission !== undefined)
  const named = found.some(({ item }) => item.permission !== undefined)
  if (!named) return []
  const unread = index.facts.roles.flatMap((_, role) => (index.roleWhole[role] === 0 ? [role] : []))
  return onlyOnce([
    ...(index.facts.whole.permissions ? [] : [missingDictionary(index)]),
    ...(lacks && user !== undefined && !index.isSystemExtension(user)
      ? missingForUser(index, user)
      : []),
    ...(lacks ? missingForRoles(index, unread.slice(0, 5)) : []),
  ])
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
