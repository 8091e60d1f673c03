/** What an account answers against what an organization of the simulated gateway really is. */
import type { Api } from '../../../src/shared/contract'
import type { DifferenceGroup } from '../../../src/shared/schemas/access'
import type { MatrixPage } from '../../../src/shared/schemas/matrix'
import type { Truth, TruthOfUserInApp } from '../../servers/enos/types'
import { value } from '../../support/value'

interface Asking {
  api: Api
}

export interface Compared {
  yes: number
  no: number
  unknown: number
  /** Where the product says something that is not so. */
  wrong: string[]
}

const key = (...ids: string[]): string => ids.join(' ')

/** What an answer is held against: what EnOS gives, or what roles alone tell. */
export type Against = (access: TruthOfUserInApp) => { permissions: string[]; menus: string[] }
export const vendorsWord: Against = (access) => access
export const byRoles: Against = (access) => access.byRoles

/** Every user × permission and user × menu of the newest snapshot against the truth. */
export async function comparedWithTruth(
  { api }: Asking,
  truth: Truth,
  against: Against = vendorsWord,
  account = 'Plant',
): Promise<Compared> {
  const compared: Compared = { yes: 0, no: 0, unknown: 0, wrong: [] }
  const granted = {
    permissions: new Set<string>(),
    menus: new Set<string>(),
  }
  for (const access of truth.access) {
    const { user, app } = access
    const { permissions, menus } = against(access)
    for (const id of permissions) granted.permissions.add(key(user, app, id))
    for (const id of menus) granted.menus.add(key(user, app, id))
  }
  for (const columns of ['permissions', 'menus'] as const) {
    for (const app of truth.apps) {
      for await (const page of pagesOf(api, account, columns, app.id)) {
        for (const row of page.rows) {
          page.columns.forEach((column, number) => {
            const cell = row.cells[number]!.toLowerCase()
            const is = granted[columns].has(key(row.id, app.id, column.id))
            if (cell === 'u') compared.unknown++
            else if ((cell !== 'n') === is) compared[is ? 'yes' : 'no']++
            else compared.wrong.push(`${columns} ${row.id} ${app.id} ${column.id}: ${cell}`)
          })
        }
      }
    }
  }
  return compared
}

/** The matrix of one app, in pieces that can be asked for. */
async function* pagesOf(
  api: Asking['api'],
  account: string,
  columns: 'permissions' | 'menus',
  app: string,
): AsyncGenerator<MatrixPage> {
  const [rowLimit, columnLimit] = [1_000, 500]
  let [rowsTotal, columnsTotal] = [1, 1]
  for (let rowOffset = 0; rowOffset < rowsTotal; rowOffset += rowLimit) {
    for (let columnOffset = 0; columnOffset < columnsTotal; columnOffset += columnLimit) {
      const page = value(
        await api.matrix.page({
          account,
          rows: 'users',
          columns,
          columnFilter: `app:${app}`,
          rowOffset,
          rowLimit,
          columnOffset,
          columnLimit,
        }),
      )
      rowsTotal = page.rowsTotal
      columnsTotal = page.columnsTotal
      yield page
    }
  }
}

/** Differences as `user app: permission or menu ids, who alone says yes`. */
export async function differencesOf({ api }: Asking, account = 'Plant'): Promise<string[]> {
  const groups: DifferenceGroup[] = []
  for (;;) {
    const page = value(await api.access.differences({ account, offset: groups.length, limit: 500 }))
    groups.push(...page.groups)
    if (groups.length >= page.groupsTotal || page.groups.length === 0) break
  }
  return groups
    .flatMap(({ user, app, items }) =>
      items.map(({ kind, id, vendor }) =>
        key(user.id, app?.id ?? '', kind, id, vendor === 'yes' ? 'vendor' : 'computed'),
      ),
    )
    .sort()
}

/** The same by the truth. */
export function trueDifferences(truth: Truth): string[] {
  const all: string[] = []
  for (const { user, app, permissions, menus, byRoles: told } of truth.access) {
    const add = (kind: string, theirs: string[], ours: string[]) => {
      for (const id of theirs) {
        if (!ours.includes(id)) all.push(key(user, app, kind, id, 'vendor'))
      }
      for (const id of ours) {
        if (!theirs.includes(id)) all.push(key(user, app, kind, id, 'computed'))
      }
    }
    add('permission', permissions, told.permissions)
    add('menu', menus, told.menus)
  }
  return all.sort()
}
