/** What pages may not do. Electron allows most of it by default. */
import type { Session, WebContents } from 'electron'
import { isAllowedLink } from './external-link'
import { origin, startAddress } from './origin'
import { isOurPage } from './trust'

type LockableSession = Pick<
  Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
> & { webRequest: Pick<Session['webRequest'], 'onBeforeRequest'> }

/** Copying an id; everything else (camera, position, notifications, …) is denied. */
const allowedPermission = 'clipboard-sanitized-write'

export function lockSession(session: LockableSession): void {
  session.setPermissionRequestHandler((contents, permission, decide) => {
    decide(permission === allowedPermission && isOurPage(contents.mainFrame))
  })
  session.setPermissionCheckHandler(
    (_contents, permission, requestingOrigin, details) =>
      permission === allowedPermission &&
      details.isMainFrame &&
      // Electron writes it with a slash behind.
      (requestingOrigin === origin || requestingOrigin === startAddress),
  )
  session.setDevicePermissionHandler(() => false)
  // The page's policy says the same. This holds if the policy is ever wrong.
  session.webRequest.onBeforeRequest(({ url }, decide) => {
    decide({ cancel: !url.startsWith(startAddress) })
  })
}

type LockableContents = Pick<WebContents, 'on' | 'setWindowOpenHandler'>

/**
 * @param openLink opens an address in the user's browser
 * @param hosts where links may lead
 */
export function lockContents(
  contents: LockableContents,
  openLink: (address: string) => void,
  hosts: readonly string[],
): void {
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    if (isAllowedLink(url, hosts)) openLink(url)
    return { action: 'deny' }
  })
}
