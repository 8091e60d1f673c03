/** The marks for how something is granted: the same shapes as in every other face. */
import type { EffectivePermission } from '../../shared/schemas/access'
import type { Via } from '../../shared/schemas/common'
import type { CellKind } from '../../shared/schemas/roles'

const viaMarks: Readonly<Record<Via, string>> = { listed: '●', included: '◐', direct: '◆' }
export const vendorMark = '◇'
export const unknownMark = '?'
export const differsMark = '≠'

/** Of one cell, as the strongest way says it. */
export const kindMark: Readonly<Record<CellKind, string>> = {
  ...viaMarks,
  vendor: vendorMark,
  no: '',
  unknown: unknownMark,
}

/** Of two users' menus beside each other: one mark for each. */
export const sideMarks = { yes: '●', no: '–', unknown: unknownMark } as const
export const sidesLegend = '●● both   ●– only the first   –● only the second   ? unknown'

export const legend =
  '● listed by a role   ◐ included by a permission   ◆ direct   ◇ vendor’s word   ? unknown   ≠ differs'

export function viaMark(via: readonly Via[]): string {
  return via.map((each) => viaMarks[each]).join('')
}

export function marksOf(permission: EffectivePermission): string {
  return (
    (permission.differs ? differsMark : '') +
    viaMark(permission.via) +
    (permission.vendor === 'yes' ? vendorMark : '') +
    (permission.answer === 'unknown' ? unknownMark : '')
  )
}
