/** `authz-profile` and `authz-profile/check`: RingCentral's own answers about one user. */
import type { ImportOptions } from '../../../../shared/schemas/imports'
import { subjectOf } from '../../parts'
import { readCheck, readProfile, type ProfileSubject } from '../../ringcentral/transform/profile'
import { pathIs, queryOf, type RingCentralUri } from '../../ringcentral/transform/uri'
import type { Shape } from '../answers'
import { asId, isObject, type JsonObject } from '../../fields'
import { userIn } from './ringcentral-of-extension'
import { identityOf } from './ringcentral-records'

/** The user is the one in the path; the target is only what the permission is to be used on. */
function subjectIn(uri: RingCentralUri | undefined, options: ImportOptions): ProfileSubject {
  const user = userIn(uri, options, 'permissions')
  const target = uri === undefined ? null : queryOf(uri).get('targetExtensionId')
  return target === null || target === ''
    ? { user }
    : { user, target: asId(target, 'uri.targetExtensionId') }
}

function looksLikeProfile(json: JsonObject): boolean {
  const permissions = json['permissions']
  const first = Array.isArray(permissions) ? permissions.find(isObject) : undefined
  return first !== undefined && isObject(first['permission'])
}

export const profileShape: Shape = {
  name: 'RingCentral authorization profile',
  recognise({ json, uri }) {
    const isProfile =
      uri === undefined
        ? looksLikeProfile(json)
        : pathIs(uri, 'account/*/extension/*/authz-profile')
    if (!isProfile) return undefined
    return {
      name: this.name,
      read({ options, remarks }) {
        const subject = subjectIn(uri, options)
        const body = readProfile(json, subject, remarks)
        const incomplete = remarks.incompleteReason
        return {
          type: 'subjects',
          identity: identityOf(uri),
          items: [
            {
              kind: 'authorization-profile',
              subject: subjectOf(subject.user, subject.target),
              body,
              count: body.permissions.length,
              ...(incomplete === undefined ? {} : { incomplete }),
            },
          ],
        }
      },
    }
  },
}

export const checkShape: Shape = {
  name: 'RingCentral permission check',
  recognise({ json, uri }) {
    const isCheck =
      uri === undefined
        ? typeof json['successful'] === 'boolean' && isObject(json['details'])
        : pathIs(uri, 'account/*/extension/*/authz-profile/check')
    if (!isCheck) return undefined
    return {
      name: this.name,
      read({ options, remarks }) {
        const subject = subjectIn(uri, options)
        const asked = uri === undefined ? null : queryOf(uri).get('permissionId')
        const permissionId =
          asked === null || asked === '' ? undefined : asId(asked, 'uri.permissionId')
        const body = readCheck(json, subject, permissionId, remarks)
        return {
          type: 'subjects',
          identity: identityOf(uri),
          items: [
            {
              kind: 'permission-check',
              subject: subjectOf(subject.user, subject.target, body.permission.id),
              body,
              count: 1,
            },
          ],
        }
      },
    }
  },
}
