/** `features` and `grant` of one extension: evidence that is shown beside the model. */
import { readFeatures, readGrants } from '../../ringcentral/transform/evidence'
import { isObject } from '../../fields'
import { ofExtension } from './ringcentral-of-extension'

export const featuresShape = ofExtension({
  name: 'RingCentral features of a user',
  path: 'features',
  looksLike: (record) => 'id' in record && typeof record['available'] === 'boolean',
  read(records, user, remarks) {
    const body = readFeatures(records, user, remarks)
    return { kind: 'user-features', subject: user, body, count: body.features.length }
  },
  filters: ['availableOnly', 'featureId'],
  paged: false,
})

export const grantsShape = ofExtension({
  name: 'RingCentral grants of a user',
  path: 'grant',
  looksLike: (record) => isObject(record['extension']) && typeof record['callPickup'] === 'boolean',
  read(records, user, remarks) {
    const body = readGrants(records, user, remarks)
    return { kind: 'extension-grants', subject: user, body, count: body.grants.length }
  },
  filters: ['extensionType'],
  paged: true,
})
