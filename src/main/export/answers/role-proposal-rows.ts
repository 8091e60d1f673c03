/**
 * A proposal for fewer roles as rows, a step of one edit a line: a switch of a new role, a user's role. It is
 * tried anew, so that what stands in the file changes nobody's access in the snapshot that it names.
 */
import { effectsOf } from '../../access/edits/effects'
import { sandboxOf } from '../../queries/number-edits'
import { proposalLimits } from '../../queries/role-proposal'
import { AppError } from '../../../shared/result'
import type { Edit } from '../../../shared/schemas/edits'
import type { AccessIndex } from '../../access/access-index'
import type { MakeTable } from './answer-table'

const headings = [
  'step',
  'edit',
  'role',
  'by',
  'user id',
  'user name',
  'permission',
  'menu group',
  'app id',
]

/** @throws AppError `invalid-argument` where the edits would change somebody's access */
export const roleProposalTable: MakeTable<'role-proposal'> = ({ index }, { edits }) => {
  const { sandbox } = sandboxOf(index, edits)
  if (effectsOf(sandbox).length > 0) {
    throw new AppError('invalid-argument', 'These edits would change somebody’s access.', {
      hint: 'Look for fewer roles again: the snapshot is another, or the list is not whole.',
    })
  }
  return {
    what: 'fewer roles',
    rows: rowsOf(index, edits),
    total: edits.reduce((sum, edit) => sum + linesOf(edit), 0),
    whole: true,
    missing: [],
    limits: proposalLimits(
      index,
      edits.some(({ kind }) => kind === 'new-role'),
    ),
  }
}

function linesOf(edit: Edit): number {
  if (edit.kind === 'new-role') return Math.max(1, edit.permissions?.length ?? 0)
  return edit.kind === 'replace-role' ? (edit.users?.length ?? 1) : 1
}

function* rowsOf(index: AccessIndex, edits: readonly Edit[]): Generator<string[]> {
  yield headings
  for (const [at, edit] of edits.entries()) {
    const line = (cells: Partial<Record<(typeof columns)[number], string>>): string[] => [
      String(at + 1),
      edit.kind,
      ...columns.map((column) => cells[column] ?? ''),
    ]
    switch (edit.kind) {
      case 'new-role': {
        const permissions = edit.permissions ?? []
        if (permissions.length === 0) yield line({ role: edit.name })
        for (const { app, permission } of permissions) {
          yield line({ role: edit.name, permission, app: app ?? '' })
        }
        break
      }
      case 'add-permission':
      case 'remove-permission':
        yield line({ role: edit.role, permission: edit.permission, app: edit.app ?? '' })
        break
      case 'add-menu-group':
      case 'remove-menu-group':
        yield line({ role: edit.role, menuGroup: edit.menuGroup, app: edit.app })
        break
      case 'copy-role':
        yield line({ role: edit.name, by: edit.role })
        break
      case 'delete-role':
        yield line({ role: edit.role })
        break
      case 'give-role':
      case 'take-role':
        yield line({ role: edit.role, user: edit.user, userName: nameOf(index, edit.user) })
        break
      case 'replace-role': {
        const { by, role, users } = edit
        if (users === undefined) yield line({ role, by })
        for (const user of users ?? []) {
          yield line({ role, by, user, userName: nameOf(index, user) })
        }
      }
    }
  }
}

const columns = ['role', 'by', 'user', 'userName', 'permission', 'menuGroup', 'app'] as const

function nameOf({ facts, userByExternalId }: AccessIndex, id: string): string {
  const user = userByExternalId.get(id)
  return user === undefined ? '' : facts.users[user]!.name
}
