import { describe, expect, it } from 'vitest'
import {
  permissionKey,
  PermissionTree,
  type PermissionNode,
} from '../../../src/renderer/views/permissions/permission-tree'
import type { PermissionRow } from '../../../src/shared/schemas/access'

interface Given {
  includes?: string[]
  assignable?: boolean | null
  category?: string
  app?: string
}

function rows(given: Record<string, Given>): PermissionRow[] {
  return Object.entries(given).map(([id, { includes = [], assignable, category, app }]) => ({
    id,
    name: id,
    assignable: assignable ?? null,
    ...(category === undefined ? {} : { category: { id: category, name: category } }),
    ...(app === undefined ? {} : { app }),
    includes,
    includedBy: Object.values(given).filter((other) => other.includes?.includes(id)).length,
    roles: 0,
    users: { value: 0, is: 'total' },
    defined: true,
  }))
}
const treeOf = (given: Record<string, Given>): PermissionTree =>
  new PermissionTree(rows(given), 'Rest', (app) => `App ${app}`)
const namesOf = (nodes: readonly PermissionNode[]): string[] => nodes.map(({ name }) => name)

describe('PermissionTree', () => {
  const presence = treeOf({
    Configure: { includes: ['Edit', 'ReadSettings'], assignable: true, category: 'Features' },
    Edit: { includes: ['Read'], assignable: false, category: 'Features' },
    Read: { assignable: false, category: 'Features' },
    ReadSettings: { assignable: false, category: 'Features' },
    Alone: { assignable: false },
  })
  const features = presence.roots[0]!

  it('groups by category, and has a group for the rest', () => {
    expect(namesOf(presence.roots)).toEqual(['Features', 'Rest'])
  })

  it('puts what has no switch below what includes it, and into its group only where nothing does', () => {
    expect(namesOf(presence.childrenOf(features))).toEqual(['Configure'])
    const configure = presence.childrenOf(features)[0]!
    expect(namesOf(presence.childrenOf(configure))).toEqual(['Edit', 'ReadSettings'])
    expect(namesOf(presence.childrenOf(presence.roots[1]!))).toEqual(['Alone'])
  })

  it('finds the shortest way to a permission', () => {
    expect(namesOf(presence.wayTo('Read'))).toEqual(['Features', 'Configure', 'Edit', 'Read'])
    expect(presence.wayTo('nothing')).toEqual([])
  })

  it('finds by name or id, and all that lead there', () => {
    const { matches, leading } = presence.search('READS')
    expect([...matches]).toEqual(['ReadSettings'])
    expect([...leading]).toEqual(['Configure'])
  })

  it('ends where inclusions go in a circle', () => {
    const circle = treeOf({
      A: { includes: ['B'], assignable: true, category: 'X' },
      B: { includes: ['A'], assignable: true, category: 'X' },
    })
    const a = circle.childrenOf(circle.roots[0]!)[0]!
    const b = circle.childrenOf(a)[0]!
    expect(b.name).toBe('B')
    expect(circle.childrenOf(b)).toEqual([])
    expect([...circle.search('a').leading].sort()).toEqual(['A', 'B'])
    expect(namesOf(circle.wayTo('B'))).toEqual(['X', 'B'])
  })

  it('keeps permissions of different apps apart, though their ids are the same', () => {
    const tree = new PermissionTree(
      [...rows({ p1: { app: 'wind' } }), ...rows({ p1: { app: 'solar' } })],
      'Rest',
      (app) => `App ${app}`,
    )
    expect(namesOf(tree.roots)).toEqual(['App solar', 'App wind'])
    expect(permissionKey({ id: 'p1', app: 'wind' })).toBe('wind/p1')
    expect(namesOf(tree.wayTo('wind/p1'))).toEqual(['App wind', 'p1'])
  })
})
