/** `account/…`, `service-info` and `sites`. */
import { badParameter, notFound } from '../errors'
import { address, pageOf } from '../lists'
import { MOST_PER_PAGE, ownPage } from '../parameters'
import type { ApiRequest } from '../types'
import type { Site, World } from '../world'
import { accountRegionalSettings, businessAddress, country, regionalSettings } from './regional'

const serviceInfo = (world: World, request: ApiRequest) => ({
  uri: address(request, `account/${world.account}/service-info`),
  billingPlan: {
    id: '1',
    name: 'Monthly',
    durationUnit: 'Month',
    duration: 1,
    type: 'Regular',
    includedPhoneLines: 1,
  },
  brand: { id: '1210', name: 'RingCentral', homeCountry: country(request) },
  servicePlan: { id: '2', name: 'Premium', edition: 'Premium' },
  contractedCountry: country(request),
  uBrand: { id: '1', name: 'RingCentral US' },
})

const limits = {
  freeSoftPhoneLinesPerExtension: 10,
  meetingSize: 100,
  cloudRecordingStorage: 100,
  maxMonitoredExtensionsPerUser: 100,
  maxExtensionNumberLength: 6,
  siteCodeLength: 3,
  shortExtensionNumberLength: 3,
}

export const readAccount = (world: World, request: ApiRequest): object => ({
  id: Number(world.account),
  uri: address(request, `account/${world.account}`),
  bsid: '0000',
  mainNumber: '+15550100',
  operator: {
    uri: address(request, `account/${world.account}/extension/${world.callers['super-admin']}`),
    id: Number(world.callers['super-admin']),
    extensionNumber: '103',
  },
  serviceInfo: serviceInfo(world, request),
  setupWizardState: 'Completed',
  signupInfo: { tosAccepted: true, signupState: ['AccountCreated', 'AccountConfirmed'] },
  status: 'Confirmed',
  regionalSettings: accountRegionalSettings(request),
  federated: false,
  limits,
})

export const readServiceInfo = (world: World, request: ApiRequest): object => ({
  ...serviceInfo(world, request),
  servicePlanName: 'Premium',
  limits,
  package: { version: '1', id: '1' },
})

const siteRecord = (world: World, request: ApiRequest, site: Site) => ({
  id: site.id,
  uri: address(request, `account/${world.account}/sites/${site.id}`),
  name: site.name,
  ...(site.number === undefined ? {} : { extensionNumber: site.number }),
  callerIdName: site.name.slice(0, 15),
  email: 'site@example.com',
  businessAddress,
  regionalSettings: regionalSettings(request),
  siteAccess: site.id === 'main-site' ? 'Unlimited' : 'Limited',
  ...(site.code === undefined ? {} : { code: site.code }),
})

/** The specification gives the list no parameters: all sites are on one page. */
export const listSites = (world: World, request: ApiRequest): object =>
  pageOf(
    request,
    `account/${world.account}/sites`,
    [],
    world.sites,
    ownPage(request.query, MOST_PER_PAGE),
    (site) => siteRecord(world, request, site),
  )

const MEMBERS_PER_PAGE = 100

/** Not of the company itself: "siteId must not be main-site" (specification, listSiteMembers). */
export function listSiteMembers(world: World, request: ApiRequest): object {
  const id = request.path['siteId']!
  if (id === 'main-site') throw badParameter('siteId', id)
  if (!world.sites.some((site) => site.id === id)) throw notFound('siteId')
  return pageOf(
    request,
    `account/${world.account}/sites/${id}/members`,
    [],
    world.extensions.filter((one) => one.site === id),
    ownPage(request.query, MEMBERS_PER_PAGE),
    (one) => ({
      id: Number(one.id),
      uri: address(request, `account/${world.account}/extension/${one.id}`),
      ...(one.number === undefined ? {} : { extensionNumber: one.number }),
      type: one.type,
      name: one.name,
    }),
  )
}
