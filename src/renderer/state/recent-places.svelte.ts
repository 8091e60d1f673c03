/**
 * Where a person was in this window, for finding back. It goes with the window: who was looked at stays
 * in nobody's browser.
 */
import { addressOf, type Place } from './router.svelte'

export interface RecentPlace {
  place: Place
  address: string
}

const kept = 12

export class RecentPlaces {
  /** The newest first. */
  places = $state.raw<readonly RecentPlace[]>([])
  /** What was found and opened, by its selection in the address: names that ids are shown by. */
  readonly #names = new Map<string, string>()

  /** Only accounts: Home is always near. A view's newest selection stands for those before it. */
  visit(place: Place): void {
    if (place.account === undefined) return
    const { sel } = place.parameters
    const same = (one: Place): boolean =>
      one.account === place.account && one.view === place.view && one.parameters.sel === sel
    const others = this.places.filter((one) => !same(one.place))
    this.places = [{ place, address: addressOf(place) }, ...others].slice(0, kept)
  }

  name(account: string, sel: string, name: string): void {
    this.#names.set(`${account} ${sel}`, name)
  }

  /** What is selected there, as far as its name is known. */
  selected({ account, parameters: { sel } }: Place): string | undefined {
    if (sel === undefined) return undefined
    return this.#names.get(`${account} ${sel}`) ?? sel.slice(sel.indexOf(':') + 1)
  }
}
