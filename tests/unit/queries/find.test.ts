import { describe, expect, it } from 'vitest'
import { AccessIndex } from '../../../src/main/access/access-index'
import type { PermissionFact } from '../../../src/main/access/model'
import { tryFindPermission } from '../../../src/main/queries/find'
import { factsOfGraph } from '../../support/random-graph'

const permission = (id: string, app: number | undefined): PermissionFact => ({
  id,
  app,
  name: `Name of ${id} ${app ?? ''}`,
  code: undefined,
  description: undefined,
  assignable: undefined,
  readOnly: undefined,
  siteCompatible: undefined,
  category: undefined,
  defined: true,
  includesKnown: true,
  includesAt: undefined,
})

const app = (id: string) => ({
  id,
  name: id,
  names: {},
  code: undefined,
  organization: undefined,
  enabled: undefined,
  created: undefined,
  menusKnown: true,
  permissionsKnown: true,
  groupsKnown: true,
  groupsAt: undefined,
})

/** `edit` stands outside apps and in two of them; `view` only in the two. */
const index = new AccessIndex(
  factsOfGraph(
    { permissions: 0, roles: 0, users: 0, inclusions: [], listed: [], assigned: [] },
    {
      apps: [app('wind'), app('sun')],
      permissions: [
        permission('edit', 0),
        permission('edit', undefined),
        permission('edit', 1),
        permission('view', 0),
        permission('view', 1),
      ],
    },
  ),
)

describe('a permission named by its id', () => {
  it('without an app is the one that belongs to none', () => {
    expect(tryFindPermission(index, 'edit', undefined)).toBe(1)
  })

  it('with an app is that app’s', () => {
    expect(tryFindPermission(index, 'edit', 'sun')).toBe(2)
    expect(tryFindPermission(index, 'view', 'wind')).toBe(3)
  })

  it('that only apps have needs the app', () => {
    expect(() => tryFindPermission(index, 'view', undefined)).toThrow('“view” is 2 permissions.')
  })
})
