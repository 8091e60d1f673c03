/** A request after its token and signature were checked, and what it asks for. */
import { badParameter, notFound } from '../errors'
import { localeOf, type Locale } from '../names'
import type { QuirkName } from '../types'
import type { App, Organization, Role, User, World } from '../world'

export interface SimRequest {
  query: URLSearchParams
  /** Parsed JSON; undefined where there is none. */
  body: unknown
  /** Accept-Language as it was sent; "" where it was not. enos-app-service alone looks at it. */
  locale: string
  quirks: ReadonlySet<QuirkName>
}

export const inBody = (request: SimRequest, name: string): unknown =>
  typeof request.body === 'object' && request.body !== null
    ? (request.body as Record<string, unknown>)[name]
    : undefined

/** A text that is not empty. */
function required(value: unknown, name: string): string {
  if (typeof value === 'string' && value !== '') return value
  throw badParameter(`${name} is required`)
}

export const queried = (request: SimRequest, name: string): string =>
  required(request.query.get(name), name)

export const said = (request: SimRequest, name: string): string =>
  required(inBody(request, name), name)

export const localeAsked = (request: SimRequest): Locale =>
  localeOf(request.query.get('locale') ?? inBody(request, 'locale'))

export function organizationOf(world: World, id: string): Organization {
  const organization = world.organizations.get(id)
  if (!organization) throw notFound('The organization does not exist')
  return organization
}

/** Also where the organization did not acquire it, which the answer does not tell apart. */
export function appOf(organization: Organization, accessKey: string): App {
  const app = organization.apps.get(accessKey)
  if (!app) throw notFound('The application does not exist, or is not acquired')
  return app
}

export function userOf(organization: Organization, id: string): User {
  const user = organization.userById.get(id)
  if (!user) throw notFound('The user does not exist')
  return user
}

export function roleOf(organization: Organization, id: string): Role {
  const role = organization.roles.get(id)
  if (!role) throw notFound('The role does not exist')
  return role
}
