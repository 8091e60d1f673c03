/** One app's permissions and menus as rows of bits: what holdings give of them, and what answers hold. */
import type { AccessIndex } from './access-index'
import type { AppStatement, AppWord, MenuStatement } from './app-statements'

type Content = ReadonlyMap<number, unknown>

/** In place of the menus of an answer that does not speak of them. */
const nothing: Content = new Map()

export class AppBits {
  /** Of the app, ascending; a bit for each. */
  readonly permissions: readonly number[]
  readonly menus: readonly number[]
  readonly #index: AccessIndex
  readonly #app: number
  readonly #placeOfPermission: ReadonlyMap<number, number>
  readonly #placeOfMenu: ReadonlyMap<number, number>
  readonly #permissionsOf = new Map<number, Uint32Array>()
  readonly #menusOf = new Map<number, Uint32Array>()
  readonly #menusOfRole = new Map<number, Uint32Array>()
  readonly #granted = new Map<Content, Uint32Array>()
  readonly #said = new Map<Content, Uint32Array>()
  readonly #contents = new Map<Content, Map<Content, number>>()
  #contentCount = 0

  constructor(index: AccessIndex, app: number) {
    this.#index = index
    this.#app = app
    this.permissions = index.permissionsIn(app)
    this.menus = index.menusIn(app)
    this.#placeOfPermission = placesOf(this.permissions)
    this.#placeOfMenu = placesOf(this.menus)
  }

  /** What a holding gives, with all that it includes. */
  permissionsOf(holding: number): Uint32Array {
    return kept(this.#permissionsOf, holding, () => {
      const held = this.permissions.filter((one) => this.#index.holdingHas.has(holding, one))
      return bitsOf(held, this.#placeOfPermission)
    })
  }

  /** What the roles of a holding give. */
  menusOf(holding: number): Uint32Array {
    return kept(this.#menusOf, holding, () => {
      const row = bitsOf([], this.#placeOfMenu)
      for (const role of this.#index.holdings[holding]!.roles) {
        const ofRole = this.#menusByRole(role)
        for (let word = 0; word < row.length; word++) row[word]! |= ofRole[word]!
      }
      return row
    })
  }

  /** The same with what was granted to the user directly. */
  menusOfUser(user: number): Uint32Array {
    const byRoles = this.menusOf(this.#index.holdingOf[user]!)
    const direct = this.#index.directMenus.of(user)
    if (direct.length === 0) return byRoles
    const row = bitsOf(direct, this.#placeOfMenu)
    return row.map((word, at) => word | byRoles[at]!)
  }

  permissionsIn({ granted }: AppStatement): Uint32Array {
    return kept(this.#granted, granted, () => bitsOf(granted.keys(), this.#placeOfPermission))
  }

  menusIn({ menus }: MenuStatement): Uint32Array {
    return kept(this.#said, menus, () => bitsOf(menus.keys(), this.#placeOfMenu))
  }

  /** The same number for answers with the same content, and for no others. */
  contentOf({ menus, permissions }: AppWord): number {
    const alike = kept(this.#contents, permissions.granted, () => new Map<Content, number>())
    return kept(alike, menus?.menus ?? nothing, () => this.#contentCount++)
  }

  #menusByRole(role: number): Uint32Array {
    return kept(this.#menusOfRole, role, () =>
      bitsOf(this.#index.roleMenus.inApp(role, this.#app), this.#placeOfMenu),
    )
  }
}

/** What is set in one row and not in another. @param numbers which number each bit stands for */
export function bitsLeft(
  numbers: readonly number[],
  row: Uint32Array,
  other: Uint32Array,
): number[] {
  const found: number[] = []
  for (let word = 0; word < row.length; word++) {
    let bits = row[word]! & ~other[word]!
    while (bits !== 0) {
      found.push(numbers[word * 32 + 31 - Math.clz32(bits & -bits)]!)
      bits &= bits - 1
    }
  }
  return found
}

export const isEmpty = (row: Uint32Array): boolean => row.every((word) => word === 0)

/** What stands at another place than the app's is left out. */
function bitsOf(numbers: Iterable<number>, places: ReadonlyMap<number, number>): Uint32Array {
  const row = new Uint32Array((places.size + 31) >>> 5)
  for (const number of numbers) {
    const place = places.get(number)
    if (place !== undefined) row[place >>> 5]! |= 1 << (place & 31)
  }
  return row
}

const placesOf = (numbers: readonly number[]): Map<number, number> =>
  new Map(numbers.map((number, place) => [number, place]))

function kept<K, T>(known: Map<K, T>, key: K, make: () => T): T {
  let found = known.get(key)
  if (found === undefined) {
    found = make()
    known.set(key, found)
  }
  return found
}
