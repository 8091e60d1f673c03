/** An edit that was not tried in words; what was tried has its words from the answer. */
import { newRolePrefix, type Edit } from '../../../shared/schemas/edits'
import { say } from '../../../shared/sentences/edits'

export interface NamesOf {
  role: (named: string) => string
  permission: (named: string, app: string | undefined) => string
}

export function editInWords(edit: Edit, names: NamesOf): string {
  const role = (named: string): string =>
    named.startsWith(newRolePrefix) ? named.slice(newRolePrefix.length) : names.role(named)
  switch (edit.kind) {
    case 'add-permission':
      return say.addPermission(role(edit.role), names.permission(edit.permission, edit.app))
    case 'remove-permission':
      return say.removePermission(role(edit.role), names.permission(edit.permission, edit.app))
    case 'add-menu-group':
      return say.addMenuGroup(role(edit.role), edit.menuGroup, edit.app)
    case 'remove-menu-group':
      return say.removeMenuGroup(role(edit.role), edit.menuGroup, edit.app)
    case 'new-role':
      return say.newRole(
        edit.name,
        (edit.permissions ?? []).map(({ app, permission }) => names.permission(permission, app)),
      )
    case 'copy-role':
      return say.copyRole(role(edit.role), edit.name)
    case 'delete-role':
      return say.deleteRole(role(edit.role))
    case 'give-role':
      return say.giveRole(edit.user, role(edit.role))
    case 'take-role':
      return say.takeRole(edit.user, role(edit.role))
    case 'replace-role':
      return edit.users === undefined
        ? say.replaceEveryone(role(edit.role), role(edit.by))
        : say.replaceRole(role(edit.role), role(edit.by), edit.users, edit.users.length)
  }
}
