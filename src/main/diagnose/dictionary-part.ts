import type { AccessIndex } from '../access/access-index'

/** In which year the newest word on a permission's own record was taken; undefined where nothing says. */
export function newestPart({ facts }: AccessIndex, id: string): number | undefined {
  const own = facts.stated.get(`permission ${id}`)
  const part =
    (own === undefined ? undefined : facts.parts.get(own)) ??
    facts.lists.get('permission-dictionary')
  const at = part?.takenAt ?? undefined
  return at === undefined ? undefined : new Date(at).getUTCFullYear()
}
