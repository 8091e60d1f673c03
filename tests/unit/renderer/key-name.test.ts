import { expect, test } from 'vitest'
import { keyName } from '../../../src/renderer/state/key-name'

test.each([
  ['a Latin letter is itself, wherever it stands', { key: 'k', code: 'KeyT' }, 'k'],
  ['a letter of another script is that of its place', { key: 'о', code: 'KeyJ' }, 'j'],
  ['with Shift it is a capital', { key: 'Я', code: 'KeyZ' }, 'Z'],
  ['brackets under letters are found', { key: 'х', code: 'BracketLeft' }, '['],
  ['and the other', { key: 'ъ', code: 'BracketRight' }, ']'],
  ['a sign stays what is written, not what would stand there', { key: '.', code: 'Slash' }, '.'],
  ['keys without a letter keep their name', { key: 'ArrowDown', code: 'ArrowDown' }, 'ArrowDown'],
  ['a letter without a place stays', { key: 'é', code: '' }, 'é'],
])('%s', (_, event, name) => {
  expect(keyName(event)).toBe(name)
})
