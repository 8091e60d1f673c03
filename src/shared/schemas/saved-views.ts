/** Places of the window that a person keeps by name, in the account's own file. */
import * as v from 'valibot'

export const SavedViewName = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200))

export const savedPlace = {
  /** One of the window's views. */
  view: v.pipe(v.string(), v.regex(/^[a-z-]{1,40}$/)),
  /** Its parameters as in the window's address: filter, selection, columns, snapshot, … */
  query: v.pipe(v.string(), v.maxLength(100_000)),
}

export const SavedView = v.object({
  id: v.number(),
  name: v.string(),
  view: v.string(),
  query: v.string(),
  /** ISO 8601. */
  savedAt: v.string(),
})
export type SavedView = v.InferOutput<typeof SavedView>
