/**
 * Of which lists the saved answers of an import speak. A table beside them cannot be all there is of
 * these, and what it leaves out does not end what an answer of the same moment says.
 */
import type { ListKind, PartKind } from '../../../../shared/schemas/common'
import type { PartDraft } from '../../parts'

const SPEAK_OF: Partial<Record<PartKind, readonly ListKind[]>> = {
  'permission-dictionary': ['permission-dictionary', 'inclusion-list'],
  permission: ['permission-dictionary', 'inclusion-list'],
  'role-list': ['role-list', 'role-permission-list'],
  role: ['role-list', 'role-permission-list'],
  'role-resources': ['role-list', 'role-permission-list', 'role-menu-list'],
  'user-list': ['user-list'],
  user: ['user-list'],
  'assignment-list': ['assignment-list'],
  assignment: ['assignment-list'],
  'role-users': ['assignment-list'],
  'app-permissions': ['permission-dictionary'],
}
const MENUS: ReadonlySet<PartKind> = new Set<PartKind>(['app', 'app-menus'])

/** Kinds of list, with the app behind a space where a list is one app's. */
export function answeredLists(answers: readonly PartDraft[]): ReadonlySet<string> {
  return new Set(
    answers
      .filter(({ status }) => status === 'whole' || status === 'partial')
      .flatMap(({ kind, subject }): string[] =>
        MENUS.has(kind) ? [`app-menus ${subject}`] : [...(SPEAK_OF[kind] ?? [])],
      ),
  )
}
