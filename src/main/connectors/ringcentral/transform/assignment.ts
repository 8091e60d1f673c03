/** RingCentral's assigned roles, of one extension and of the account. */
import {
  asObject,
  BadField,
  readFilledText,
  readFlag,
  readId,
  readList,
  type JsonObject,
} from '../../fields'
import type { Remarks } from '../../remarks'
import type { AssignedRoleRecord, AssignmentRecord } from '../../parts'

function readAssignedRole(json: JsonObject, remarks: Remarks): AssignedRoleRecord {
  const role = readId(json, 'id')
  const name = readFilledText(json, 'displayName', remarks)
  return {
    role,
    ...(name === undefined ? {} : { name }),
    autoAssigned: readFlag(json, 'autoAssigned') ?? false,
    siteRestricted: readFlag(json, 'siteRestricted') ?? false,
  }
}

const sameRole = (a: AssignedRoleRecord, b: AssignedRoleRecord): boolean =>
  a.autoAssigned === b.autoAssigned && a.siteRestricted === b.siteRestricted

/** The roles of a list, each once; an entry that cannot be read leaves the assignment incomplete. */
export function readAssignedRoles(
  list: readonly unknown[],
  path: string,
  remarks: Remarks,
): AssignedRoleRecord[] {
  const roles: AssignedRoleRecord[] = []
  for (let index = 0; index < list.length; index += 1) {
    try {
      const role = readAssignedRole(asObject(list[index]), remarks)
      const earlier = roles.find((other) => other.role === role.role)
      if (earlier === undefined) roles.push(role)
      else if (!sameRole(earlier, role)) {
        remarks.damaged(`${path} holds role ${role.role} twice and differently`)
      }
    } catch (thrown) {
      if (!(thrown instanceof BadField)) throw thrown
      const bad = thrown.under(`${path}[${index}]`)
      remarks.damaged(bad.message)
      remarks.warn(bad.path, `${bad.problem}; this entry was left out`)
    }
  }
  return roles
}

/** One record of the account's list. */
export function readAssignment(json: JsonObject, remarks: Remarks): AssignmentRecord {
  const user = readId(json, 'extensionId')
  const roles = readList(json, 'roles')
  if (roles === undefined) throw new BadField('roles', 'is missing')
  return { user, roles: readAssignedRoles(roles, 'roles', remarks) }
}
