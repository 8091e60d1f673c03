import { expect, it } from 'vitest'
import { permissionsBeside } from '../../../src/renderer/views/home/two-accounts'

type List = Parameters<typeof permissionsBeside>[0]

const list = (is: 'total' | 'atLeast', ...ids: [id: string, app?: string][]): List =>
  ({
    all: { value: ids.length, is },
    permissions: ids.map(([id, app]) => ({ id, name: id, ...(app === undefined ? {} : { app }) })),
  }) as unknown as List

it('tells what only one has, by id and app', () => {
  const beside = permissionsBeside(
    list('total', ['Read'], ['Edit'], ['P', 'a']),
    list('total', ['Read'], ['P', 'b']),
  )
  expect(beside.inBoth).toBe(1)
  expect(beside.left.permissions.map(({ id }) => id)).toEqual(['Edit', 'P'])
  expect(beside.right.permissions.map(({ id, app }) => `${app} ${id}`)).toEqual(['b P'])
})

it('is only certain where the other was read whole', () => {
  const { left, right } = permissionsBeside(list('total', ['Read']), list('atLeast', ['Edit']))
  expect(left.certain).toBe(false)
  expect(right.certain).toBe(true)
})
