/** An edit in words, as things stand when it is made. */
import type { NumberedEdit } from '../access/edits/edit'
import type { Sandbox } from '../access/edits/sandbox'
import { say } from '../../shared/sentences/edits'

/** @param sandbox before the edit */
export function editText(sandbox: Sandbox, edit: NumberedEdit): string {
  const { apps, menuGroups, permissions, users } = sandbox.index.facts
  const role = (number: number) => sandbox.nameOf(number)
  const permission = (number: number) => permissions[number]!.name
  switch (edit.kind) {
    case 'add-permission':
      return say.addPermission(role(edit.role), permission(edit.permission))
    case 'remove-permission':
      return say.removePermission(role(edit.role), permission(edit.permission))
    case 'add-menu-group':
    case 'remove-menu-group': {
      const group = menuGroups[edit.group]!
      const words = edit.kind === 'add-menu-group' ? say.addMenuGroup : say.removeMenuGroup
      return words(role(edit.role), group.name, apps[group.app]!.name)
    }
    case 'new-role':
      return say.newRole(edit.name, edit.permissions.map(permission))
    case 'copy-role':
      return say.copyRole(role(edit.role), edit.name)
    case 'delete-role':
      return say.deleteRole(role(edit.role))
    case 'give-role':
      return say.giveRole(users[edit.user]!.name, role(edit.role))
    case 'take-role':
      return say.takeRole(users[edit.user]!.name, role(edit.role))
    case 'replace-role': {
      const named = edit.users?.map((user) => users[user]!.name)
      return say.replaceRole(
        role(edit.role),
        role(edit.by),
        named,
        sandbox.holdersOf(edit.role).length,
      )
    }
  }
}
