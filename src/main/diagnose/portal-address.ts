/**
 * Where roles are switched. Addresses of the environments: RingCentral developer guide, "Developing and
 * testing your app in sandbox"; the way through the portal: support articles 10640 and 10641. For partners'
 * clouds no address is published, so none is said.
 */
import type { Account } from '../../shared/schemas/accounts'
import type { Diagnosis } from '../../shared/schemas/diagnose'
import { say } from '../../shared/sentences/diagnose'

const portals: Readonly<Record<string, string | undefined>> = {
  'platform.ringcentral.com': 'https://service.ringcentral.com',
  'platform.devtest.ringcentral.com': 'https://service.devtest.ringcentral.com',
}

export function portalOf({ connector, server }: Account): Pick<Diagnosis, 'portal'> {
  if (connector !== 'ringcentral' && connector !== 'sample') return {}
  const host = server !== undefined && URL.canParse(server) ? new URL(server).host : server
  const address = host === undefined ? undefined : portals[host]
  return { portal: { ...(address === undefined ? {} : { address }), steps: say.portalSteps } }
}
