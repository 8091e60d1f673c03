/** HAR files and Postman collections as a browser and Postman write them, in short. */
import { API, permission, role } from './support'

export interface EntryGiven {
  url: string
  method?: string
  status?: number
  /** ISO 8601. */
  at?: string
  /** JSON value, or text as it was answered; undefined for an answer without its body. */
  body?: unknown
  base64?: boolean
  posted?: unknown
  /** As Chrome marks what it took from its cache. */
  fromCache?: string
}

const textOf = (body: unknown): string => (typeof body === 'string' ? body : JSON.stringify(body))

export function entry(given: EntryGiven): Record<string, unknown> {
  const { url, method = 'GET', status = 200, at = '2026-11-02T09:00:00.000Z' } = given
  const text = given.body === undefined ? undefined : textOf(given.body)
  const content =
    text === undefined
      ? { size: 0 }
      : given.base64 === true
        ? { text: Buffer.from(text).toString('base64'), encoding: 'base64' }
        : { text }
  return {
    startedDateTime: at,
    time: 12,
    ...(given.fromCache === undefined ? {} : { _fromCache: given.fromCache }),
    request: {
      method,
      url,
      headers: [],
      ...(given.posted === undefined
        ? {}
        : { postData: { mimeType: 'application/json', text: textOf(given.posted) } }),
    },
    response: { status, headers: [], content: { mimeType: 'application/json', ...content } },
  }
}

export const har = (...entries: EntryGiven[]) => ({
  log: { version: '1.2', creator: { name: 'test', version: '1' }, entries: entries.map(entry) },
})

export const PORTAL = 'https://portal.example.com/app-portal-service'

export const extension = (id: number, more: Record<string, unknown> = {}) => ({
  uri: `${API}/account/400111/extension/${id}`,
  id,
  name: `User ${id}`,
  ...more,
})

export const permissionUrl = (id: string) => `${API}/dictionary/permission/${id}`
export const roleUrl = (id: string) => `${API}/dictionary/user-role/${id}`
export const permissionEntry = (id: string, more: Partial<EntryGiven> = {}): EntryGiven => ({
  url: permissionUrl(id),
  body: permission(id),
  ...more,
})
export const roleEntry = (
  id: string,
  content: Record<string, unknown> = {},
  more: Partial<EntryGiven> = {},
): EntryGiven => ({ url: roleUrl(id), body: role(id, content), ...more })

/** All permissions and menus of one user in one app. */
export const resources = (permissions: readonly string[], menus: readonly string[] = []) => ({
  code: 0,
  message: 'OK',
  data: {
    permissions: permissions.map((id) => ({ id, code: id.toUpperCase(), name: `May ${id}` })),
    menus: menus.map((id, index) => ({
      id,
      code: id.toUpperCase(),
      name: `Menu ${id}`,
      url: `/${id}`,
      displayOrder: index + 1,
      parentId: '',
      children: [],
    })),
  },
})

export const resourcesUrl = (user: string, app = 'wind', organization = 'o-1') =>
  `${PORTAL}/v2.3/user/app/resource/permission?orgId=${organization}&userId=${user}&appId=${app}`
