/** `account/…/sites`, and `administered-sites` of one extension. */
import { readAdministeredSites, readSite } from '../../ringcentral/transform/site'
import { pathIs } from '../../ringcentral/transform/uri'
import type { Given, Shape } from '../answers'
import { ofExtension } from './ringcentral-of-extension'
import { checkId, recordsShape } from './ringcentral-records'

const sites = recordsShape({
  name: 'RingCentral site',
  list: 'site-list',
  isList: (uri) => pathIs(uri, 'account/*/sites'),
  isOne: (uri) => pathIs(uri, 'account/*/sites/*'),
  looksLike: () => false,
  items(record, remarks, uri) {
    const body = readSite(record, remarks)
    checkId(uri, body.id)
    return [{ kind: 'site', subject: body.id, body, count: 1 }]
  },
  filters: [],
})

/** The sites that one user administers look alike, and have no pages. */
const couldBeOfOneUser = ({ json, uri }: Given): boolean =>
  uri === undefined && !('paging' in json || 'navigation' in json)

export const siteShape: Shape = {
  name: sites.name,
  recognise: (given) => (couldBeOfOneUser(given) ? undefined : sites.recognise(given)),
}

export const administeredSitesShape = ofExtension({
  name: 'RingCentral sites that a user administers',
  path: 'administered-sites',
  looksLike: () => false,
  read: (records, user, remarks) => {
    const body = readAdministeredSites(records, user, remarks)
    return { kind: 'administered-sites', subject: user, body, count: body.sites.length }
  },
  filters: [],
  paged: false,
})
