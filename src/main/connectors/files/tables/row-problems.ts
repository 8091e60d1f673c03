/** Counts what is odd about rows, so that a file of a million bad rows makes a few remarks. */
import type { Remarks } from '../../remarks'

const MOST_LINES = 20

interface Problem {
  count: number
  /** The first ones. */
  lines: number[]
}

function linesInWords(count: number, lines: readonly number[], unit: string): string {
  const more = count - lines.length
  const named = `${lines.length === 1 && more === 0 ? unit : `${unit}s`} ${lines.join(', ')}`
  return more > 0 ? `${named} and ${more} more` : named
}

export class RowProblems {
  private readonly leftOut = new Map<string, Problem>()
  private readonly odd = new Map<string, Problem>()
  /** Rows that were left out. */
  lostRows = 0

  /**
   * @param unit what rows are counted in: lines of a text, rows of a sheet
   * @param prefix such as the sheet's name, in front of every remark
   */
  constructor(
    private readonly unit: 'line' | 'row',
    readonly prefix = '',
  ) {}

  /** Where a row is, such as `line 7`. */
  at(line: number): string {
    return `${this.unit} ${line}`
  }

  /** @param problem what is wrong with the row, such as `the user is empty` */
  leaveOut(problem: string, line: number): void {
    this.lostRows += 1
    note(this.leftOut, problem, line)
  }

  /** The row came in, but for this. */
  remark(problem: string, line: number): void {
    note(this.odd, problem, line)
  }

  /** `3 rows were left out, first line 7: the user is empty`; undefined where none was. */
  get lost(): string | undefined {
    const [first] = this.leftOut
    if (first === undefined) return undefined
    const [problem, { lines }] = first
    const rows = this.lostRows === 1 ? '1 row was' : `${this.lostRows} rows were`
    return `${rows} left out, such as ${this.at(lines[0] ?? 0)}: ${problem}`
  }

  tell(remarks: Remarks): void {
    for (const [problem, { count, lines }] of this.leftOut) {
      const rows = count === 1 ? '1 row was' : `${count} rows were`
      const where = linesInWords(count, lines, this.unit)
      remarks.add(`${this.prefix}${rows} left out because ${problem}: ${where}`)
    }
    for (const [problem, { count, lines }] of this.odd) {
      remarks.add(`${this.prefix}${problem}: ${linesInWords(count, lines, this.unit)}`)
    }
  }
}

function note(problems: Map<string, Problem>, text: string, line: number): void {
  const known = problems.get(text)
  if (known === undefined) problems.set(text, { count: 1, lines: [line] })
  else {
    known.count += 1
    if (known.lines.length < MOST_LINES) known.lines.push(line)
  }
}
