/** Tells tables from other files by their first bytes; a file's name only breaks ties. */
import { columnOf } from './columns'
import { markedEncoding } from './encoding'

/** Old Excel files (.xls), and workbooks that are protected with a password. */
const COMPOUND_FILE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])

export const isCompoundFile = (head: Buffer): boolean =>
  head.subarray(0, COMPOUND_FILE.length).equals(COMPOUND_FILE)

const TABLE_NAME = /\.(csv|tsv|tab|txt)$/i
const ANSWER_NAME = /\.(json|har)$/i
const DELIMITER = /[,;\t|]/
/** Characters that hardly a text has. A NUL somewhere in a cell is the row's own problem. */
// eslint-disable-next-line no-control-regex -- they are what it looks for
const BINARY = /[\x01-\x08\x0e-\x1a]/

/** Whether the first row is such a one as tables have: no other file begins so, whatever it holds. */
const namesAColumn = (line: string): boolean =>
  line.split(DELIMITER).some((cell) => columnOf(cell.replace(/^"(.*)"$/, '$1')) !== undefined)

/** Text that could be a table: neither JSON nor markup, and with a delimiter or a known column. */
export function looksLikeTextTable(head: Buffer, path: string): boolean {
  const marked = markedEncoding(head)
  // Bytes of an unknown encoding are read one for one: its ASCII is what matters here.
  const label = marked?.label.startsWith('utf-16') ? marked.label : 'latin1'
  const bytes = head.subarray(marked?.mark ?? 0)
  const text =
    label === 'latin1'
      ? bytes.toString('latin1')
      : new TextDecoder(label).decode(bytes.subarray(0, bytes.length - (bytes.length % 2)))
  const start = text.trimStart()
  const [line = ''] = start.split(/[\r\n]/, 1)
  if (start === '' || /^[{[<]/.test(start)) return false
  if (line.includes('\0') || (BINARY.test(text) && !namesAColumn(line))) return false
  if (TABLE_NAME.test(path)) return true
  if (ANSWER_NAME.test(path)) return false
  return DELIMITER.test(line) || namesAColumn(line)
}
