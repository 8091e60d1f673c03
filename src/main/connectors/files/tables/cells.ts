/** Reads single cells, of text tables and of sheets alike. */
import { unguarded } from '../../../../shared/formula-guard'

/** A cell of a sheet whose value is no id, such as a date or a truth value. */
export class OddCell {
  /**
   * @param what it holds, such as `a date`
   * @param text what it says where no id is asked for; absent where that cannot be told either
   */
  constructor(
    readonly what: string,
    readonly text?: string,
  ) {}
}

export type Cell = string | OddCell

/** Rows whose cells are all empty are no rows. */
export const isBlank = (cells: readonly Cell[]): boolean =>
  cells.every((cell) => typeof cell === 'string' && cell.trim() === '')

/** The text that was meant: without outer spaces, and without the guard that our exports put on. */
export const meant = (cell: string): string => unguarded(cell.trim())

const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ['yes', true],
  ['true', true],
  ['1', true],
  ['x', true],
  ['no', false],
  ['false', false],
  ['0', false],
])

/** Undefined where the text is no flag. */
export const flagOf = (text: string): boolean | undefined => FLAGS.get(text.toLowerCase())
