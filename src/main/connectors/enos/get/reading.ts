/** How an organization of EnOS is read; see plan.ts. */
import type { VendorClient, VendorReading } from '../../online/types'
import { readOrganization, requestsLeft, stepLabels, type Organization } from './plan'

export const enosReading = (client: VendorClient, organization: Organization): VendorReading => ({
  connector: 'enos',
  client,
  externalId: organization.id,
  settings: organization.reading.locales.join(' '),
  steps: stepLabels,
  read: (context) => readOrganization({ ...context, client }, organization),
  requestsLeft: (step) => requestsLeft(step, organization),
})
