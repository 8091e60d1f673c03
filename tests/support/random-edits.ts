/** Random edits that the portal allows, made one after the other so that later ones meet earlier ones. */
import fc from 'fast-check'
import type { AccessIndex } from '../../src/main/access/access-index'
import type { NumberedEdit } from '../../src/main/access/edits/edit'
import { Sandbox } from '../../src/main/access/edits/sandbox'
import { AppError } from '../../src/shared/result'

/** Numbers from which {@link editsFrom} makes edits. */
export const editSeeds = fc.array(fc.array(fc.nat(1_000), { minLength: 5, maxLength: 5 }), {
  minLength: 1,
  maxLength: 12,
})

/** @returns the sandbox with all edits that were not refused, and these edits */
export function editsFrom(
  index: AccessIndex,
  seeds: readonly number[][],
): { sandbox: Sandbox; edits: NumberedEdit[] } {
  const sandbox = new Sandbox(index)
  const edits: NumberedEdit[] = []
  for (const seed of seeds) {
    const edit = editFrom(sandbox, seed)
    if (!edit) continue
    try {
      sandbox.apply(edit)
      edits.push(edit)
    } catch (thrown) {
      // What the portal does not allow is refused with a reason, and nothing else goes wrong.
      if (!(thrown instanceof AppError) || thrown.code !== 'invalid-argument') throw thrown
    }
  }
  return { sandbox, edits }
}

function editFrom(
  sandbox: Sandbox,
  [kind, a, b, c, d]: readonly number[],
): NumberedEdit | undefined {
  const { permissions, menuGroups, users } = sandbox.index.facts
  const role = a! % sandbox.roleCount
  const permission = b! % permissions.length
  const user = c! % users.length
  const name = `made ${a! % 4}`
  switch (kind! % 10) {
    case 0:
      return { kind: 'add-permission', role, permission }
    case 1:
      return { kind: 'remove-permission', role, permission }
    case 2:
    case 3:
      if (menuGroups.length === 0) return undefined
      return {
        kind: kind! % 10 === 2 ? 'add-menu-group' : 'remove-menu-group',
        role,
        group: b! % menuGroups.length,
      }
    case 4:
      return { kind: 'new-role', name, permissions: [permission] }
    case 5:
      return { kind: 'copy-role', role, name }
    case 6:
      return { kind: 'delete-role', role }
    case 7:
      return { kind: 'give-role', user, role }
    case 8:
      return { kind: 'take-role', user, role }
    default: {
      const by = b! % sandbox.roleCount
      return { kind: 'replace-role', role, by, users: d! % 2 === 0 ? undefined : [user] }
    }
  }
}
