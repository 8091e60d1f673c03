import { expect, test } from 'vitest'
import { xmlText } from '../../../src/renderer/canvas/xml-text'

test('what XML has no letter for becomes a sign that says so, and all else stays', () => {
  expect(xmlText('a\u0000b\u001fc\ud800d\uffffe')).toBe('a\ufffdb\ufffdc\ufffdd\ufffde')
  expect(() => encodeURIComponent(xmlText('half \udc00'))).not.toThrow()
  expect(xmlText('tab\tline\n名 \u{1f600}')).toBe('tab\tline\n名 \u{1f600}')
})
