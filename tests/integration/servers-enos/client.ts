/** Plain requests to the simulated gateway, signed by the documents' formula and nothing of the product's. */
import { createHash } from 'node:crypto'
import { onTestFinished } from 'vitest'
import { startEnos, type EnosSim, type SimOptions } from '../../servers/enos'

export async function started(options: Partial<SimOptions> = {}): Promise<EnosSim> {
  const sim = await startEnos({ users: 40, apps: 6, largestMenu: 60, ...options })
  onTestFinished(() => sim.close())
  return sim
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

export type Got = Awaited<ReturnType<typeof got>>

async function got(response: Response) {
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.startsWith('application/json')
  return {
    status: response.status,
    headers: response.headers,
    // Any: tests look into it.
    json: isJson ? JSON.parse(text) : undefined,
  }
}

let last = 0
/** No two alike, for the token service takes none twice. */
export const timestamp = (): number => (last = Math.max(Date.now(), last + 1))

/** A request to the token service; `wish` in the place of what is right. */
export async function askToken(
  sim: EnosSim,
  what: 'get' | 'refresh' = 'get',
  wish: Record<string, unknown> = {},
): Promise<Got> {
  const time = timestamp()
  const encryption = sha256(`${sim.accessKey}${time}${sim.secretKey}`)
  const body = JSON.stringify({ appKey: sim.accessKey, timestamp: time, encryption, ...wish })
  return got(
    await fetch(`${sim.url}/apim-token-service/v2.0/token/${what}`, { method: 'POST', body }),
  )
}

export const tokenOf = async (sim: EnosSim): Promise<string> =>
  (await askToken(sim)).json.data.accessToken

export interface Call {
  path: string
  query?: Record<string, string>
  body?: unknown
  token: string
  headers?: Record<string, string>
  signal?: AbortSignal
}

/** Everything of a signed request, to be sent or to be spoilt first. */
export function signed(
  sim: EnosSim,
  { path, query = {}, body, token, headers = {}, signal }: Call,
): { url: string; init: RequestInit & { headers: Record<string, string> } } {
  const time = String(timestamp())
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body)
  const parameters = Object.keys(query)
    .sort()
    .map((key) => key + query[key])
    .join('')
  const search = new URLSearchParams(query).toString()
  return {
    url: `${sim.url}${path}${search && '?'}${search}`,
    init: {
      method: body === undefined ? 'GET' : 'POST',
      ...(body === undefined ? {} : { body: text }),
      ...(signal && { signal }),
      headers: {
        'apim-accesstoken': token,
        'apim-signature': sha256(token + parameters + text + time + sim.secretKey),
        'apim-timestamp': time,
        ...headers,
      },
    },
  }
}

export async function call(sim: EnosSim, asked: Call): Promise<Got> {
  const { url, init } = signed(sim, asked)
  return got(await fetch(url, init))
}

export const paths = {
  users: '/app-portal-service/v2.2/user/organization/roster',
  roles: '/app-portal-service/v2.2/organization/role/list',
  rolesOfUsers: '/app-portal-service/v2.2/userRoles/roleList',
  usersOfRole: '/app-portal-service/v2.3/role/user/assignedList',
  resourcesOfRole: '/app-portal-service/v2.3/role/app/resource/assignedList',
  app: '/app-portal-service/v2.3/app/get',
  menuGroups: '/app-portal-service/v2.3/app/menuGroup/list',
  resourcesOfUser: '/app-portal-service/v2.3/user/app/resource/permission',
  apps: '/enos-app-service/v2.5/apps/list',
  appsLater: '/enos-app-service/v3/apps/list',
} as const

/** Roles of the first organization, in English. */
export const roles = (sim: EnosSim, token: string): Promise<Got> =>
  call(sim, { path: paths.roles, query: { orgId: sim.organizations[0]!.id }, token })

/** A page of the first organization's roster. */
export const page = (sim: EnosSim, token: string, pageNo: number, pageSize = 15): Promise<Got> =>
  call(sim, {
    path: paths.users,
    body: { orgId: sim.organizations[0]!.id, pagination: { pageNo, pageSize } },
    token,
  })
