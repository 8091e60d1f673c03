/**
 * The sample account: made up, whole, and the same every time. It goes through the same store as real
 * answers, as two imports a month apart.
 */
import { createHash } from 'node:crypto'
import { subjectOf, type ImportToWrite, type PartBodies, type PartDraft } from '../parts'
import type { PartKind } from '../../../shared/schemas/common'
import { apps, directMenus, directPermissions, userApps } from './apps'
import { categories, permissions } from './permissions'
import { roles } from './roles'
import { people } from './users'

const dates = [Date.UTC(2026, 9, 14, 9, 12), Date.UTC(2026, 10, 14, 9, 12)] as const

/** @param now when it is made, in Unix milliseconds @returns oldest first */
export function sampleImports(now: number): ImportToWrite[] {
  return dates.map((takenAt, number) => {
    const drafts = draftsAt(takenAt, number === 1)
    return {
      drafts,
      files: [...new Set(drafts.map((draft) => draft.source.file))],
      identity: undefined,
      now,
    }
  })
}

function draftsAt(takenAt: number, later: boolean): PartDraft[] {
  const { users, assignments } = people(later)
  const answers = userApps(
    users.map((user) => user.id),
    later,
  )
  const directGrants = directPermissions(answers)
  const directMenuGrants = directMenus(answers)
  const part = <K extends PartKind>(
    kind: K,
    subject: string,
    count: number,
    body: PartBodies[K],
  ) => ({
    kind,
    subject,
    status: 'whole' as const,
    takenAt,
    source: {
      file: `sample: ${kind}`,
      sha256: createHash('sha256').update(JSON.stringify(body)).digest('hex'),
    },
    count,
    body,
  })
  const records = permissions()
  const roleRecords = roles(later)
  return [
    part('permission-category-list', '', categories.length, { records: categories }),
    part('permission-dictionary', '', records.length, { records }),
    part('role-list', 'all', roleRecords.length, { domain: 'all', records: roleRecords }),
    part('user-list', '', users.length, { records: users }),
    part('assignment-list', '', assignments.length, { records: assignments }),
    // Roles of the sample give nothing within apps: what users have there is granted to themselves.
    ...roleRecords.map(({ id }) =>
      part('role-resources', id, 0, { role: id, permissions: [], menuGroups: [], structures: 0 }),
    ),
    part('direct-permission-list', '', pairsIn(directGrants), directGrants),
    part('direct-menu-list', '', pairsIn(directMenuGrants), directMenuGrants),
    ...apps().map((app) => part('app', app.id, app.menus.length + app.permissions.length, app)),
    ...answers.map((answer) =>
      part(
        'user-app-resources',
        subjectOf(answer.user, answer.app),
        answer.resources.menus!.length + answer.resources.permissions.length,
        answer,
      ),
    ),
    ...vendorsWord(part),
  ] as PartDraft[]
}

const pairsIn = ({
  records,
}: {
  records: readonly { permissions?: readonly number[]; menus?: readonly number[] }[]
}): number =>
  records.reduce((sum, record) => sum + (record.permissions ?? record.menus ?? []).length, 0)

type MakePart = <K extends PartKind>(
  kind: K,
  subject: string,
  count: number,
  body: PartBodies[K],
) => unknown

/** One answer of the vendor that agrees with the roles, and one that does not: such a difference is marked. */
function vendorsWord(part: MakePart): unknown[] {
  const check = (user: string, permission: string, successful: boolean) =>
    part('permission-check', subjectOf(user, permission), 1, {
      user,
      permission: { id: permission },
      successful,
      ...(successful ? { role: { id: '100201' } } : {}),
      permissionScopes: successful ? ['AllExtensions'] : [],
    })
  return [
    check('63001000', 'ManagePresence', true),
    check('63001000', 'ConfigureCallQueues', false),
  ]
}
