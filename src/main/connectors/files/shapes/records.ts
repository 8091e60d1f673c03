/** Reads the records of a list into items, each with what is odd about it. */
import type { Item, ListAnswer } from '../answers'
import { asObject, BadField, type JsonObject } from '../../fields'
import type { Remarks } from '../../remarks'

/** Says on the item what its record leaves unsaid, or what of it was lost. */
export function markIncomplete(item: Item, remarks: Remarks): void {
  if (remarks.incompleteReason !== undefined) item.incomplete = remarks.incompleteReason
  if (remarks.damage) item.damaged = true
}

/**
 * @param path of the list, for remarks
 * @param read the record itself first, then what else it tells; throws `BadField` where it is no use
 * @param note for every record
 */
export function readRecords(
  records: readonly unknown[],
  path: string,
  remarks: Remarks,
  read: (record: JsonObject) => [Item, ...Item[]],
  note?: string,
): Pick<ListAnswer, 'items' | 'refused'> {
  const items: Item[] = []
  let refused: ListAnswer['refused']
  for (let index = 0; index < records.length; index += 1) {
    const prefix = `${path}[${index}]`
    remarks.at(prefix)
    try {
      const [main, ...others] = read(asObject(records[index]))
      markIncomplete(main, remarks)
      if (note !== undefined) main.note = note
      items.push(main, ...others)
    } catch (thrown) {
      if (!(thrown instanceof BadField)) throw thrown
      const bad = thrown.under(prefix)
      remarks.at('')
      remarks.warn(bad.path, `${bad.problem}; this record was left out`)
      refused ??= { count: 0, first: bad.message }
      refused.count += 1
    }
  }
  remarks.at('')
  return { items, refused }
}
