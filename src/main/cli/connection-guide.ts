/** What to prepare at a vendor, in words. */
import type { ConnectionGuide, ConnectionGuideOf } from '../../shared/schemas/connections'
import { blocks } from './evidence'
import { table } from './table'
import { many, number } from './words'

export const guideLines = (guide: ConnectionGuide): string[] =>
  guide.connector === 'ringcentral' ? ringCentralLines(guide) : enosLines(guide)

function ringCentralLines(guide: ConnectionGuideOf<'ringcentral'>): string[] {
  return blocks(
    [
      'Register an application with the vendor (for the browser: authorization code with PKCE; for',
      'unattended use: a JWT credential). It needs these application scopes, and no others:',
      `  ${guide.applicationScopes.join(', ')}`,
    ],
    [
      'and for the browser all of these redirect URIs:',
      ...guide.redirectUris.map((uri) => `  ${uri}`),
    ],
    [
      'The user who signs in needs the permission ThirdPartyAppAccess (“Third Party Apps Access” in the',
      'Admin Portal) to sign in at all, and these; without one of them, that part stays unknown:',
    ],
    table(
      [{ title: 'reads' }, { title: 'user permission' }, { title: 'without it' }],
      guide.rights.map(({ reads, userPermission, hides }) => [reads, userPermission ?? '', hides]),
    ),
    [
      'Servers:',
      ...guide.servers.map(
        ({ name, url, warning }) =>
          `  ${url}  ${name}${warning === undefined ? '' : `. ${warning}`}`,
      ),
    ],
  )
}

function enosLines(guide: ConnectionGuideOf<'enos'>): string[] {
  const { steps, rights, locales, requestsPerSecond } = guide
  return blocks(
    steps.map((step, index) => `${String(index + 1)}. ${step}`),
    ['What is read, and what each part takes:'],
    ...rights.map(({ reads, request, grant, needs, hides }) => [
      `${reads}${grant === undefined ? '' : ` (grant ${grant})`}`,
      `  ${request}`,
      ...(needs === undefined ? [] : [`  Takes: ${needs}`]),
      `  Without it: ${hides}`,
    ]),
    [
      `Languages that EnOS documents: ${locales.join(', ')}`,
      `It is asked slowly at first (${many(requestsPerSecond.first, 'request')} a second), then as fast as it keeps up with; no faster than ${number(requestsPerSecond.ceiling)} a second, or what --requests-per-second says.`,
    ],
  )
}
