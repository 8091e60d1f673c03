/** A place as it is saved: without its account, so that it stays right in a copy of the file. */
import type { SavedView } from '../../shared/schemas/saved-views'
import { addressOf, placeOf, type Place } from './router.svelte'

export function savedPlaceOf(place: Place): Pick<SavedView, 'view' | 'query'> {
  const [, query = ''] = addressOf(place).split(/\?(.*)/s)
  return { view: place.view, query }
}

/** Where it leads in an account; a view that this version does not know is its overview. */
export function savedAddress(
  account: string,
  { query, view }: Pick<SavedView, 'view' | 'query'>,
): string {
  const { parameters, view: known } = placeOf(`#/a/x/${view}?${query}`)
  return addressOf({ account, view: known, parameters })
}
