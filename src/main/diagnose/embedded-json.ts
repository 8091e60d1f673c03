/** Finds JSON objects in running text, also where the text is itself a piece of a JSON string. */

/** An error body is small; what does not close within this is no JSON object. */
const LONGEST_OBJECT = 256 * 1024

/** Position after the brace that closes the one at `start`, or -1. */
function endOfObject(text: string, start: number): number {
  const limit = Math.min(text.length, start + LONGEST_OBJECT)
  let depth = 0
  let inString = false
  for (let index = start; index < limit; index += 1) {
    const character = text.charCodeAt(index)
    if (inString) {
      if (character === 0x5c) index += 1
      else if (character === 0x22) inString = false
    } else if (character === 0x22) inString = true
    else if (character === 0x7b) depth += 1
    else if (character === 0x7d) {
      depth -= 1
      if (depth === 0) return index + 1
    }
  }
  return -1
}

/** `{\"errorCode\":…`: the object is inside a JSON string, which ends at the first bare quote. */
const ESCAPED_OBJECT = /\{\s*(?:\\[nrt]\s*)*\\+"/y

function unescaped(text: string, start: number): { value: string; end: number } | undefined {
  ESCAPED_OBJECT.lastIndex = start
  if (!ESCAPED_OBJECT.test(text)) return undefined
  const limit = Math.min(text.length, start + LONGEST_OBJECT)
  let end = start
  while (end < limit && text[end] !== '"') end += text[end] === '\\' ? 2 : 1
  try {
    return { value: JSON.parse(`"${text.slice(start, end)}"`) as string, end }
  } catch {
    return undefined
  }
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * The outermost JSON objects; a piece of a JSON string comes back as the string that it stands for.
 * @param work how many characters may still be looked at, in this text and in all others of one search;
 * what is looked at is taken off
 * @param onCut called where the rest of the text is left out, because it is too much work
 */
export function* objectsIn(
  text: string,
  work: { left: number },
  onCut: () => void,
): Generator<{ value: unknown; start: number; end: number }> {
  let start = text.indexOf('{')
  while (start !== -1 && work.left > 0) {
    const string = unescaped(text, start)
    const end = string?.end ?? endOfObject(text, start)
    work.left -= (end === -1 ? Math.min(text.length - start, LONGEST_OBJECT) : end - start) + 1
    const value = string?.value ?? (end === -1 ? undefined : parse(text.slice(start, end)))
    if (value !== undefined) yield { value, start, end }
    start = text.indexOf('{', value === undefined ? start + 1 : Math.max(end, start + 1))
  }
  if (start !== -1) onCut()
}
