/** Reads the rows of one sheet as a stream. */
import { OddCell, type Cell } from './cells'
import { BadTable } from './entities'
import { limitText, TextCollector, type SheetInfo, type Workbook } from './workbook'
import { readXml, unescaped, type XmlHandler } from './xml'

/** XFD is Excel's last column. */
const MOST_COLUMNS = 16_384
/** Characters of all cells of a row, where they stand in the row itself. */
const LONGEST_ROW = 4_000_000

/** `C5` → 2; undefined where the cell does not say where it is. */
function columnIn(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]+/.exec(reference ?? '')?.[0]
  if (letters === undefined) return undefined
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

/** Excel keeps 15 digits of a number; what has more was rounded before it was saved. */
const LARGEST_EXACT = 1e15

/** As XML writes a number (xsd:double); JavaScript would take a space for 0 and read `0x10`. */
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/

/** A number as its digits: 6.3222011E7 is 63222011. */
function numberCell(text: string): Cell {
  const number = NUMBER.test(text.trim()) ? Number(text) : Number.NaN
  if (!Number.isFinite(number)) return new OddCell('a number that cannot be read')
  if (Math.abs(number) >= LARGEST_EXACT) {
    return new OddCell('a number of more than 15 digits, which Excel has rounded')
  }
  // An id such as 1.10 would have become 1.1 when it was typed.
  return Number.isInteger(number) ? String(number) : new OddCell('a fraction', String(number))
}

class SheetRows implements XmlHandler {
  private row = 0
  private cells: Cell[] = []
  private column = 0
  private length = 0
  private type = 'n'
  private style = 0
  private value = ''
  private inValue = false
  private inlineText: string | undefined
  private readonly inline = new TextCollector('is', (text) => (this.inlineText = text))

  constructor(
    private readonly workbook: Workbook,
    private readonly onRow: (cells: Cell[], row: number) => void,
  ) {}

  open(name: string, attributes: ReadonlyMap<string, string>): void {
    this.inline.open(name)
    if (name === 'row') {
      const said = Number(attributes.get('r'))
      this.row = Number.isSafeInteger(said) && said > 0 ? said : this.row + 1
      this.cells = []
      this.column = 0
      this.length = 0
    } else if (name === 'c') {
      this.column = columnIn(attributes.get('r')) ?? this.column
      if (this.column >= MOST_COLUMNS) {
        throw new BadTable(`Row ${this.row} has a cell beyond the last column that a sheet has.`)
      }
      this.type = attributes.get('t') ?? 'n'
      this.style = Number(attributes.get('s') ?? 0)
      this.value = ''
      this.inlineText = undefined
    } else if (name === 'v') this.inValue = true
  }

  text(text: string): void {
    this.inline.text(text)
    if (!this.inValue) return
    limitText(this.value.length + text.length)
    this.value += text
  }

  close(name: string): void {
    this.inline.close(name)
    if (name === 'v') this.inValue = false
    else if (name === 'c') {
      this.length += this.value.length + (this.inlineText?.length ?? 0)
      if (this.length > LONGEST_ROW) {
        throw new BadTable(`Row ${this.row} has more than ${LONGEST_ROW / 1e6} million characters.`)
      }
      while (this.cells.length < this.column) this.cells.push('')
      this.cells[this.column] = this.cell()
      this.column += 1
    } else if (name === 'row') this.onRow(this.cells, this.row)
  }

  private cell(): Cell {
    switch (this.type) {
      case 'inlineStr':
        return this.inlineText ?? ''
      case 's':
        return this.sharedString()
      case 'str':
        return unescaped(this.value)
      case 'b':
        return new OddCell('a truth value', this.value === '1' ? 'true' : 'false')
      case 'e':
        return new OddCell('an error of Excel')
      case 'd':
        return new OddCell('a date')
      default:
        if (this.value === '') return ''
        return this.workbook.isDate(this.style) ? new OddCell('a date') : numberCell(this.value)
    }
  }

  private sharedString(): string {
    const text = this.workbook.sharedStrings[Number(this.value)]
    if (text !== undefined) return text
    throw new BadTable(`The workbook is damaged: row ${this.row} names a text that is not in it.`)
  }
}

/**
 * @param onRow cells up to the last one of the row, gaps as empty ones, and the row's number from 1
 * @param onBytes of the unpacked sheet, as they are read
 */
export async function readSheet(
  workbook: Workbook,
  sheet: SheetInfo,
  onRow: (cells: Cell[], row: number) => void,
  onBytes: (bytes: number) => void,
  signal: AbortSignal,
): Promise<void> {
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const chunk of workbook.chunks(sheet)) {
      onBytes(chunk.length)
      yield chunk
    }
  }
  await readXml(sheet.path, counted(), new SheetRows(workbook, onRow), { signal })
}
