/**
 * Roles or users side by side: where they differ, and why. Strict as every answer is: a difference
 * needs a known yes and a known no; where somebody's answer is unknown and no such pair is there, it
 * is unknown whether they differ.
 */
import type { AccessIndex } from '../access/access-index'
import { naturalOrder } from '../../shared/natural-order'
import { AppError } from '../../shared/result'
import type { Answer, Missing } from '../../shared/schemas/common'
import type {
  ComparedRow,
  ComparedSide,
  CompareOn,
  CompareSides,
  Comparison,
} from '../../shared/schemas/compare'
import * as say from '../../shared/sentences/en'
import {
  namedByVendor,
  roleCell,
  roleListedCell,
  speaksOf,
  userCell,
  userListedCell,
  type Cell,
} from './access-cell'
import { permissionBrief } from './briefs'
import { roleListedReason, roleReason, userListedReason, userReason } from './compare-reasons'
import { effective } from './effective'
import { findApp, findRole, findUser } from './find'
import { missingForRoles, missingForUser, onlyOnce } from './missing'
import type { Asked } from './reader'
import { roleWhole } from './role-whole'
import { briefOf } from './snapshots'

export interface CompareInput {
  sides: CompareSides
  subjects: readonly string[]
  on: CompareOn
  app?: string | undefined
  differencesOnly: boolean
}

/** One role or user, and how to ask about it. */
interface Side {
  id: string
  name: string
  detail: string | undefined
  cell: (permission: number) => Cell & { confirmed?: boolean | undefined }
  reason: (permission: number, cell: Cell) => string
  /** Whether there are answers that the vendor's own answer confirms, or not. */
  isConfirmed: boolean
  /** Whether it has nothing beyond the permissions that are known of. */
  whole: () => boolean
  missing: () => Missing[]
}

/** @throws AppError `invalid-argument` for the same subject twice, `not-found`, `ambiguous` */
export function compare(asked: Asked, input: CompareInput): Comparison {
  const { index, snapshot } = asked
  const app = input.app === undefined ? undefined : findApp(index, input.app)
  const sides = sidesOf(asked, input, app)
  const permissions = index.facts.permissions
    .flatMap((fact, number) => (app === undefined || fact.app === app ? [number] : []))
    .sort(byAppAndName(index))
  const all = permissions.map((permission) => {
    const found = sides.map((side) => side.cell(permission))
    const cells = found.map(({ answer, kind, differs }): Cell => ({ answer, kind, differs }))
    const confirmed = found.map((cell) => cell.confirmed)
    return { permission, cells, confirmed, differs: differing(cells.map((cell) => cell.answer)) }
  })
  const compared = sides.map((side, at): ComparedSide => ({
    id: side.id,
    name: side.name,
    ...(side.detail === undefined ? {} : { detail: side.detail }),
    whole: side.whole() && all.every(({ cells }) => cells[at]!.answer !== 'unknown'),
    has: all.filter(({ cells }) => cells[at]!.answer === 'yes').length,
    only: all.filter(({ cells }) => onlyOne(cells, at)).length,
    ...(side.isConfirmed
      ? { notConfirmed: all.filter(({ confirmed }) => confirmed[at] === false).length }
      : {}),
  }))
  const counted = (answer: Answer) => all.filter(({ differs }) => differs === answer).length
  const totals = { same: counted('no'), differing: counted('yes'), unknown: counted('unknown') }
  const whole = compared.every((side) => side.whole)
  return {
    snapshot: briefOf(snapshot),
    on: input.on,
    sides: compared,
    rows: all
      .filter(({ differs }) => !input.differencesOnly || differs !== 'no')
      .map(({ permission, cells, differs }): ComparedRow => {
        const category = categoryName(index, permission)
        return {
          permission: permissionBrief(index, permission),
          ...(category === undefined ? {} : { category }),
          cells,
          differs,
          reason:
            differs === 'no' ? [] : sides.map((side, at) => side.reason(permission, cells[at]!)),
        }
      }),
    total: all.length,
    ...totals,
    missing: whole ? [] : onlyOnce(sides.flatMap((side) => side.missing())),
    text: [
      say.compareCommon(
        sides.map((side) => side.name),
        commonOf(all, compared),
        wayOf(input),
      ),
      say.compareDiffering(totals.differing, totals.unknown, whole),
    ],
  }
}

function sidesOf(asked: Asked, input: CompareInput, app: number | undefined): Side[] {
  const { index } = asked
  const find = input.sides === 'roles' ? findRole : findUser
  const numbers = input.subjects.map((named) => find(index, named))
  numbers.forEach((number, at) => {
    const first = numbers.indexOf(number)
    if (first === at) return
    const [one, other] = [input.subjects[first]!, input.subjects[at]!]
    const { id, name } = index.facts[input.sides][number]!
    throw new AppError(
      'invalid-argument',
      one === other
        ? `“${one}” is named twice.`
        : `“${one}” and “${other}” are the same: ${name} (${id}).`,
      { hint: 'Name each role or user once.' },
    )
  })
  const side = input.sides === 'roles' ? roleSide : userSide
  return numbers.map((number) => side(asked, number, input, app))
}

function roleSide(
  { index }: Asked,
  role: number,
  { on }: CompareInput,
  app: number | undefined,
): Side {
  const { custom, id, name } = index.facts.roles[role]!
  const named = namedByVendor(index, role)
  return {
    id,
    name,
    detail: custom === undefined ? undefined : custom ? 'custom' : 'standard',
    isConfirmed: false,
    ...(on === 'listed'
      ? {
          cell: (permission) => roleListedCell(index, role, permission),
          reason: (permission, cell) => roleListedReason(index, role, permission, cell),
        }
      : {
          cell: (permission) => roleCell(index, role, permission, named),
          reason: (permission, cell) => roleReason(index, role, permission, cell),
        }),
    whole: () => roleWhole(index, role, on, app),
    missing: () => missingForRoles(index, [role], speaksOf(index, app)),
  }
}

function userSide(asked: Asked, user: number, { on }: CompareInput, app: number | undefined): Side {
  const { index } = asked
  const { email, extensionNumber, id, name } = index.facts.users[user]!
  const inApp = app === undefined ? {} : { app: index.facts.apps[app]!.id }
  const detail = extensionNumber ?? email
  if (on === 'listed') {
    return {
      id,
      name,
      detail,
      isConfirmed: false,
      cell: (permission) => userListedCell(index, user, permission),
      reason: (permission, cell) => userListedReason(index, user, permission, cell),
      whole: () =>
        index.holdingKnown(user) &&
        index.rolesOf(user).every((role) => roleWhole(index, role, on, app)),
      missing: () => missingForUser(index, user, [], speaksOf(index, app)),
    }
  }
  return {
    id,
    name,
    detail,
    isConfirmed: index.confirmsApps,
    cell: (permission) => userCell(index, user, permission),
    reason: (permission) => userReason(index, user, permission),
    whole: () =>
      index.isSystemExtension(user) || effective(asked, { user: id, ...inApp }).rest === 'no',
    missing: () => effective(asked, { user: id, ...inApp }).missing,
  }
}

/** Whether answers differ: yes needs a known yes and a known no. */
export function differing(answers: readonly Answer[]): Answer {
  if (answers.includes('yes') && answers.includes('no')) return 'yes'
  return answers.includes('unknown') ? 'unknown' : 'no'
}

function onlyOne(cells: readonly Cell[], at: number): boolean {
  return cells.every(({ answer }, side) => answer === (side === at ? 'yes' : 'no'))
}

/** How many all sides have; there may be more where somebody's answer is unknown and nobody's no. */
function commonOf(
  rows: readonly { cells: readonly Cell[] }[],
  sides: readonly ComparedSide[],
): { value: number; is: 'total' | 'atLeast' } {
  const value = rows.filter(({ cells }) => cells.every(({ answer }) => answer === 'yes')).length
  const possible = rows.filter(({ cells }) => cells.every(({ answer }) => answer !== 'no')).length
  const open = possible > value || sides.every((side) => !side.whole)
  return { value, is: open ? 'atLeast' : 'total' }
}

function wayOf({ on, sides }: CompareInput): Parameters<typeof say.compareCommon>[2] {
  if (sides === 'users') return on === 'listed' ? 'were given' : 'have'
  return on === 'listed' ? 'list' : 'give'
}

/** Permissions outside apps first, then app by app; by category and name within. */
function byAppAndName(index: AccessIndex): (a: number, b: number) => number {
  const { apps, permissions } = index.facts
  const keyOf = (number: number): string[] => {
    const { app, name, id } = permissions[number]!
    // What has no category stands behind what has one.
    const category = categoryName(index, number) ?? '\uffff'
    return [app === undefined ? '' : apps[app]!.name, category, name, id]
  }
  const keys = new Map(permissions.map((_, number) => [number, keyOf(number)]))
  return (a, b) => {
    const other = keys.get(b)!
    for (const [at, key] of keys.get(a)!.entries()) {
      const order = naturalOrder(key, other[at]!)
      if (order !== 0) return order
    }
    return a - b
  }
}

export function categoryName(index: AccessIndex, permission: number): string | undefined {
  const { category } = index.facts.permissions[permission]!
  return category === undefined ? undefined : (index.facts.categories.get(category) ?? category)
}
