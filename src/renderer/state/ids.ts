/** Ids in an address: joined by commas; what an id has of commas itself is escaped. */
import { mostCompared } from '../../shared/schemas/compare'

export function idsText(ids: readonly string[]): string {
  return ids.map((id) => id.replace(/[%,]/g, encodeURIComponent)).join(',')
}

/** Each once; an address can be mistyped, so what cannot be decoded is taken as it stands. */
export function idsOf(text: string): string[] {
  const ids = text.split(',').map((id) => {
    try {
      return decodeURIComponent(id)
    } catch {
      return id
    }
  })
  return [...new Set(ids)].filter((id) => id !== '')
}

/** Marks one more or takes its mark away; no more are marked than can be compared. */
export function toggledId(ids: readonly string[], id: string): string[] {
  if (ids.includes(id)) return ids.filter((other) => other !== id)
  return ids.length < mostCompared ? [...ids, id] : [...ids]
}
