/** EnOS: `app/get` (an app's whole catalogue) and `user/app/resource/permission` (one user in one app). */
import type { ImportOptions } from '../../../../shared/schemas/imports'
import { dataOf } from '../../enos/transform/envelope'
import { readApp, readUserAppResources } from '../../enos/transform/app'
import { subjectOf, type AccountIdentity } from '../../parts'
import type { Answer, Need, Shape } from '../answers'
import { asId, isObject, readOptionalId, within, type JsonObject } from '../../fields'

/** A saved answer names neither its gateway nor its organization; only a person can. */
const identityOf = (options: ImportOptions): AccountIdentity => ({
  connector: 'enos',
  ...(options.organization === undefined ? {} : { externalId: options.organization }),
})

const hasResources = (data: JsonObject): boolean =>
  Array.isArray(data['permissions']) || Array.isArray(data['menus'])

/** The catalogue describes the app; what a user has in it is only the two lists. */
const describesApp = (data: JsonObject): boolean =>
  'id' in data || 'createdType' in data || isObject(data['nameJson'])

export const appShape: Shape = {
  name: 'EnOS app',
  recognise({ json }) {
    const data = dataOf(json)
    if (data === undefined || !hasResources(data) || !describesApp(data)) return undefined
    return {
      name: this.name,
      read({ options, remarks }): Answer {
        const identity = identityOf(options)
        const own = within('data', () => readOptionalId(data, 'id'))
        const app = options.app ?? own
        if (options.organization === undefined || app === undefined) {
          const needs: Need[] = options.organization === undefined ? ['organization'] : []
          if (app === undefined) needs.push('app')
          return { type: 'asks', needs, identity }
        }
        if (options.app === undefined) {
          remarks.note(
            `filed under the app's own id ${app}: the access key, which other answers name the app by, is not in the answer (--app)`,
          )
        }
        const request = {
          organization: asId(options.organization, '--org'),
          app: asId(app, '--app'),
        }
        const body = within('data', () => readApp(data, request, remarks))
        const incomplete = remarks.incompleteReason
        const note = remarks.noteText
        return {
          type: 'subjects',
          identity,
          items: [
            {
              kind: 'app',
              subject: body.id,
              body,
              count: body.menus.length + body.permissions.length,
              ...(incomplete === undefined ? {} : { incomplete }),
              ...(note === undefined ? {} : { note }),
            },
          ],
        }
      },
    }
  },
}

export const userAppResourcesShape: Shape = {
  name: 'EnOS app resources of a user',
  recognise({ json }) {
    const data = dataOf(json)
    if (data === undefined || !hasResources(data) || describesApp(data)) return undefined
    return {
      name: this.name,
      read({ options, remarks }): Answer {
        const identity = identityOf(options)
        const { organization, user, app } = options
        if (organization === undefined || user === undefined || app === undefined) {
          const needs = (['organization', 'user', 'app'] as const).filter(
            (need) => options[need] === undefined,
          )
          return { type: 'asks', needs, identity }
        }
        const request = {
          organization: asId(organization, '--org'),
          user: asId(user, '--user'),
          app: asId(app, '--app'),
        }
        const body = within('data', () => readUserAppResources(data, request, remarks))
        const incomplete = remarks.incompleteReason
        return {
          type: 'subjects',
          identity,
          items: [
            {
              kind: 'user-app-resources',
              subject: subjectOf(request.user, request.app),
              body,
              count: body.menus.length + body.permissions.length,
              ...(incomplete === undefined ? {} : { incomplete }),
            },
          ],
        }
      },
    }
  },
}
