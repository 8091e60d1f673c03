/** What is being typed in a filter: the term at the caret, and what it becomes. */

export interface TypedTerm {
  /** Where it stands in the text. */
  start: number
  end: number
  negated: boolean
  /** Absent while no colon was typed. */
  key?: string
  /** What of the value, or of the key, stands before the caret. */
  begins: string
}

export interface Suggestion {
  /** Takes the term's place, without its minus. A key ends with its colon and is typed on. */
  text: string
  /** What it is or means. */
  note?: string
}

export function termAt(text: string, caret: number): TypedTerm {
  let start = 0
  let quoted = false
  for (let at = 0; at < caret; at++) {
    if (text[at] === '"') quoted = !quoted
    else if (!quoted && /\s/u.test(text[at]!)) start = at + 1
  }
  let end = caret
  while (end < text.length && (quoted || !/\s/u.test(text[end]!))) {
    if (text[end] === '"') quoted = !quoted
    end += 1
  }
  const typed = text.slice(start, caret)
  const negated = typed.startsWith('-')
  const term = negated ? typed.slice(1) : typed
  const [, key, value] = /^([\p{L}-]+):"?([^"]*)/u.exec(term) ?? []
  return {
    start,
    end,
    negated,
    ...(key === undefined ? {} : { key: key.toLowerCase() }),
    begins: key === undefined ? term : value!,
  }
}

/** @returns the whole text, and where the caret goes */
export function completed(
  text: string,
  { end, negated, start }: TypedTerm,
  { text: term }: Suggestion,
): { text: string; caret: number } {
  const typedOn = term.endsWith(':')
  const before = `${text.slice(0, start)}${negated ? '-' : ''}${term}`
  const after = text.slice(end)
  const gap = typedOn || after.startsWith(' ') ? '' : ' '
  return { text: before + gap + after, caret: before.length + (typedOn ? 0 : 1) }
}
