/**
 * Draws cells of the matrix into plain elements. A screen shows a thousand of them, and scrolling brings as
 * many anew within a moment: as components they would hold up the frames.
 */
import { t } from '../../../shared/messages'
import type { MatrixHead } from '../../../shared/schemas/matrix'
import type { MatrixCell, MatrixSum } from '../../state/matrix-pages.svelte'
import type { MarkKind } from '../../components/Mark.svelte'
import { sumText } from './heads'

export interface CellLook {
  /** Undefined: not fetched yet. */
  found: MatrixCell | undefined
  /** Where the cell stands for several. */
  sum: MatrixSum | undefined
  row: MatrixHead | undefined
  column: MatrixHead | undefined
  rowName: string
  columnName: string
  selected: boolean
  /** Whether the columns of another app begin here. */
  otherApp: boolean
}

/** Marks and shares, drawn once; each cell gets a copy. */
export interface CellParts {
  mark: (kind: MarkKind) => Element
  share: () => Element
}

const drawn = new WeakMap<HTMLElement, CellLook>()

/** Leaves a cell alone that looks so already. */
export function drawCell(element: HTMLElement, look: CellLook, parts: CellParts): void {
  const before = drawn.get(element)
  if (before !== undefined && isSame(before, look)) return
  drawn.set(element, look)
  const { found, selected, sum } = look
  element.className = classOf(look)
  element.setAttribute('aria-label', labelOf(look))
  element.setAttribute('aria-selected', String(selected))
  element.setAttribute('aria-busy', String(found === undefined))
  element.replaceChildren(...contentOf(found, sum, parts))
}

function isSame(a: CellLook, b: CellLook): boolean {
  return (
    a.row === b.row &&
    a.column === b.column &&
    a.selected === b.selected &&
    a.otherApp === b.otherApp &&
    a.rowName === b.rowName &&
    a.columnName === b.columnName &&
    a.found?.kind === b.found?.kind &&
    a.found?.differs === b.found?.differs &&
    a.sum?.of === b.sum?.of &&
    a.sum?.yes === b.sum?.yes &&
    a.sum?.unknown === b.sum?.unknown
  )
}

function classOf({ found, otherApp, selected, sum }: CellLook): string {
  let text = 'matrix-cell'
  if (sum !== undefined) text += sum.unknown > 0 ? ' sum unknown' : ' sum'
  else if (found !== undefined) text += ` ${found.kind}`
  if (selected) text += ' selected'
  if (otherApp) text += ' other-app'
  return text
}

function labelOf({ columnName, found, rowName, sum }: CellLook): string {
  if (found === undefined) return t('common.loading')
  const names = { row: rowName, column: columnName }
  if (sum !== undefined) return t('matrix.sumCell', { ...names, sum: sumText(sum) })
  return t(found.differs ? 'matrix.cellDiffers' : 'matrix.cell', {
    ...names,
    mark: t(`mark.${found.kind}`),
  })
}

function contentOf(
  found: MatrixCell | undefined,
  sum: MatrixSum | undefined,
  { mark, share }: CellParts,
): Element[] {
  if (found === undefined) return []
  if (sum !== undefined) {
    const content = [shareOf(sum, share())]
    if (sum.unknown > 0) content.push(inCorner(mark('unknown')))
    return content
  }
  const content = found.kind === 'no' ? [] : [mark(found.kind)]
  if (found.differs) content.push(content.length > 0 ? inCorner(mark('differs')) : mark('differs'))
  return content
}

function inCorner(mark: Element): Element {
  mark.classList.add('in-corner')
  return mark
}

/** Full, in part by height, or nothing: the share of a group that has it. */
function shareOf({ of, yes }: MatrixSum, share: Element): Element {
  const [part, frame] = share.children
  const height = yes === 0 ? 0 : Math.max(2, Math.round((10 * yes) / of))
  part?.setAttribute('y', String(12 - height))
  part?.setAttribute('height', String(height))
  if (yes === 0 || yes === of) frame?.remove()
  return share
}
