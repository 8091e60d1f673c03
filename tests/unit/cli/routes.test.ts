import { describe, expect, test } from 'vitest'
import type { Output } from '../../../src/shared/contract'
import type { FindHit } from '../../../src/shared/schemas/find'
import { cli } from './fake-core'
import { answers, brief } from './samples'

type Routes = Output<'graph', 'routes'>
const anna = { kind: 'user', id: '1042', name: 'Anna' } as const
const read = { kind: 'permission', id: 'Read', name: 'Read presence' } as const

const found = (answer: Routes['answer'], routes: number, total = routes): Routes => ({
  snapshot: brief,
  from: anna,
  to: read,
  answer,
  total: { value: total, is: 'total' },
  routes: Array.from({ length: routes }, (_, at) => ({
    steps: [anna, { ...read, edge: 'direct' as const }],
    text: `Way number ${at}.`,
  })),
  nodes: [],
  sentences: ['So it is.'],
  missing: [],
})

const hit = (kind: FindHit['kind'], id: string, more: Partial<FindHit> = {}): FindHit => ({
  kind,
  id,
  name: { text: id, found: [] },
  details: [],
  how: 'exact',
  ...more,
})

/** A core that finds these by any name. */
const finding = (...hits: FindHit[]) => ({
  ...answers,
  'graph.routes': () => found('yes', 1),
  'find.ask': () => ({
    snapshot: brief,
    total: hits.length,
    groups: hits.map((one) => ({ kind: one.kind, total: 1, hits: [one] })),
    notWhole: [],
  }),
})

describe('routes', () => {
  test.each([
    ['yes', 0],
    ['no', 3],
    ['unknown', 4],
  ] as const)('%s ends with %i, with and without --json', async (answer, code) => {
    const given = { ...answers, 'graph.routes': () => found(answer, answer === 'yes' ? 2 : 0) }
    const words = ['routes', 'user:Anna', 'permission:Read']
    const human = await cli(words, given)
    const machine = await cli([...words, '--json'], given)
    expect([human.exit, machine.exit]).toEqual([code, code])
    expect(machine.json).toEqual(found(answer, answer === 'yes' ? 2 : 0))
    expect(human.stdout).toContain('So it is.')
    expect(human.stdout.includes('2. Way number 1.')).toBe(answer === 'yes')
  })

  test('says of a page which it is, and how many more there are', async () => {
    const given = { ...answers, 'graph.routes': () => found('yes', 2, 1_205) }
    const words = ['routes', 'user:Anna', 'permission:Read', '--offset', '3', '--limit', '2']
    const { core, stdout } = await cli(words, given)
    expect(core.inputOf('graph.routes')).toMatchObject({ offset: 3, limit: 2 })
    expect(stdout).toContain('4. Way number 0.')
    expect(stdout).toContain('1,200 more')
  })

  test('what is named with its kind is asked for as it is, with the app where it has one', async () => {
    const words = ['routes', 'role:Front: Desk', 'menu:home', '--app', 'Wind']
    const { core } = await cli(words, { ...answers, 'graph.routes': () => found('yes', 1) })
    expect(core.inputOf('graph.routes')).toMatchObject({
      from: { kind: 'role', id: 'Front: Desk' },
      to: { kind: 'menu', id: 'home', app: 'Wind' },
    })
  })

  test('a name alone is what has exactly that name', async () => {
    const hits = [
      hit('role', '20', { how: 'prefix' }),
      hit('permission', 'P', { app: { id: 'a', name: 'A' } }),
    ]
    const { core } = await cli(['routes', 'user:1', 'Operate'], finding(...hits))
    expect(core.inputOf('graph.routes')).toMatchObject({
      to: { kind: 'permission', id: 'P', app: 'a' },
    })
  })

  test('a name of several is refused with all of them, a name of none with what to do', async () => {
    const several = await cli(
      ['routes', 'user:1', 'Desk'],
      finding(hit('role', '7'), hit('user', '8')),
    )
    expect(several.exit).toBe(2)
    expect(several.stderr).toContain('role:7, user:8')
    const none = await cli(
      ['routes', 'user:1', 'Desk'],
      finding(hit('role', '7', { how: 'inside' })),
    )
    expect(none.exit).toBe(1)
    expect(none.stderr).toContain('permiscope find')
  })

  test('a code of several apps is told apart by --app', async () => {
    const hits = ['a', 'b'].map((id) => hit('permission', 'P', { app: { id, name: id } }))
    const words = ['routes', 'user:1', 'P']
    expect((await cli(words, finding(...hits))).exit).toBe(2)
    const { core, exit } = await cli([...words, '--app', 'B'], finding(...hits))
    expect(exit).toBe(0)
    expect(core.inputOf('graph.routes')).toMatchObject({ to: { id: 'P', app: 'B' } })
  })
})
