/** Which of EnOS's requests an answer came from, and what that says of whom it is about. */

/** Service, version and the rest; what stands before is the gateway's. */
const PATH = /\/(app-portal-service|enos-app-service)\/v\d[\d.]*\/([^?#]+?)\/*$/

/**
 * The request without its version: `organization/role/list`, and `enos-app-service/menus` where it is
 * not the portal's. Undefined where the path is neither service's.
 */
export function endpointOf(path: string): string | undefined {
  const match = PATH.exec(path)
  if (match === null) return undefined
  const [, service, rest] = match
  return service === 'app-portal-service' ? rest : `${service ?? ''}/${rest ?? ''}`
}
