/** Short ways to say parts, as a connector would hand them over. */
import { subjectOf, type PartBodies, type PartDraft } from '../../src/main/connectors/parts'
import type { PartKind, PartStatus } from '../../src/shared/schemas/common'

export function part<K extends PartKind>(
  kind: K,
  subject: string,
  body: PartBodies[K] | null,
  more: { takenAt?: number | null; status?: PartStatus; reason?: string; count?: number } = {},
): PartDraft {
  return {
    kind,
    subject,
    status: more.status ?? 'whole',
    ...(more.reason === undefined ? {} : { reason: more.reason }),
    takenAt: more.takenAt ?? null,
    source: { file: `${kind}.json`, sha256: '0'.repeat(64) },
    count: more.count ?? 1,
    body,
  } as PartDraft
}

/** `permission('Edit', ['Read'])`: assignable unless the id begins with a small letter. */
export const permission = (id: string, includes?: string[]): PartBodies['permission'] => ({
  id,
  names: { '': `Name of ${id}` },
  assignable: id[0] === id[0]!.toUpperCase(),
  ...(includes ? { includes: includes.map((one) => ({ id: one })) } : {}),
})

export const role = (id: string, listed?: string[], custom = true): PartBodies['role'] => ({
  id,
  name: `Role ${id}`,
  custom,
  ...(listed ? { listed: listed.map((one) => ({ id: one })) } : {}),
})

export const user = (id: string, name = `User ${id}`): PartBodies['user'] => ({ id, name })

export const assignment = (userId: string, roles: string[]): PartBodies['assignment'] => ({
  user: userId,
  roles: roles.map((one) => ({ role: one, autoAssigned: false, siteRestricted: false })),
})

export const dictionary = (records: PartBodies['permission'][], takenAt?: number): PartDraft =>
  part(
    'permission-dictionary',
    '',
    { records },
    { takenAt: takenAt ?? null, count: records.length },
  )

export const roleList = (records: PartBodies['role'][], takenAt?: number): PartDraft =>
  part('role-list', 'all', { domain: 'all', records }, { takenAt: takenAt ?? null })

export const userList = (records: PartBodies['user'][], takenAt?: number): PartDraft =>
  part('user-list', '', { records }, { takenAt: takenAt ?? null })

export const assignmentList = (records: PartBodies['assignment'][], takenAt?: number): PartDraft =>
  part('assignment-list', '', { records }, { takenAt: takenAt ?? null })

export const check = (
  userId: string,
  permissionId: string,
  successful: boolean,
  takenAt?: number,
  target?: string,
): PartDraft =>
  part(
    'permission-check',
    subjectOf(userId, target, permissionId),
    {
      user: userId,
      ...(target === undefined ? {} : { target }),
      permission: { id: permissionId },
      successful,
      permissionScopes: [],
    },
    { takenAt: takenAt ?? null },
  )

export const profile = (userId: string, permissions: string[], takenAt?: number): PartDraft =>
  part(
    'authorization-profile',
    userId,
    {
      user: userId,
      permissions: permissions.map((id) => ({
        permission: { id },
        role: { id: '3' },
        permissionScopes: ['Self'],
      })),
    },
    { takenAt: takenAt ?? null },
  )
