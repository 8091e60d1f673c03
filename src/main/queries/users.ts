/** Users: the list that is filtered and sorted, and one of them with what is known of it. */
import type { AccessIndex } from '../access/access-index'
import { accessOf, appStatement } from '../access/vendor'
import { AppError } from '../../shared/result'
import type { UserDetail, UserRow } from '../../shared/schemas/access'
import type { Answer } from '../../shared/schemas/common'
import { parseFilter, type FilterTerm } from '../../shared/filter'
import { assignedRole, userBrief } from './briefs'
import { findPermission, findUser } from './find'
import { missingForUser } from './missing'
import type { Asked } from './reader'
import { briefOf } from './snapshots'
import { statedBy, vendorEvidence } from './vendor-word'

export interface UsersInput {
  filter?: string | undefined
  sort?: string | undefined
  offset?: number | undefined
  limit?: number | undefined
}

type Test = (user: number) => Answer

/** @throws AppError `invalid-argument` for an unknown filter key or sort column */
export function userRows(
  { index }: Asked,
  input: UsersInput,
): { total: number; unknown: number; users: UserRow[] } {
  const tests = parseFilter(input.filter ?? '').map((term) => testOf(index, term))
  const matching: number[] = []
  let unknown = 0
  for (let user = 0; user < index.facts.users.length; user++) {
    const answer = both(tests, user)
    if (answer === 'yes') matching.push(user)
    else if (answer === 'unknown') unknown++
  }
  sort(index, matching, input.sort ?? 'name')
  const offset = input.offset ?? 0
  const page = matching.slice(offset, offset + (input.limit ?? matching.length))
  return { total: matching.length, unknown, users: page.map((user) => userRow(index, user)) }
}

function userRow(index: AccessIndex, user: number): UserRow {
  return {
    ...userBrief(index, user),
    roles: index.assignmentsOf(user).map((assignment) => assignedRole(index, assignment)),
    rolesKnown: index.rolesKnown(user),
  }
}

/** Yes if all say yes, no if one says no, else unknown. */
function both(tests: Test[], user: number): Answer {
  let answer: Answer = 'yes'
  for (const test of tests) {
    const one = test(user)
    if (one === 'no') return 'no'
    if (one === 'unknown') answer = 'unknown'
  }
  return answer
}

const fold = (text: string): string => text.normalize('NFC').toLocaleLowerCase('en')

/** What `key:value` compares with, for keys that are plain text. */
const attributes = {
  type: 'type',
  status: 'status',
  site: 'site',
  email: 'email',
  ext: 'extensionNumber',
  id: 'id',
  name: 'name',
} as const

function testOf(index: AccessIndex, term: FilterTerm): Test {
  const test = positiveTest(index, term)
  if (!term.negated) return test
  return (user) => {
    const answer = test(user)
    return answer === 'unknown' ? 'unknown' : answer === 'yes' ? 'no' : 'yes'
  }
}

function positiveTest(index: AccessIndex, { key, value }: FilterTerm): Test {
  const { users } = index.facts
  const wanted = fold(value)
  if (key === undefined) {
    return (user) => {
      const { id, name, email, extensionNumber } = users[user]!
      const found = [name, email, extensionNumber, id].some(
        (text) => text !== undefined && fold(text).includes(wanted),
      )
      return found ? 'yes' : 'no'
    }
  }
  if (Object.hasOwn(attributes, key)) {
    const attribute = attributes[key as keyof typeof attributes]
    const partly = attribute === 'name' || attribute === 'email'
    return (user) => {
      const text = users[user]![attribute]
      // Only a user whose own record was read is known to have no such value.
      if (text === undefined) return users[user]!.defined ? 'no' : 'unknown'
      return (partly ? fold(text).includes(wanted) : fold(text) === wanted) ? 'yes' : 'no'
    }
  }
  if (key === 'role') return roleTest(index, value)
  if (key === 'has') {
    const permission = findPermission(index, value, undefined)
    return (user) => accessOf(index, user, permission).answer
  }
  throw new AppError('invalid-argument', `A filter cannot ask for “${key}:”.`, {
    hint: `It can ask for role:, has:, ${Object.keys(attributes)
      .map((known) => `${known}:`)
      .join(', ')} and plain words.`,
  })
}

/** @throws AppError `not-found` for a role that nothing mentions */
function roleTest(index: AccessIndex, value: string): Test {
  const wanted = fold(value)
  const roles = new Set(
    index.facts.roles.flatMap((role, number) =>
      fold(role.name) === wanted || fold(role.id) === wanted ? [number] : [],
    ),
  )
  if (roles.size === 0) {
    throw new AppError('not-found', `There is no role “${value}” in this snapshot.`, {
      hint: `The roles are: ${index.facts.roles
        .slice(0, 20)
        .map((role) => role.name)
        .join(', ')}.`,
    })
  }
  const sets = index.roleSets.map((set): Answer => {
    if (set.some((role) => roles.has(role))) return 'yes'
    // A role that is only known by its id may have that name.
    return set.every((role) => index.facts.roles[role]!.defined) ? 'no' : 'unknown'
  })
  return (user) => {
    const answer = sets[index.roleSetOf[user]!]!
    return answer === 'no' && !index.rolesKnown(user) ? 'unknown' : answer
  }
}

const columns = {
  name: (index: AccessIndex, user: number) => index.facts.users[user]!.name,
  ext: (index: AccessIndex, user: number) => index.facts.users[user]!.extensionNumber ?? '',
  email: (index: AccessIndex, user: number) => index.facts.users[user]!.email ?? '',
  type: (index: AccessIndex, user: number) => index.facts.users[user]!.type ?? '',
  status: (index: AccessIndex, user: number) => index.facts.users[user]!.status ?? '',
  site: (index: AccessIndex, user: number) => index.facts.users[user]!.site ?? '',
  roles: (index: AccessIndex, user: number) =>
    index
      .rolesOf(user)
      .map((role) => index.facts.roles[role]!.name)
      .sort()
      .join(', '),
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

function sort(index: AccessIndex, users: number[], by: string): void {
  const descending = by.startsWith('-')
  const column = descending ? by.slice(1) : by
  if (!Object.hasOwn(columns, column)) {
    throw new AppError('invalid-argument', `Users cannot be sorted by “${column}”.`, {
      hint: `They can be sorted by ${Object.keys(columns).join(', ')}; a “-” in front turns the order round.`,
    })
  }
  const valueOf = columns[column as keyof typeof columns]
  const values = new Map(users.map((user) => [user, valueOf(index, user)]))
  users.sort((a, b) => {
    const order = collator.compare(values.get(a)!, values.get(b)!)
    return (
      (descending ? -order : order) ||
      collator.compare(index.facts.users[a]!.name, index.facts.users[b]!.name) ||
      a - b
    )
  })
}

/** @throws AppError `not-found`, `ambiguous` */
export function userDetail({ index, snapshot }: Asked, named: string): UserDetail {
  const user = findUser(index, named)
  const statements = index.vendorStatementsOf(user)
  const answerIn = (app: number): Answer => {
    const statement = appStatement(index, user, app)
    if (!statement) return 'unknown'
    if (statement.granted.size > 0 || statement.menus.size > 0) return 'yes'
    return statement.whole ? 'no' : 'unknown'
  }
  return {
    user: userBrief(index, user),
    snapshot: briefOf(snapshot),
    roles: index.assignmentsOf(user).map((assignment) => assignedRole(index, assignment)),
    rolesKnown: index.rolesKnown(user),
    systemExtension: index.isSystemExtension(user),
    apps: index.facts.apps.map((app, number) => ({
      id: app.id,
      name: app.name,
      answer: answerIn(number),
    })),
    missing: index.computedWhole(user) ? [] : missingForUser(index, user),
    evidence: [
      ...(index.rolesKnown(user) ? statedBy(index, 'assignment', index.facts.users[user]!.id) : []),
      ...statements.flatMap((statement) => vendorEvidence(index, statement)),
    ],
  }
}
