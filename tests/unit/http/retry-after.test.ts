import { expect, it } from 'vitest'
import { retryAfter } from '../../../src/main/http/retry-after'

const now = Date.parse('2026-03-01T12:00:00.700Z')
const of = (headers: Record<string, string>) => retryAfter(new Headers(headers), now)

it.each([
  [{}, undefined],
  [{ 'retry-after': '60' }, 60_000],
  [{ 'retry-after': ' 5 ' }, 5_000],
  // Whole seconds say less than a second as 0.
  [{ 'retry-after': '0' }, 1_000],
  [{ 'retry-after': '99999999999' }, 86_400_000],
  [{ 'retry-after': '-5' }, undefined],
  [{ 'retry-after': '1.5' }, undefined],
  [{ 'retry-after': 'soon' }, undefined],
  [{ 'retry-after': '' }, undefined],
  // By the server's clock where it tells it, with the fraction of a second that dates lose.
  [
    {
      'retry-after': 'Sun, 01 Mar 2026 09:00:30 GMT',
      date: 'Sun, 01 Mar 2026 09:00:00 GMT',
    },
    31_000,
  ],
  [{ 'retry-after': 'Sun, 01 Mar 2026 12:00:30 GMT' }, 30_300],
  [{ 'retry-after': 'Sun, 01 Mar 2026 11:00:00 GMT' }, 1_000],
])('%j', (headers, milliseconds) => {
  expect(of(headers as Record<string, string>)).toBe(milliseconds)
})
