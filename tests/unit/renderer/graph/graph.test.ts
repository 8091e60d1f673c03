import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  graphParameters,
  graphPlaceOf,
  keyOf,
  referenceOf,
  type GraphPlace,
} from '../../../../src/renderer/views/graph/graph-address'
import {
  alongRoutes,
  graphModel,
  graphText,
  throughItem,
} from '../../../../src/renderer/views/graph/graph-model'
import { connectionsOf, listRoots, textOf } from '../../../../src/renderer/views/graph/graph-rows'
import { graphScene, placesBefore } from '../../../../src/renderer/views/graph/graph-scene'
import { StepHistory } from '../../../../src/renderer/views/graph/step-history'
import { Trait } from '../../../../src/renderer/canvas/scene'
import type { GraphNode, Neighbourhood, NodeReference } from '../../../../src/shared/schemas/graph'

const id = fc.string({ minLength: 1 }).filter((text) => !text.includes('/'))
const reference: fc.Arbitrary<NodeReference> = fc.oneof(
  fc.record({ kind: fc.constantFrom('user', 'role', 'permission'), id }),
  fc.record({ kind: fc.constantFrom('permission', 'menu-group', 'menu'), id, app: id }),
)
const references = fc
  .array(reference, { maxLength: 5 })
  .map((list) => [...new Map(list.map((one) => [keyOf(one), one])).values()])
const place: fc.Arbitrary<GraphPlace> = fc.record({
  focus: references,
  hops: fc.integer({ min: 1, max: 4 }),
  direction: fc.constantFrom('above', 'below', 'both', 'any'),
  app: fc.option(id, { nil: undefined }),
  unfolded: fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 3 }),
  expanded: references,
  hidden: references,
  only: references,
  onlyGroups: fc.uniqueArray(
    fc.string({ minLength: 1 }).map((key) => `group:${key}`),
    { maxLength: 3 },
  ),
  pinned: fc
    .array(fc.tuple(reference.map(keyOf), fc.integer({ min: -900, max: 900 })), { maxLength: 3 })
    .map((pins) => new Map(pins)),
})

describe('the address', () => {
  it('brings back every place as it was', () => {
    fc.assert(
      fc.property(place, (there) => {
        const text = new URLSearchParams(
          Object.entries(graphParameters(there)).filter(([, value]) => value !== ''),
        ).toString()
        expect(graphPlaceOf(Object.fromEntries(new URLSearchParams(text)))).toEqual(there)
      }),
    )
  })

  it('names nodes as answers do, and takes what was mistyped for nothing', () => {
    expect(referenceOf('permission:portal/alarms:edit')).toEqual({
      kind: 'permission',
      app: 'portal',
      id: 'alarms:edit',
    })
    expect(referenceOf('user:a/b')).toEqual({ kind: 'user', id: 'a/b' })
    expect(referenceOf('group:user:x')).toBeUndefined()
    expect(referenceOf('nonsense')).toBeUndefined()
    const mistyped = graphPlaceOf({ hops: '99', direction: 'up', pinned: 'x', focus: 'role:,y' })
    expect(mistyped).toMatchObject({ hops: 2, direction: 'both', focus: [] })
    expect(mistyped.pinned.size).toBe(0)
  })
})

describe('steps', () => {
  it('go back and forward as a list of all places says', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.integer({ min: 0, max: 99 }), fc.constantFrom('undo', 'redo'))),
        (moves) => {
          const steps = new StepHistory<number>()
          let now = -1
          const all = [-1]
          let at = 0
          for (const move of moves) {
            if (move === 'undo') {
              now = steps.undo(now) ?? now
              at = Math.max(0, at - 1)
            } else if (move === 'redo') {
              now = steps.redo(now) ?? now
              at = Math.min(all.length - 1, at + 1)
            } else if (typeof move === 'number') {
              steps.made(now)
              now = move
              all.splice(at + 1, Infinity, move)
              at++
            }
            expect(now).toBe(all[at])
            expect([steps.canUndo, steps.canRedo]).toEqual([at > 0, at < all.length - 1])
          }
        },
      ),
    )
  })
})

const node = (kind: GraphNode['kind'], named: string, tier: number, more = {}): GraphNode => ({
  key: `${kind}:${named}`,
  kind,
  id: named,
  name: named,
  tier,
  focus: false,
  whole: true,
  above: { value: 1, is: 'total' },
  below: { value: 1, is: 'total' },
  ...more,
})

/** Anna and twelve others hold Desk, which lists Write; Write includes Read; Night lists Read too. */
const answer: Neighbourhood = {
  snapshot: { id: 1, takenAt: null, at: '2026-01-01T00:00:00Z', status: 'whole', notWhole: 0 },
  nodes: [
    node('user', 'Anna', 0, { status: 'Disabled' }),
    node('role', 'Desk', 1, { focus: true, standard: false, whole: false }),
    node('role', 'Night', 1, { standard: null }),
    node('permission', 'Write', 2, { assignable: true }),
    node('permission', 'Read', 3, { assignable: false }),
  ],
  groups: [
    {
      key: 'group:user:x',
      kind: 'user',
      tier: 0,
      count: { value: 12, is: 'total' },
      alike: true,
      examples: [],
    },
  ],
  edges: [
    { from: 'user:Anna', to: 'role:Desk', kind: 'holds', count: 1 },
    { from: 'group:user:x', to: 'role:Desk', kind: 'holds', count: 12 },
    { from: 'role:Desk', to: 'permission:Write', kind: 'lists', count: 1 },
    { from: 'permission:Write', to: 'permission:Read', kind: 'includes', count: 1 },
    { from: 'role:Night', to: 'permission:Read', kind: 'lists', count: 1 },
  ],
  notDrawn: [],
  missing: [],
  limits: [],
}
const model = graphModel(answer)
const count = model.items.length
const scene = graphScene(
  model,
  {
    x: Float32Array.from(model.items, ({ tier }) => tier * 300),
    y: Float32Array.from(model.items, (_, number) => (count - number) * 30),
    width: new Float32Array(count).fill(100),
    crossings: 0,
  },
  new Map([['role:Desk', 60]]),
)
const labelsOf = (flags: Uint8Array): string[] =>
  model.items.flatMap(({ label }, number) => (flags[number] === 1 ? [label] : []))

describe('a picture', () => {
  it('lights all that is on a path through a node and nothing else', () => {
    const { edges, nodes } = throughItem(model, model.numberOf.get('role:Desk')!)
    expect(labelsOf(nodes)).toEqual(['Anna', 'Desk', 'Write', 'Read', '+12 users'])
    expect([...edges]).toEqual([1, 1, 1, 1, 0])
    expect(labelsOf(throughItem(model, model.numberOf.get('role:Night')!).nodes)).toEqual([
      'Night',
      'Read',
    ])
  })

  it('lights the nodes of routes and what lies between them', () => {
    const { edges } = alongRoutes(model, new Set(['role:Night', 'permission:Read', 'gone:x']))
    expect([...edges]).toEqual([0, 0, 0, 0, 1])
  })

  it('says by shape what a node is', () => {
    const traits = (key: string): number => scene.traits[model.numberOf.get(key)!]!
    expect(traits('user:Anna')).toBe(Trait.full | Trait.disabled)
    expect(traits('role:Desk')).toBe(Trait.focus | Trait.notWhole | Trait.pinned)
    expect(traits('role:Night')).toBe(Trait.open)
    expect(traits('permission:Write')).toBe(Trait.full)
    expect(traits('permission:Read')).toBe(0)
    expect(traits('group:user:x')).toBe(Trait.full | Trait.group)
  })

  it('knows where what stays has stood', () => {
    const next = graphModel({ ...answer, groups: [], nodes: answer.nodes.slice(1) })
    const places = placesBefore(next, { model, scene })
    expect(places?.kept).toBe(4)
    expect([...places!.y]).toEqual([...scene.y.subarray(1, 5)])
  })

  it('is copied as lines of text', () => {
    expect(graphText(model).split('\n')).toEqual([
      'Anna\tholds\tDesk',
      '+12 users\tholds\tDesk\t× 12',
      'Desk\tlists\tWrite',
      'Write\tincludes\tRead',
      'Night\tlists\tRead',
    ])
  })
})

describe('the list', () => {
  it('has every node once, in the order of the picture, with its connections both ways', () => {
    const roots = listRoots(model, scene)
    expect(roots.map(textOf)).toEqual(['Users', 'Roles', 'Permissions', 'Included permissions'])
    expect(roots.map((root) => connectionsOf(model, root).map(textOf))).toEqual([
      ['+12 users', 'Anna'],
      ['Night', 'Desk'],
      ['Write'],
      ['Read'],
    ])
    const desk = connectionsOf(model, roots[1]!)[1]!
    expect(
      connectionsOf(model, desk).map((line) =>
        line.kind === 'edge' ? `${line.words} ${textOf(line)}` : '',
      ),
    ).toEqual(['held by Anna', 'held by +12 users', 'lists Write'])
  })
})
