import { expect, test } from 'vitest'
import { sideOfText } from '../../../src/main/cli/side-text'

test.each([
  ['Front Desk', 'Front Desk'],
  ['anna@acme.example', 'anna@acme.example'],
  ['Acme Asia::Front Desk', { subject: 'Front Desk', account: 'Acme Asia' }],
  ['Acme Asia@3::Front Desk', { subject: 'Front Desk', account: 'Acme Asia', at: '3' }],
  ['@2026-11-01::Front Desk', { subject: 'Front Desk', at: '2026-11-01' }],
  ['@2026-11-01T09:12:00Z::Front Desk', { subject: 'Front Desk', at: '2026-11-01T09:12:00Z' }],
  // An account can be called like an address, and a role can have colons of its own.
  ['it@acme.example::Front Desk', { subject: 'Front Desk', account: 'it@acme.example' }],
  ['it@acme.example@7::1', { subject: '1', account: 'it@acme.example', at: '7' }],
  ['Acme::Sales::Europe', { subject: 'Sales::Europe', account: 'Acme' }],
  ['::Sales::Europe', 'Sales::Europe'],
])('a side is typed as %s', (text, side) => {
  expect(sideOfText(text)).toEqual(side)
})
