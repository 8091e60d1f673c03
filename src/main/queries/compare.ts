/**
 * Roles or users side by side, of one account and snapshot or of several: where they differ, and why.
 * Strict as every answer is: a difference needs a known yes and a known no; where somebody's answer is
 * unknown and no such pair is there, it is unknown whether they differ.
 */
import { sharedPermissions, type SharedPermission } from '../access/across/shared-permissions'
import type { AccessIndex } from '../access/access-index'
import { naturalOrder } from '../../shared/natural-order'
import { AppError } from '../../shared/result'
import type { Answer, Missing } from '../../shared/schemas/common'
import type {
  ComparedRow,
  ComparedSide,
  CompareOn,
  CompareSides,
  CompareSubject,
  Comparison,
} from '../../shared/schemas/compare'
import { inOnePlace, sideLabels, sidePlaces } from '../../shared/side-label'
import { say as sayAcross } from '../../shared/sentences/compare'
import { say } from '../../shared/sentences/access'
import type { Cell } from './access-cell'
import { permissionBrief } from './briefs'
import { comparedPairs, equalButFor, likenessSentence } from './compare-likeness'
import { sideOf, type Side } from './compare-side'
import { findApp, findRole, findUser } from './find'
import { onlyOnce } from './missing'
import { askedAt, requireOneSystem, samePlace } from './places'
import type { Asked, Reader } from './reader'
import { briefOf } from './snapshots'

export interface CompareInput {
  sides: CompareSides
  subjects: readonly CompareSubject[]
  on: CompareOn
  app?: string | undefined
  differencesOnly: boolean
}

/** A permission as the first of the accounts that know it has it. */
interface Row {
  permission: SharedPermission
  index: AccessIndex
  number: number
  cells: Cell[]
  confirmed: (boolean | undefined)[]
  differs: Answer
}

/**
 * @param reader for sides of other accounts and snapshots
 * @throws AppError `invalid-argument` for the same subject twice and for accounts of different vendors,
 * `not-found`, `ambiguous`
 */
export function compare(
  asked: Asked,
  input: CompareInput,
  reader: Pick<Reader, 'ask'>,
): Comparison {
  const { sides, permissions, indexes } = sidesOf(asked, input, reader)
  const all = permissions
    .map((permission): Row => {
      const found = sides.map((side) => side.cell(permission))
      const cells = found.map(({ answer, kind, differs }): Cell => ({ answer, kind, differs }))
      const knows = permission.numbers.findIndex((number) => number !== undefined)
      return {
        permission,
        index: indexes[knows]!,
        number: permission.numbers[knows]!,
        cells,
        confirmed: found.map((cell) => cell.confirmed),
        differs: differing(cells.map((cell) => cell.answer)),
      }
    })
    .sort(byAppAndName())
  const compared = sides.map((side, at) => comparedSide(side, at, all))
  const counted = (answer: Answer) => all.filter(({ differs }) => differs === answer).length
  const totals = { same: counted('no'), differing: counted('yes'), unknown: counted('unknown') }
  const whole = compared.every((side) => side.whole)
  const pairs = comparedPairs(
    sides.map((side) => side.open()),
    all.map(({ cells }) => cells.map(({ answer }) => answer)),
  )
  const labels = sideLabels(compared)
  const places = sidePlaces(compared)
  const placed = (sentence: string, at: number): string =>
    places[at] === '' ? sentence : sayAcross.inPlace(places[at]!, sentence)
  return {
    snapshot: briefOf(asked.snapshot),
    on: input.on,
    sides: compared,
    pairs,
    rows: all
      .filter(({ differs }) => !input.differencesOnly || differs !== 'no')
      .map(({ permission, index, number, cells, differs }): ComparedRow => {
        const category = categoryName(index, number)
        return {
          permission: permissionBrief(index, number),
          ...(category === undefined ? {} : { category }),
          cells,
          differs,
          reason:
            differs === 'no'
              ? []
              : sides.map((side, at) => placed(side.reason(permission, cells[at]!), at)),
        }
      }),
    total: all.length,
    ...totals,
    missing: whole ? [] : missingOf(sides, places),
    text: [
      say.compareCommon(labels, commonOf(all, compared), wayOf(input)),
      say.compareDiffering(totals.differing, totals.unknown, whole),
      ...equalButFor(
        labels,
        all.map((row) => ({ name: row.index.facts.permissions[row.number]!.name, ...row })),
        totals.unknown === 0 && whole,
      ),
      ...likenessSentence(labels, pairs),
    ],
    limits: limitsOf(sides, compared),
  }
}

function comparedSide(side: Side, at: number, all: readonly Row[]): ComparedSide {
  const { account, snapshot } = side.asked
  return {
    id: side.id,
    name: side.name,
    ...(side.detail === undefined ? {} : { detail: side.detail }),
    account: { id: account.id, name: account.name },
    snapshot: briefOf(snapshot),
    whole: side.whole() && all.every(({ cells }) => cells[at]!.answer !== 'unknown'),
    has: all.filter(({ cells }) => cells[at]!.answer === 'yes').length,
    only: all.filter(({ cells }) => onlyOne(cells, at)).length,
    ...(side.isConfirmed
      ? { notConfirmed: all.filter(({ confirmed }) => confirmed[at] === false).length }
      : {}),
  }
}

function sidesOf(
  asked: Asked,
  input: CompareInput,
  reader: Pick<Reader, 'ask'>,
): { sides: Side[]; permissions: SharedPermission[]; indexes: AccessIndex[] } {
  const find = input.sides === 'roles' ? findRole : findUser
  const named = input.subjects.map((side) => (typeof side === 'string' ? { subject: side } : side))
  const found = named.map((side) => {
    const place = askedAt(asked, side, reader)
    return { subject: side.subject, place, number: find(place.index, side.subject) }
  })
  requireOneSystem(found.map(({ place }) => place))
  found.forEach((side, at) => {
    const first = found.findIndex(
      (other) => other.number === side.number && samePlace(other.place, side.place),
    )
    if (first === at) return
    const [one, other] = [found[first]!.subject, side.subject]
    const { id, name } = side.place.index.facts[input.sides][side.number]!
    throw new AppError(
      'invalid-argument',
      one === other
        ? `“${one}” is named twice.`
        : `“${one}” and “${other}” are the same: ${name} (${id}).`,
      { hint: 'Name each role or user once.' },
    )
  })
  const indexes = [...new Set(found.map(({ place }) => place.index))]
  const app = input.app === undefined ? undefined : appIn(indexes, input.app)
  const about = { app, on: input.on, sides: input.sides }
  return {
    indexes,
    permissions: sharedPermissions(indexes).filter(
      (permission) => app === undefined || permission.app === app,
    ),
    sides: found.map(({ place, number }) =>
      sideOf(place, number, indexes.indexOf(place.index), about),
    ),
  }
}

/** The access key of an app that any of the accounts has. @throws AppError as the first of them says it */
function appIn(indexes: readonly AccessIndex[], named: string): string {
  const keyed = indexes.some(({ appByExternalId }) => appByExternalId.has(named))
  const [first] = indexes
  return keyed ? named : first!.facts.apps[findApp(first!, named)]!.id
}

/** Of several accounts it is said of each whose part is missing. */
function missingOf(sides: readonly Side[], places: readonly string[]): Missing[] {
  const byPlace = Map.groupBy(
    sides.map((side, at) => ({ side, place: places[at]! })),
    ({ place }) => place,
  )
  return [...byPlace].flatMap(([place, inside]) =>
    onlyOnce(inside.flatMap(({ side }) => side.missing())).map((missing) =>
      place === '' ? missing : { ...missing, text: sayAcross.inPlace(place, missing.text) },
    ),
  )
}

function limitsOf(sides: readonly Side[], compared: readonly ComparedSide[]): string[] {
  if (inOnePlace(compared)) return []
  const severalAccounts = new Set(compared.map(({ account }) => account.id)).size > 1
  const tables = sides.some(({ asked }) => asked.index.facts.connector === 'table')
  return [
    ...(severalAccounts ? [sayAcross.limitMatchedById] : []),
    ...(severalAccounts && tables ? [sayAcross.limitTables] : []),
    sayAcross.limitOfDifferentTimes,
  ]
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
function byAppAndName(): (a: Row, b: Row) => number {
  const keys = new Map<Row, string[]>()
  const keyOf = (row: Row): string[] => {
    const known = keys.get(row)
    if (known) return known
    const { apps, permissions } = row.index.facts
    const { app, name, id } = permissions[row.number]!
    // What has no category stands behind what has one.
    const category = categoryName(row.index, row.number) ?? '\uffff'
    const key = [app === undefined ? '' : apps[app]!.name, category, name, id]
    keys.set(row, key)
    return key
  }
  return (a, b) => {
    const other = keyOf(b)
    for (const [at, key] of keyOf(a).entries()) {
      const order = naturalOrder(key, other[at]!)
      if (order !== 0) return order
    }
    return 0
  }
}

export function categoryName(index: AccessIndex, permission: number): string | undefined {
  const { category } = index.facts.permissions[permission]!
  return category === undefined ? undefined : (index.facts.categories.get(category) ?? category)
}
