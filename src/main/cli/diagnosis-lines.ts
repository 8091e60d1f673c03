/** A diagnosis in the terminal: each kind of error, and what clears it. */
import type { Count } from '../../shared/schemas/common'
import type {
  Diagnosis,
  DiagnosisReport,
  PermissionName,
  Remedy,
  RequestNeeds,
} from '../../shared/schemas/diagnose'
import { blocks, limitLines, missingLines } from './evidence'
import { table } from './table'
import { countOf, customOrStandard, many, shortCount } from './words'

const requestsShown = 5
const remediesShown = 6
const changesShown = 10

export function reportLines(report: DiagnosisReport): string[] {
  return blocks(
    report.text,
    report.items.length > 1 ? changeLines(report) : [],
    ...report.items.map(itemLines),
    missingLines(report.missing),
  )
}

function changeLines({ changes, errors, notCleared }: DiagnosisReport): string[] {
  if (changes.length === 0) return []
  return [
    'Changes, the one that clears most first:',
    ...changes
      .slice(0, changesShown)
      .map(
        ({ clears, others, text }, at) =>
          `  ${at + 1}. ${text} Clears ${many(clears, 'error')}${others.value > 0 ? `; ${countOf(others, 'other user')} would gain something too` : others.is === 'atLeast' ? '; whether other users gain something is not known' : ''}.`,
      ),
    ...(changes.length > changesShown
      ? [`  … and ${changes.length - changesShown} more (--json has them all)`]
      : []),
    ...(notCleared > 0
      ? [`${notCleared} of ${many(errors, 'error')} no change of roles clears.`]
      : []),
  ]
}

function itemLines(item: Diagnosis): string[] {
  const { applicationScope, count, permission, portal, requests, roles, switches } = item
  const fact = (name: string, value: string | undefined) =>
    value === undefined || value === '' ? [] : [`  ${name}: ${value}`]
  return [
    `${count > 1 ? `${count} × ` : ''}${item.code}: ${item.message}`,
    item.text,
    ...requests
      .slice(0, requestsShown)
      .map(
        (one) => `  request: ${one.method} ${one.path}${one.count > 1 ? ` (${one.count} ×)` : ''}`,
      ),
    ...(requests.length > requestsShown
      ? [`  … and ${many(requests.length - requestsShown, 'more request')}`]
      : []),
    ...fact(
      'permission',
      permission &&
        (permission.known
          ? `${permission.name} (${permission.id})`
          : `${permission.id} (not known here)`),
    ),
    ...(permission?.names ?? []).map((name) => `  ${nameText(name)}`),
    ...fact('application scope', applicationScope),
    ...switches.map(
      (one) =>
        `  switch: ${one.name} (${one.id})${one.distance === 0 ? '' : `, includes it${one.distance > 1 ? ` in ${one.distance} steps` : ''}`}`,
    ),
    ...fact(
      'roles that have it',
      roles.map(({ name, custom }) => `${name} (${customOrStandard(custom)})`).join(', '),
    ),
    ...item.users.map((one) => `  ${one.text}`),
    ...fact('standard, not editable', item.notEditable.map(({ name }) => name).join(', ')),
    ...remedyLines(item.remedies),
    ...fact('where', portal && [portal.address, portal.steps].filter(Boolean).join(' – ')),
    ...limitLines(item.limits),
  ]
}

export function nameText({ doubt, from, name, section, source, year }: PermissionName): string {
  const where = from === 'dictionary' ? 'in the dictionary' : 'in the admin portal'
  const facts = [section === undefined ? undefined : `section ${section}`, source, year]
  const told = facts.filter((one) => one !== undefined).join(', ')
  return `called “${name}” ${where} (${told})${doubt === undefined ? '' : `; doubtful: ${doubt}`}`
}

function remedyLines(remedies: readonly Remedy[]): string[] {
  if (remedies.length === 0) return []
  const lines = remedies.slice(0, remediesShown).map(({ extra, more: mayBeMore, others, text }) => {
    const besides =
      extra > 0
        ? `${mayBeMore ? 'at least ' : ''}${many(extra, 'permission')} besides`
        : mayBeMore
          ? 'what besides is not known'
          : 'nothing besides'
    return `    – ${text} (${besides}${othersText(others)})`
  })
  const rest = remedies.length - remediesShown
  return [
    '  what brings it:',
    ...lines,
    ...(rest > 0 ? [`    – … and ${rest} more (--json has them all)`] : []),
  ]
}

function othersText(others: Count): string {
  if (others.value > 0) {
    const gain = others.value === 1 ? 'gains' : 'gain'
    return `; ${countOf(others, 'other user')} ${gain} something too`
  }
  return others.is === 'total' ? '' : '; whether other users gain something is not known'
}

export function needsLines(needs: RequestNeeds): string[] {
  const { operation, permissions, user } = needs
  return blocks(
    [...(user === undefined ? [] : [user.text]), ...needs.text],
    operation === undefined
      ? []
      : [`${operation.method} ${operation.path} (${operation.operationId})`],
    table(
      [
        { title: 'user permission' },
        { title: 'users', align: 'right' },
        { title: 'switch' },
        { title: 'roles' },
      ],
      permissions.map(({ permission, roles, switches, users }) => [
        `${permission.name} (${permission.id})`,
        shortCount(users),
        switches.map(({ name }) => name).join(', '),
        roles.map(({ name }) => name).join(', '),
      ]),
    ),
    missingLines(needs.missing),
    limitLines(needs.limits),
  )
}
