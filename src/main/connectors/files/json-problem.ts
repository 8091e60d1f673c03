/**
 * Says what is wrong with a text that is no JSON, and where. Only asked once `JSON.parse` has failed:
 * its own messages name no place for a cut file, and quote the content, which may be private.
 */
const SPACE = /[ \t\r\n]*/y
/** From the space on, without quote and backslash. */
const STRING_PART = /[ !#-[\]-\uffff]*/y
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const WORD = /[A-Za-z_$][\w$]*/y

class Fault extends Error {
  constructor(
    readonly at: number,
    readonly text: string,
    readonly cutOff: boolean,
  ) {
    super(text)
  }
}

type Open = '{' | '['

/** Walks the text as a JSON reader would; a loop, so that no depth is too deep. */
class Walk {
  private at = 0
  private readonly open: Open[] = []

  constructor(private readonly text: string) {}

  run(): Fault | undefined {
    try {
      this.value()
      this.space()
      if (this.at < this.text.length) {
        throw new Fault(
          this.at,
          'a second value begins; one JSON answer a file, or several in a JSON list',
          false,
        )
      }
      return undefined
    } catch (thrown) {
      if (thrown instanceof Fault) return thrown
      throw thrown
    }
  }

  private skip(pattern: RegExp): string {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)?.[0] ?? ''
    this.at += found.length
    return found
  }

  private space(): void {
    this.skip(SPACE)
  }

  private end(inside: string): never {
    throw new Fault(this.text.length, inside, true)
  }

  private inside(): string {
    const innermost = this.open.at(-1)
    if (innermost === undefined) return 'a value'
    return innermost === '{' ? 'an object' : 'a list'
  }

  private unexpected(expected: string): never {
    if (this.at >= this.text.length) this.end(this.inside())
    const character = String.fromCodePoint(this.text.codePointAt(this.at) ?? 0)
    const found = /[\p{C}\p{Z}]/u.test(character)
      ? `the character U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
      : `"${character}"`
    throw new Fault(this.at, `${found} where ${expected} was expected`, false)
  }

  private value(): void {
    let wantsValue = true
    do {
      if (wantsValue) wantsValue = this.beginValue()
      else wantsValue = this.afterValue()
    } while (wantsValue || this.open.length > 0)
  }

  /** True where a container was opened and its first value has to follow. */
  private beginValue(): boolean {
    this.space()
    const character = this.text[this.at]
    if (character === '{') {
      this.at += 1
      this.space()
      this.open.push('{')
      if (this.text[this.at] === '}') return this.close()
      this.key('a field name or "}"')
      return true
    }
    if (character === '[') {
      this.at += 1
      this.space()
      this.open.push('[')
      return this.text[this.at] === ']' ? this.close() : true
    }
    if (character === '"') this.string()
    else this.literal()
    return false
  }

  private close(): false {
    this.open.pop()
    this.at += 1
    return false
  }

  /** True where another value has to follow. */
  private afterValue(): boolean {
    this.space()
    const innermost = this.open.at(-1)
    if (innermost === undefined) return false
    const character = this.text[this.at]
    if (character === ',') {
      this.at += 1
      if (innermost === '{') {
        this.space()
        this.key('a field name')
      }
      return true
    }
    const closing = innermost === '{' ? '}' : ']'
    if (character !== closing) this.unexpected(`"," or "${closing}"`)
    return this.close()
  }

  private key(expected: string): void {
    if (this.text[this.at] !== '"') this.unexpected(expected)
    this.string()
    this.space()
    if (this.text[this.at] !== ':') this.unexpected('":"')
    this.at += 1
  }

  private string(): void {
    const start = this.at
    this.at += 1
    for (;;) {
      this.skip(STRING_PART)
      const character = this.text[this.at]
      if (character === undefined) this.end('a text')
      if (character === '"') break
      if (character === '\\') {
        const escape = this.text.slice(this.at, this.at + 6)
        if (/^\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/.test(escape)) {
          this.at += escape[1] === 'u' ? 6 : 2
        } else if (
          this.at + escape.length >= this.text.length &&
          /^\\(?:u[\da-fA-F]*)?$/.test(escape)
        ) {
          this.end('a text')
        } else throw new Fault(this.at, 'an escape that JSON does not have', false)
      } else {
        throw new Fault(this.at, 'a line break or control character inside a text', false)
      }
    }
    if (this.at > start) this.at += 1
  }

  private literal(): void {
    const start = this.at
    if (start >= this.text.length) this.end(this.inside())
    const word = this.skip(WORD)
    if (word !== '') {
      if (word === 'true' || word === 'false' || word === 'null') return
      const atEnd = this.at >= this.text.length
      if (atEnd && ['true', 'false', 'null'].some((whole) => whole.startsWith(word))) {
        this.end('a value')
      }
      throw new Fault(start, `the word ${word.slice(0, 20)} where a value was expected`, false)
    }
    if (this.skip(NUMBER) !== '') return
    if (this.text[this.at] === '-' && this.at + 1 >= this.text.length) this.end('a number')
    this.unexpected('a value')
  }
}

/** Line and column from 1; columns count characters as an editor does. */
export function placeOf(text: string, offset: number): { line: number; column: number } {
  let line = 1
  let start = 0
  for (;;) {
    const next = text.indexOf('\n', start)
    if (next === -1 || next >= offset) return { line, column: offset - start + 1 }
    line += 1
    start = next + 1
  }
}

/** What the text looks like instead, where it is no attempt at JSON. */
function lookalike(text: string): string | undefined {
  const start = text.trimStart().slice(0, 200)
  if (start === '') return 'empty: it has only white space; save the answer again'
  if (/^<(?:!doctype html|html|head|body)\b/i.test(start)) {
    return 'an HTML page, not an API answer; probably an error or sign-in page that was saved'
  }
  if (start.startsWith('<')) return 'XML, not JSON; ask the API for application/json'
  if (/^HTTP\/[\d.]+ \d{3}/.test(start)) {
    return 'an answer with its HTTP headers (curl -i); save only the body'
  }
  return /^(?:["[{\d-]|true\b|false\b|null\b)/.test(start) ? undefined : 'plain text, not JSON'
}

export function jsonProblem(text: string): string {
  const instead = lookalike(text)
  if (instead !== undefined) return `This is ${instead} (line 1 column 1).`
  const fault = new Walk(text).run()
  if (fault === undefined) return 'This is no JSON that can be read.'
  const { line, column } = placeOf(text, fault.at)
  return fault.cutOff
    ? `It ends in the middle of ${fault.text} at line ${line} column ${column}; the file is cut off, save it again.`
    : `This is not JSON: line ${line} column ${column} has ${fault.text}. Save the answer again as the API gave it.`
}
