import { describe, expect, test } from 'vitest'
import type { FoundThings } from '../../../src/shared/schemas/find'
import { cli } from './fake-core'
import { account, answers, brief, summary } from './samples'

const found: FoundThings = {
  snapshot: brief,
  total: 31,
  groups: [
    {
      kind: 'user',
      total: 30,
      hits: [
        {
          kind: 'user',
          id: '63001',
          name: { text: 'Anna Meyer', found: [[0, 4]] },
          details: [{ text: '1042', found: [] }],
          how: 'prefix',
        },
      ],
    },
    {
      kind: 'menu-group',
      total: 1,
      hits: [
        {
          kind: 'menu-group',
          id: 'g',
          app: { id: 'a', name: 'Wind' },
          name: { text: 'Amna', found: [[0, 4]] },
          details: [],
          how: 'typo',
        },
      ],
    },
  ],
  notWhole: ['user'],
}
const nothing: FoundThings = { ...found, total: 0, groups: [], notWhole: [] }

describe('find', () => {
  test('lists hits of all kinds, says how many more and what was not read', async () => {
    const {
      core,
      exit,
      stdout: out,
    } = await cli(['find', 'anna', '--limit', '2'], {
      ...answers,
      'find.ask': () => found,
    })
    expect(exit).toBe(0)
    expect(core.inputOf('find.ask')).toMatchObject({ text: 'anna', limit: 2 })
    expect(out).toMatch(/user +Anna Meyer +63001 +1042/)
    expect(out).toMatch(/menu group +Amna +g +Wind +mistyped\?/)
    expect(out).toContain('30 users; 2 are shown')
    expect(out).toContain('not all users were read')
  })

  test('prints the answer as it is under --json', async () => {
    const { json } = await cli(['find', 'anna', '--json'], { ...answers, 'find.ask': () => found })
    expect(json).toEqual(found)
  })

  test('nothing found is 3, and 4 where not all was read', async () => {
    const ask = (answer: FoundThings) =>
      cli(['find', 'x'], { ...answers, 'find.ask': () => answer })
    expect((await ask(nothing)).exit).toBe(3)
    expect((await ask({ ...nothing, notWhole: ['user'] })).exit).toBe(4)
  })
})

describe('describe', () => {
  const told = {
    ...answers,
    'accounts.list': () => ({ accounts: [{ ...summary(), client: 'Acme', colour: 'teal' }] }),
    'accounts.describe': () => ({ ...account, client: 'Zeta', colour: 'teal' }),
  }

  test('changes what is given and keeps the rest', async () => {
    const { core, stdout: out } = await cli(['describe', account.name, '--client', 'Zeta'], told)
    expect(core.inputOf('accounts.describe')).toEqual({
      account: account.name,
      client: 'Zeta',
      colour: 'teal',
    })
    expect(out).toContain('of the client “Zeta”; its colour is teal')
  })

  test('takes a colour away', async () => {
    const { core } = await cli(['describe', account.name, '--colour', 'none'], told)
    expect(core.inputOf('accounts.describe')).toEqual({ account: account.name, client: 'Acme' })
  })

  test('needs something to say', async () => {
    expect((await cli(['describe', account.name], told)).exit).toBe(2)
  })

  test('accounts shows the client', async () => {
    const { stdout: out } = await cli(['accounts'], told)
    expect(out).toMatch(/client[\s\S]*Acme/)
  })
})
