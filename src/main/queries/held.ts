/** What one role or user has, or two of them, over all permissions or over the menus of an app. */
import type { AccessIndex } from '../access/access-index'
import { menuAccessOf } from '../access/vendor'
import { AppError } from '../../shared/result'
import type { Missing } from '../../shared/schemas/common'
import type { Held, Holder, HolderReference } from '../../shared/schemas/held'
import { namedByVendor, roleCell, speaksOf, userCell, type UserCell } from './access-cell'
import { userBrief } from './briefs'
import { findApp, findRole, findUser } from './find'
import {
  missingForRoles,
  missingForUser,
  missingMenusInApp,
  missingMenusOfRoles,
  onlyOnce,
} from './missing'
import type { Asked } from './reader'
import { withRefusals } from './refusals'
import { briefOf } from './snapshots'

export interface HeldInput {
  holders: readonly HolderReference[]
  menusOf?: string | undefined
}

/** @throws AppError `not-found`, `ambiguous`, `invalid-argument` where both are the same */
export function held(asked: Asked, input: HeldInput): Held {
  const { index, snapshot } = asked
  const app = input.menusOf === undefined ? undefined : findApp(index, input.menusOf)
  const sides = input.holders.map((holder) =>
    holder.kind === 'role'
      ? roleSide(index, findRole(index, holder.id), app)
      : userSide(index, findUser(index, holder.id), app),
  )
  const [first, second] = sides
  if (second !== undefined && first?.kind === second.kind && first.id === second.id) {
    throw new AppError('invalid-argument', `Both are the same: ${first.name} (${first.id}).`, {
      hint: 'Name two different ones.',
    })
  }
  const holders = sides.map(({ id, kind, name }): Holder => ({
    kind,
    id,
    name,
    has: 0,
    unknown: 0,
    notConfirmed: 0,
  }))
  const items: Held['items'] = []
  for (const subject of app === undefined ? index.facts.permissions.keys() : index.menusIn(app)) {
    const cells = sides.map(({ cellOf }) => cellOf(subject))
    for (const [place, { answer, confirmed }] of cells.entries()) {
      const holder = holders[place]!
      if (answer === 'yes') holder.has++
      if (answer === 'unknown') holder.unknown++
      if (answer !== 'unknown' && confirmed === false) holder.notConfirmed++
    }
    const letters = cells.map(letterOf).join('')
    if (!/^n+$/.test(letters)) items.push({ ...named(index, subject, app), cells: letters })
  }
  return {
    snapshot: briefOf(snapshot),
    holders,
    items,
    missing: withRefusals(
      asked,
      onlyOnce(sides.flatMap((side, place) => (holders[place]!.unknown > 0 ? side.missing() : []))),
    ),
  }
}

interface Side extends HolderReference {
  name: string
  /** @param subject number of a permission, or of a menu where an app was named */
  cellOf: (subject: number) => UserCell
  missing: () => Missing[]
}

function roleSide(index: AccessIndex, role: number, app: number | undefined): Side {
  const { id, name } = index.facts.roles[role]!
  const brief = { kind: 'role', id, name } as const
  if (app === undefined) {
    const known = namedByVendor(index, role)
    return {
      ...brief,
      cellOf: (permission) => ({
        ...roleCell(index, role, permission, known),
        confirmed: undefined,
      }),
      missing: () => missingForRoles(index, [role], speaksOf(index, undefined)),
    }
  }
  return {
    ...brief,
    cellOf(menu) {
      const answer = index.roleGivesMenu(role, menu)
      const kind = answer === 'yes' ? 'listed' : answer
      return { answer, kind, differs: false, confirmed: undefined }
    },
    missing: () => missingMenusOfRoles(index, [role], app),
  }
}

function userSide(index: AccessIndex, user: number, app: number | undefined): Side {
  const { id, name } = userBrief(index, user)
  const brief = { kind: 'user', id, name } as const
  if (app === undefined) {
    return {
      ...brief,
      cellOf: (permission) => userCell(index, user, permission),
      missing: () => missingForUser(index, user),
    }
  }
  return {
    ...brief,
    cellOf(menu) {
      const { answer, computed, confirmed, differs } = menuAccessOf(index, user, menu)
      if (answer !== 'yes') return { answer, kind: answer, differs, confirmed }
      const byRole = index.rolesOf(user).some((role) => index.roleMenus.has(role, menu))
      const kind = computed !== 'yes' ? 'vendor' : byRole ? 'listed' : 'direct'
      return { answer, kind, differs, confirmed }
    },
    missing: () => missingMenusInApp(index, user, app),
  }
}

/** As the matrix writes a cell. */
function letterOf({ differs, kind }: UserCell): string {
  return differs ? kind[0]!.toUpperCase() : kind[0]!
}

function named({ facts }: AccessIndex, subject: number, app: number | undefined) {
  if (app !== undefined) return { id: facts.menus[subject]!.id }
  const { app: of, id } = facts.permissions[subject]!
  return { id, ...(of === undefined ? {} : { app: facts.apps[of]!.id }) }
}
