/** `account/…` and `account/…/service-info`: the account itself. */
import { readAccount, readServiceInfo } from '../../ringcentral/transform/account'
import { accountOf, pathIs } from '../../ringcentral/transform/uri'
import type { AccountInfoRecord } from '../../parts'
import type { ItemOf, Shape } from '../answers'
import { BadField, isObject, readId } from '../../fields'
import { checkId, identityOf } from './ringcentral-records'

const itemOf = (body: AccountInfoRecord): ItemOf<'account-info'> => ({
  kind: 'account-info',
  subject: body.id,
  body,
  count: 1,
})

export const accountShape: Shape = {
  name: 'RingCentral account',
  recognise({ json, uri }) {
    const isAccount =
      uri === undefined
        ? 'mainNumber' in json && isObject(json['serviceInfo'])
        : pathIs(uri, 'account/*')
    if (!isAccount) return undefined
    return {
      name: this.name,
      read({ remarks }) {
        const id = readId(json, 'id')
        checkId(uri, id)
        return {
          type: 'subjects',
          identity: { ...identityOf(uri, [json]), externalId: id },
          items: [itemOf(readAccount(json, id, remarks))],
        }
      },
    }
  },
}

/** It carries no id of the account; only its uri does. */
export const serviceInfoShape: Shape = {
  name: 'RingCentral service information',
  recognise({ json, uri }) {
    if (uri === undefined || !pathIs(uri, 'account/*/service-info')) return undefined
    return {
      name: this.name,
      read({ remarks }) {
        const id = accountOf(uri)
        if (id === undefined) {
          throw new BadField(
            'uri',
            'says ~, so nothing says which account this is; import the answer of account/~, which says the same',
          )
        }
        return {
          type: 'subjects',
          identity: identityOf(uri),
          items: [itemOf({ id, ...readServiceInfo(json, remarks) })],
        }
      },
    }
  },
}
