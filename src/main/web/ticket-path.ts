/**
 * The ticket in `/upload/<ticket>` or `/download/<ticket>`, or undefined where the path is not of that
 * form. What a ticket means is the core's to say.
 *
 * @param route with slashes, such as `/upload/`
 */
export function ticketIn(pathname: string, route: '/upload/' | '/download/'): string | undefined {
  if (!pathname.startsWith(route)) return undefined
  const ticket = pathname.slice(route.length)
  return /^[\w-]{1,200}$/.test(ticket) ? ticket : undefined
}
