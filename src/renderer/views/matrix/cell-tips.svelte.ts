/** Which cell's proof stands beside it: that of the cell where the pointer or the focus rests. */
const rest = 450

export interface ShownCell {
  row: number
  column: number
  /** The cell, in the window. */
  box: DOMRect
}

export class CellTips {
  shown = $state.raw<ShownCell>()
  #timer: ReturnType<typeof setTimeout> | undefined

  want(row: number, column: number, element: Element): void {
    if (this.isAt(row, column)) return
    this.close()
    this.#timer = setTimeout(() => {
      // It may have been scrolled away, or out of the document, meanwhile.
      if (element.isConnected) this.shown = { row, column, box: element.getBoundingClientRect() }
    }, rest)
  }

  leave(row: number, column: number): void {
    if (this.shown === undefined || this.isAt(row, column)) this.close()
  }

  close(): void {
    clearTimeout(this.#timer)
    this.shown = undefined
  }

  isAt(row: number, column: number): boolean {
    return this.shown?.row === row && this.shown.column === column
  }
}
