/** How a RingCentral account is read; see plan.ts. */
import type { VendorReading } from '../../online/types'
import type { RingCentralClient } from './client'
import { readAccount, requestsLeft, stepLabels } from './plan'

export const ringCentralReading = (
  client: RingCentralClient,
  externalId: string | undefined,
): VendorReading => ({
  connector: 'ringcentral',
  client,
  externalId,
  settings: client.locale,
  steps: stepLabels,
  read: (context) => readAccount({ ...context, client }),
  requestsLeft,
})
