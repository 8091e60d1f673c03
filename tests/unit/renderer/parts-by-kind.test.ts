import { expect, it } from 'vitest'
import { partsByKind } from '../../../src/renderer/views/import/parts-by-kind'
import type { Part } from '../../../src/shared/schemas/common'

const part = (kind: Part['kind'], status: Part['status'], reason?: string): Part => ({
  kind,
  subject: '',
  status,
  takenAt: null,
  count: 1,
  ...(reason === undefined ? {} : { reason }),
})

it('makes one line of each kind and status, what is not whole first', () => {
  const groups = partsByKind([
    part('user', 'whole'),
    part('user', 'whole'),
    part('user-list', 'partial', 'page 2 missing'),
    part('user', 'refused', 'CMN-408'),
    part('user', 'refused', 'another'),
  ])
  expect(groups).toEqual([
    { kind: 'user-list', status: 'partial', number: 1, reason: 'page 2 missing' },
    { kind: 'user', status: 'refused', number: 2, reason: 'CMN-408' },
    { kind: 'user', status: 'whole', number: 2, reason: undefined },
  ])
})

it('has no lines of no parts', () => {
  expect(partsByKind([])).toEqual([])
})
