/** The requests to the Application Portal, as its pages document them; see operations.ts. */
import type { Asking } from '../../online/types'
import { operations, rateGroup, usersPerPage, type Operation } from '../operations'

/** EnOS writes languages with a low line. @param locale BCP 47 */
export const enosLocale = (locale: string): string => locale.replaceAll('-', '_')

export class EnosRequests {
  readonly #organization: string
  readonly #locale: string

  /** @param locale BCP 47, of the names that come in one language at a time */
  constructor(organization: string, locale: string) {
    this.#organization = organization
    this.#locale = enosLocale(locale)
  }

  /** @param page from 0 */
  users(page: number, pageSize = usersPerPage): Asking {
    const body = { orgId: this.#organization, pagination: { pageNo: page, pageSize } }
    return post(operations.users, {}, body, `page ${page}`)
  }

  roles(locale?: string): Asking {
    return get(operations.roles, {
      orgId: this.#organization,
      locale: locale === undefined ? this.#locale : enosLocale(locale),
    })
  }

  /** @param label says which of them they are */
  rolesOfUsers(users: readonly string[], label: string): Asking {
    const body = { organizationId: this.#organization, userIds: users }
    return post(operations.rolesOfUsers, {}, body, label)
  }

  usersOfRole(role: string): Asking {
    const query = { orgId: this.#organization }
    return post(operations.usersOfRole, query, { roleId: role }, `roleId=${role}`)
  }

  resourcesOfRole(role: string): Asking {
    const query = { orgId: this.#organization }
    const body = { roleId: role, locale: this.#locale }
    return post(operations.resourcesOfRole, query, body, `roleId=${role}`)
  }

  app(app: string): Asking {
    return get(operations.app, { orgId: this.#organization, appId: app })
  }

  menuGroups(app: string): Asking {
    return get(operations.menuGroups, { orgId: this.#organization, appId: app })
  }

  resourcesOfUser(user: string, app: string): Asking {
    return get(operations.resourcesOfUser, {
      orgId: this.#organization,
      userId: user,
      appId: app,
      locale: this.#locale,
    })
  }

  /** @param version `v2.5`, or `v3` as the documents of 3.0 have it */
  ownApps(version: 'v2.5' | 'v3'): Asking {
    const { path, ...operation } = operations.ownApps
    return get(
      { ...operation, path: path.replace('/v2.5/', `/${version}/`) },
      { orgId: this.#organization },
    )
  }
}

const get = ({ id, path }: Operation, query: Record<string, string>): Asking => ({
  operation: id,
  group: rateGroup,
  method: 'GET',
  path: withQuery(path, query),
})

const post = (
  { id, path }: Operation,
  query: Record<string, string>,
  body: object,
  label: string,
): Asking => ({
  operation: id,
  group: rateGroup,
  method: 'POST',
  path: withQuery(path, query),
  body: JSON.stringify(body),
  label,
})

function withQuery(path: string, query: Record<string, string>): string {
  const search = new URLSearchParams(query).toString()
  return search === '' ? path : `${path}?${search}`
}
