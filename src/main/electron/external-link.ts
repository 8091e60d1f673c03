/**
 * Whether a link may open in the user's browser: https, to a host on the list, with nothing that
 * disguises where it goes.
 *
 * @param hosts full host names
 */
export function isAllowedLink(address: string, hosts: readonly string[]): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, port, username, password } = new URL(address)
  return (
    protocol === 'https:' &&
    port === '' &&
    username === '' &&
    password === '' &&
    hosts.includes(hostname)
  )
}
