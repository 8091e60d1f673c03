/** A diagnosis as rows: each error with each change that would clear it, or one line where none does. */
import { diagnose } from '../../diagnose/explain'
import { requestNeeds } from '../../diagnose/request'
import { holdersOf } from '../../queries/who-can'
import type { Asked } from '../../queries/reader'
import type { Diagnosis, Remedy } from '../../../shared/schemas/diagnose'
import type { MakeTable } from './answer-table'

const headings = [
  'code',
  'kind',
  'errors',
  'message',
  'application scope',
  'permission id',
  'permission name',
  'assignable',
  'switches',
  'user id',
  'user name',
  'has it',
  'remedy',
  'role id',
  'role name',
  'change',
  'permissions besides',
  'other users who gain',
]

export const diagnosisTable: MakeTable<'diagnosis'> = (asked, input) => {
  const report = diagnose(input.text, asked, input.user)
  const rows = report.items.flatMap(rowsOf)
  return {
    what: 'diagnosis',
    rows: [headings, ...rows],
    total: rows.length,
    whole:
      report.textWhole &&
      report.missing.length === 0 &&
      report.items.every(
        ({ permission, remedies, users }) =>
          permission?.known !== false &&
          users.every(({ answer }) => answer !== 'unknown') &&
          remedies.every(({ more, others }) => !more && others.is === 'total'),
      ),
    missing: report.missing,
    limits: [...report.text, ...new Set(report.items.flatMap(({ limits }) => limits))],
    // What was pasted is nobody else's, and can be long.
    question: { kind: 'diagnosis', characters: input.text.length, user: input.user },
  }
}

function rowsOf(item: Diagnosis): string[][] {
  const { applicationScope, code, count, family, message, permission, switches, users } = item
  const [user] = users
  const about = [
    code,
    family,
    String(count),
    message,
    applicationScope ?? '',
    permission?.id ?? '',
    permission?.known ? permission.name : '',
    permission === undefined ? '' : yesNo(permission.assignable),
    switches.map(({ id, name }) => `${name} (${id})`).join('; '),
    user?.user.id ?? '',
    user?.user.name ?? '',
    user?.answer ?? '',
  ]
  if (item.remedies.length === 0) return [[...about, '', '', '', '', '', '']]
  return item.remedies.map((remedy) => [...about, ...remedyCells(remedy)])
}

const yesNo = (value: boolean | null): string => (value === null ? 'unknown' : value ? 'yes' : 'no')

const remedyCells = ({ extra, kind, more, others, role, text }: Remedy): string[] => [
  kind,
  role.id,
  role.name,
  text,
  `${more ? 'at least ' : ''}${extra}`,
  `${others.is === 'atLeast' ? 'at least ' : ''}${others.value}`,
]

const userHeadings = ['user id', 'user name', 'extension', 'email', 'status']

/** Who could make a request: one user a line, with yes or unknown for each permission that it may need. */
export const requestTable: MakeTable<'request'> = (asked, input) => {
  const needs = requestNeeds(asked, input)
  const permissions = needs.permissions.map(({ permission }) => permission)
  const rows = usersOf(
    asked,
    needs.permissions.map(({ permission }) => permission.id),
  )
  return {
    what: 'who could make a request',
    rows: [[...userHeadings, ...permissions.map(({ name }) => name)], ...rows],
    total: rows.length,
    whole: needs.missing.length === 0 && needs.whoCan?.unknown === 0,
    missing: needs.missing,
    limits: [...needs.text, ...needs.limits],
  }
}

/** Of whom anything is yes or unknown. */
function usersOf({ index }: Asked, ids: readonly string[]): string[][] {
  const holders = ids.map((id) => {
    const number = index.facts.permissions.findIndex(
      (one) => one.id === id && one.app === undefined,
    )
    return number < 0 ? undefined : holdersOf(index, number)
  })
  return index.facts.users.flatMap(({ email, extensionNumber, id, name, status }, user) => {
    const answers = holders.map((held) =>
      held === undefined || held.unknown.has(user) ? 'unknown' : held.yes.has(user) ? 'yes' : 'no',
    )
    if (answers.every((answer) => answer === 'no')) return []
    return [[id, name, extensionNumber ?? '', email ?? '', status ?? '', ...answers]]
  })
}
