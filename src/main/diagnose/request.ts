/** What a request of RingCentral's public API needs, and who in an account could make it. */
import type { AccessIndex } from '../access/access-index'
import { UserSet } from '../access/user-set'
import { accessOf } from '../access/vendor'
import { permissionBrief, roleNamed, userBrief } from '../queries/briefs'
import { findUser } from '../queries/find'
import { missingDictionary, missingUserList, onlyOnce } from '../queries/missing'
import { allRolesWhole, rolesWith } from '../queries/permissions'
import type { Asked } from '../queries/reader'
import { allHoldersKnown } from '../queries/roles'
import { briefOf } from '../queries/snapshots'
import { holdersOf } from '../queries/who-can'
import { AppError } from '../../shared/result'
import type { Answer, Count } from '../../shared/schemas/common'
import type { RequestNeeds } from '../../shared/schemas/diagnose'
import { say } from '../../shared/sentences/diagnose'
import { alternativesOf, operationOf, operationsSource } from './operations'
import { namesOf } from './permission-names'
import { pathOf } from './request-context'
import { switchesBringing, switchOf } from './switches'

export interface RequestInput {
  method: string
  path: string
  user?: string | undefined
}

const usersShown = 200

/** @throws AppError `invalid-argument` for what is no path; `not-found`, `ambiguous` for the user */
export function requestNeeds(asked: Asked | undefined, input: RequestInput): RequestNeeds {
  const method = input.method.trim().toUpperCase()
  const path = pathOf(/^\/|:\/\//.test(input.path.trim()) ? input.path : `/${input.path.trim()}`)
  if (path === undefined || path === '/') {
    throw new AppError('invalid-argument', `“${input.path}” is no path of a request.`, {
      hint: 'Write it as /restapi/v1.0/account/~/extension/~, or paste the whole address.',
    })
  }
  const head = {
    ...(asked ? { snapshot: briefOf(asked.snapshot) } : {}),
    method,
    path,
    permissions: [],
    users: [],
    missing: [],
    limits: [],
  }
  const found = operationOf(method, path)
  if (!found) return { ...head, text: [say.notListed(method, path)] }
  const applicationScopes = alternativesOf(found.applicationScope)
  const userPermissions = alternativesOf(found.userPermission)
  const operation = {
    method: found.method,
    path: found.path,
    operationId: found.operationId,
    applicationScopes,
    userPermissions,
    ...(found.feature === null ? {} : { feature: found.feature }),
    ...(found.rateGroup === null ? {} : { rateGroup: found.rateGroup }),
    source: operationsSource,
  }
  const needs = [
    say.needsScope(applicationScopes),
    say.needsPermission(userPermissions),
    ...(found.feature === null ? [] : [say.needsFeature(alternativesOf(found.feature))]),
  ]
  const general = { ...head, operation, limits: [...say.requestLimits] }
  if (!asked || userPermissions.length === 0) return { ...general, text: needs }
  return { ...general, ...whoCould(asked, userPermissions, input.user, needs) }
}

function whoCould(
  asked: Asked,
  alternatives: readonly (readonly string[])[],
  named: string | undefined,
  needs: readonly string[],
): Omit<RequestNeeds, 'method' | 'path' | 'operation'> {
  const { index } = asked
  const ids = [...new Set(alternatives.flat())]
  const numbers = new Map(ids.map((id) => [id, numberOf(index, id)]))
  const holders = new Map(
    ids.flatMap((id) => {
      const number = numbers.get(id)
      return number === undefined ? [] : [[id, holdersOf(index, number)] as const]
    }),
  )
  const answerFor = (user: number, id: string): Answer => {
    const found = holders.get(id)
    if (!found) return 'unknown'
    return found.yes.has(user) ? 'yes' : found.unknown.has(user) ? 'unknown' : 'no'
  }
  const yes = new UserSet(index.facts.users.length)
  const unknown = new UserSet(index.facts.users.length)
  for (let user = 0; user < index.facts.users.length; user++) {
    const answer = oneOf(alternatives.map((all) => allOf(all.map((id) => answerFor(user, id)))))
    if (answer === 'yes') yes.add(user)
    else if (answer === 'unknown') unknown.add(user)
  }
  const known = allHoldersKnown(index) && unknown.size === 0
  const users: Count = { value: yes.size, is: known ? 'total' : 'atLeast' }
  const user = named === undefined ? undefined : findUser(index, named)
  const unheard = ids.filter((id) => numbers.get(id) === undefined)
  return {
    snapshot: briefOf(asked.snapshot),
    ...(user === undefined ? {} : { user: oneUser(asked, user, alternatives, numbers) }),
    permissions: ids.map((id) => {
      const number = numbers.get(id)
      const held = holders.get(id)
      const sure = held !== undefined && allHoldersKnown(index) && held.unknown.size === 0
      return {
        permission:
          number === undefined
            ? { id, name: id, assignable: null, known: false }
            : {
                ...permissionBrief(index, number),
                known: index.facts.permissions[number]!.defined,
              },
        names: namesOf(index, id, number),
        switches:
          number === undefined
            ? []
            : switchesBringing(index, number).map((one) => switchOf(index, one)),
        answer: held !== undefined && held.yes.size > 0 ? 'yes' : sure ? 'no' : 'unknown',
        users: { value: held?.yes.size ?? 0, is: sure ? 'total' : 'atLeast' },
        unknown: held === undefined ? index.facts.users.length : held.unknown.size,
        roles: (number === undefined ? [] : rolesWith(index, number)).map((role) => ({
          ...roleNamed(index, role),
          custom: index.facts.roles[role]!.custom ?? null,
        })),
      }
    }),
    whoCan: {
      answer: yes.size > 0 ? 'yes' : known ? 'no' : 'unknown',
      users,
      unknown: unknown.size,
    },
    users: yes.page(0, usersShown).map((one) => userBrief(index, one)),
    missing: onlyOnce([
      ...(unheard.length > 0 && !index.facts.whole.permissions ? [missingDictionary(index)] : []),
      ...(index.facts.whole.holders ? [] : [missingUserList(index)]),
    ]),
    text: [...needs, say.whoCould(yes.size, users.is === 'atLeast', unknown.size)],
    limits: [
      ...say.requestLimits,
      ...unheard.map(say.notInDictionary),
      ...(allRolesWhole(index) ? [] : [say.rolesPartial]),
    ],
  }
}

/** Of one user also the vendor's word about a permission counts that nothing else knows. */
function oneUser(
  { index }: Asked,
  user: number,
  alternatives: readonly (readonly string[])[],
  numbers: ReadonlyMap<string, number | undefined>,
): RequestNeeds['user'] {
  const answer = oneOf(
    alternatives.map((all) =>
      allOf(
        all.map((id) => {
          const number = numbers.get(id)
          return number === undefined ? 'unknown' : accessOf(index, user, number).answer
        }),
      ),
    ),
  )
  const text = say.couldUser(index.facts.users[user]!.name, answer)
  return { user: userBrief(index, user), errors: 0, answer, text }
}

function numberOf({ facts }: AccessIndex, id: string): number | undefined {
  const number = facts.permissions.findIndex((one) => one.id === id && one.app === undefined)
  return number < 0 ? undefined : number
}

const allOf = (answers: readonly Answer[]): Answer =>
  answers.includes('no') ? 'no' : answers.includes('unknown') ? 'unknown' : 'yes'

const oneOf = (answers: readonly Answer[]): Answer =>
  answers.includes('yes') ? 'yes' : answers.includes('unknown') ? 'unknown' : 'no'
