import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addressOf,
  placeOf,
  viewNames,
  type Parameter,
} from '../../../src/renderer/state/router.svelte'

const names: Parameter[] = ['filter', 'sel', 'at', 'sort', 'app', 'user', 'show']
/** Any text, of which an address can hold all but halves of characters. */
const text = fc.string({ unit: 'grapheme', minLength: 1 })

describe('the address of a place', () => {
  it('leads back to the same place, whatever stands in it', () => {
    fc.assert(
      fc.property(
        fc.record({
          account: text,
          view: fc.constantFrom(...viewNames),
          parameters: fc.dictionary(fc.constantFrom(...names), text, { noNullPrototype: true }),
        }),
        (place) => {
          expect(placeOf(addressOf(place))).toEqual(place)
        },
      ),
    )
  })

  it('can be read by a person', () => {
    expect(
      addressOf({
        account: 'abc',
        view: 'users',
        parameters: { filter: 'has:X role:"Front Desk"', sel: 'user:1', sort: '' },
      }),
    ).toBe('#/a/abc/users?filter=has:X+role:"Front+Desk"&sel=user:1')
  })

  it('of Home is short', () => {
    expect(addressOf({ account: undefined, view: 'users', parameters: {} })).toBe('#/')
    expect(placeOf('')).toEqual({ account: undefined, view: 'overview', parameters: {} })
  })

  it('of Home holds what is filtered, and which two accounts stand beside each other', () => {
    const listed = { account: undefined, view: 'overview', parameters: { filter: 'x' } } as const
    expect(addressOf(listed)).toBe('#/?filter=x')
    expect(placeOf('#/?filter=x')).toEqual(listed)
    const beside = { ...listed, beside: true, parameters: { left: 'a', right: 'b' } } as const
    expect(addressOf(beside)).toBe('#/beside?left=a&right=b')
    expect(placeOf('#/beside?left=a&right=b')).toEqual(beside)
  })

  it('is taken as it stands where it was mistyped, and never stops the page', () => {
    expect(placeOf('#/a/%E0%A4%A/users').account).toBe('%E0%A4%A')
    expect(placeOf('#/a/abc/nosuchview')).toMatchObject({ account: 'abc', view: 'overview' })
    expect(placeOf('#/a/abc/users?filter=a?b').parameters.filter).toBe('a?b')
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (hash) => void placeOf(`#/a/${hash}`)))
  })
})
