import { expect, test } from 'vitest'
import { inWords } from '../../../src/main/connections/failures'
import { localeOf } from '../../../src/main/connections/given'
import { HttpFailure } from '../../../src/main/http/types'

test('a failed request becomes an error with a way on, and nothing else is touched', () => {
  const silent = new HttpFailure('timeout', 'The server at example.com did not answer.')
  expect(inWords(silent)).toMatchObject({
    code: 'server-unreachable',
    message: 'The server at example.com did not answer.',
    hint: expect.stringContaining('try again') as string,
  })
  expect(inWords(new HttpFailure('server-error', 'It failed (500).', 500))).toMatchObject({
    code: 'server-failed',
    message: 'It failed (500).',
  })
  const other = new Error('something else')
  expect(inWords(other)).toBe(other)
})

test('languages are taken as BCP 47 spells them', () => {
  expect(localeOf(undefined)).toBe('en-US')
  expect(localeOf('DE-de')).toBe('de-DE')
  for (const nonsense of ['', 'no language', 'en_US\r\nX-Injected: 1']) {
    expect(() => localeOf(nonsense)).toThrow('is no language')
  }
})
