/** How many columns of a terminal a text takes: CJK and emoji take two, combining marks none. */
const segmenter = new Intl.Segmenter()
const plain = /^[ -~]*$/
const nothing = /^[\p{Mark}\p{Default_Ignorable_Code_Point}]+$/u
const halfWidth = /^[\uff61-\uffdc]/u
const wide =
  /^(?:[\p{Emoji_Presentation}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]|\p{Emoji}\ufe0f)/u

function widthOfSegment(segment: string): number {
  if (nothing.test(segment)) return 0
  return wide.test(segment) && !halfWidth.test(segment) ? 2 : 1
}

export function width(text: string): number {
  if (plain.test(text)) return text.length
  let columns = 0
  for (const { segment } of segmenter.segment(text)) columns += widthOfSegment(segment)
  return columns
}

/** Cuts a text to so many columns, with an ellipsis where something was cut. */
export function fit(text: string, columns: number): string {
  if (width(text) <= columns) return text
  let kept = ''
  let used = 0
  for (const { segment } of segmenter.segment(text)) {
    used += widthOfSegment(segment)
    if (used > columns - 1) break
    kept += segment
  }
  return `${kept}…`
}
