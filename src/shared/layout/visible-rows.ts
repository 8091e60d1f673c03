/** Which rows of a long list are drawn: rows have one fixed height, so it is arithmetic only. */

export interface RowRange {
  first: number
  /** One past the last. */
  end: number
}

export interface Viewport {
  scrollTop: number
  height: number
  /** Height of what sticks to the top and covers rows, such as column headings. */
  covered?: number
}

export function visibleRows(
  viewport: Viewport,
  rowHeight: number,
  count: number,
  overscan = 8,
): RowRange {
  if (count <= 0 || rowHeight <= 0) return { first: 0, end: 0 }
  const first = Math.floor(viewport.scrollTop / rowHeight) - overscan
  const end = Math.ceil((viewport.scrollTop + viewport.height) / rowHeight) + overscan
  return {
    first: Math.min(Math.max(0, first), count),
    end: Math.min(Math.max(0, end), count),
  }
}

/** The least scrolling that shows the row whole; the present place where it already is. */
export function scrollToShow(viewport: Viewport, rowHeight: number, index: number): number {
  const room = Math.max(rowHeight, viewport.height - (viewport.covered ?? 0))
  const top = index * rowHeight
  if (top < viewport.scrollTop) return top
  const bottom = top + rowHeight
  if (bottom > viewport.scrollTop + room) return bottom - room
  return viewport.scrollTop
}
