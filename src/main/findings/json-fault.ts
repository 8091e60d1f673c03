/** Where a text stops being JSON: V8 does not always say. */

const space = /[ \t\n\r]*/y
const scalar =
  // eslint-disable-next-line no-control-regex -- JSON forbids exactly these within a string
  /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y

/** @returns the place (from 0) of the first character that does not fit; the length where the end comes too soon */
export function jsonFault(text: string): number {
  let at = 0
  const skip = (what: RegExp): boolean => {
    what.lastIndex = at
    const met = what.test(text)
    if (met) at = what.lastIndex
    return met
  }
  const take = (character: string): boolean => {
    skip(space)
    if (text[at] !== character) return false
    at++
    return true
  }
  // Brackets that are open, and whether a value, a key, or what comes after a value is next.
  const open: ('{' | '[')[] = []
  let next: 'value' | 'key' | 'after' = 'value'
  for (;;) {
    skip(space)
    if (next === 'after') {
      const inside = open.at(-1)
      if (inside === undefined) return at
      if (take(',')) next = inside === '{' ? 'key' : 'value'
      else if (take(inside === '{' ? '}' : ']')) open.pop()
      else return at
      continue
    }
    if (next === 'key') {
      if (text[at] !== '"' || !skip(scalar) || !take(':')) return at
      next = 'value'
      continue
    }
    if (take('{')) {
      open.push('{')
      next = take('}') ? (open.pop(), 'after') : 'key'
    } else if (take('[')) {
      open.push('[')
      next = take(']') ? (open.pop(), 'after') : 'value'
    } else if (skip(scalar)) {
      next = 'after'
    } else return at
  }
}
