import { expect, test } from 'vitest'
import { markdownText } from '../../../src/shared/markdown'

test.each([
  ['Front Desk', 'Front Desk'],
  ['*bold* `code` [a](b) <i>', '\\*bold\\* \\`code\\` \\[a\\](b) \\<i\\>'],
  ['snake_case _word_', 'snake_case \\_word\\_'],
  ['# heading', '\\# heading'],
  ['- item', '\\- item'],
  ['1. item', '1\\. item'],
  ['one\n\n# two', 'one # two'],
  ['abc\u202Efed', 'abc fed'],
])('%j is shown as it is', (text, shown) => {
  expect(markdownText(text)).toBe(shown)
})
