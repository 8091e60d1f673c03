/** How an organization of EnOS is read; see plan.ts. */
import type { VendorReading } from '../../online/types'
import type { EnosClient } from './client'
import { readOrganization, requestsLeft, stepLabels, type Organization } from './plan'

export const enosReading = (client: EnosClient, organization: Organization): VendorReading => ({
  connector: 'enos',
  client,
  externalId: organization.id,
  settings: organization.reading.locales.join(' '),
  steps: stepLabels,
  read: (context) => readOrganization({ ...context, client }, organization),
  requestsLeft: (step) => requestsLeft(step, organization),
})
