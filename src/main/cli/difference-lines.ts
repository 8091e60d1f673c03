/** Where the vendor and the computation do not agree about one user, in words. */
import type { Difference, DifferenceGroup } from '../../shared/schemas/access'
import { differsMark } from './marks'
import { many, moment, number } from './words'

/** Items that are listed of one user and app; JSON has 200 of them, the CSV all. */
const shown = 10

export function differenceGroupLines(group: DifferenceGroup): string[] {
  const { user, app } = group
  const where = app === undefined ? '' : ` in ${app.name} (${app.id})`
  return [
    `${differsMark} ${user.name} (${user.id})${where}: ${sidesInWords(group)}; the vendor said it ${moment(group.takenAt)}`,
    ...itemAndCauseLines(group),
  ]
}

export const sidesInWords = ({ vendorOnly, computedOnly }: DifferenceGroup): string =>
  `${number(vendorOnly)} by the vendor alone, ${number(computedOnly)} by computation alone`

/** What differs, and what that may come from. */
export function itemAndCauseLines(group: DifferenceGroup): string[] {
  const { items, vendorOnly, computedOnly, causes } = group
  const rest = vendorOnly + computedOnly - Math.min(shown, items.length)
  return [
    ...items.slice(0, shown).map(itemLine),
    ...(rest > 0 ? [`    … and ${many(rest, 'more difference')}`] : []),
    ...causes.map((cause) => `    – ${cause}`),
  ]
}

const itemLine = ({ kind, name, id, vendor }: Difference): string =>
  `    ${vendor === 'yes' ? 'only the vendor: ' : 'only computed: '}${kind} ${name} (${id})`
