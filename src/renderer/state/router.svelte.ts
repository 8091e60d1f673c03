/**
 * Where the person is. Everything that makes a place (view, filter, selection, snapshot) stands in the
 * address, so back and forward work and a place can be copied.
 */
/** Grouped as the rail shows them: what is there, what it means, what to do about it. */
export const viewGroups = {
  look: ['overview', 'graph', 'users', 'roles', 'permissions', 'assignments', 'menus', 'matrix'],
  ask: ['diagnose', 'changes', 'differences', 'role-map'],
  plan: ['findings', 'hygiene', 'least-privilege', 'what-if'],
} as const
export type ViewGroup = keyof typeof viewGroups
export type ViewName = (typeof viewGroups)[ViewGroup][number]
export const viewNames: readonly ViewName[] = Object.values(viewGroups).flat()

export type Parameter =
  | 'filter'
  | 'sel'
  | 'at'
  | 'sort'
  | 'app'
  | 'user'
  /** Whom the user is compared with. */
  | 'with'
  | 'show'
  | 'rows'
  /** Ids of what is marked for comparing; see state/ids.ts. */
  | 'marked'
  /** What is compared, `roles` or `users`; their ids; and on what. */
  | 'compare'
  | 'sides'
  | 'on'
  | 'columns'
  | 'column-filter'
  | 'differing'
  /** Of What if: the edits as JSON; see state/edits-address.ts; and the role whose switches are shown. */
  | 'edits'
  | 'role'
  /** Which of a view's tables is shown. */
  | 'tab'
  /** An earlier snapshot, or another account, that this one is held against. */
  | 'since'
  /** Of changes: the permission that they are about. */
  | 'permission'
  | 'other'
  /** Of Diagnose: a short text with errors, or a request. */
  | 'text'
  | 'method'
  | 'path'
  /** Of the graph: what it starts from, how far, which way; what is unfolded, opened, hidden, kept, pinned. */
  | 'focus'
  | 'hops'
  | 'direction'
  | 'unfolded'
  | 'expanded'
  | 'hidden'
  | 'only'
  | 'pinned'
  /** Of the graph: the two ends that routes are asked between. */
  | 'from'
  | 'to'
  /** How a picture is drawn: tree, icicle, radial. */
  | 'picture'
  /** Of tables: the columns that are shown; of the matrix: its groups that are folded, and the order. */
  | 'fields'
  | 'folded'
  | 'order'
  | 'row-groups'
  | 'column-groups'
  /** Of two accounts side by side: their ids. */
  | 'left'
  | 'right'
export type Parameters = Partial<Record<Parameter, string>>

export interface Place {
  /** Undefined at home, where no account is open. */
  account: string | undefined
  /** Of Home: two accounts side by side in place of the list of them. */
  beside?: true
  view: ViewName
  parameters: Parameters
}

const isView = (text: string | undefined): text is ViewName =>
  viewNames.some((name) => name === text)

/** An address can be mistyped; what cannot be decoded is taken as it stands. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

export function placeOf(hash: string): Place {
  const [, path = '', query = ''] = /^#?([^?]*)\??(.*)$/s.exec(hash) ?? []
  const [, first, account, view] = path.split('/')
  return {
    account: first === 'a' && account !== undefined ? decoded(account) : undefined,
    ...(first === 'beside' ? { beside: true as const } : {}),
    view: isView(view) ? view : 'overview',
    parameters: Object.fromEntries(new URLSearchParams(query)),
  }
}

export function addressOf(place: Place): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(place.parameters)) {
    if (value !== undefined && value !== '') query.set(name, value)
  }
  const text = query.toString().replaceAll('%3A', ':').replaceAll('%22', '"').replaceAll('%2C', ',')
  const home = place.beside ? '#/beside' : '#/'
  const path =
    place.account === undefined ? home : `#/a/${encodeURIComponent(place.account)}/${place.view}`
  return text === '' ? path : `${path}?${text}`
}

export class Router {
  place = $state.raw<Place>(placeOf(location.hash))

  constructor() {
    const read = () => (this.place = placeOf(location.hash))
    window.addEventListener('popstate', read)
    window.addEventListener('hashchange', read)
  }

  get account(): string {
    return this.place.account ?? ''
  }

  parameter(name: Parameter): string {
    return this.place.parameters[name] ?? ''
  }

  /** What a selection of `kind` in the address names: `user:123` → `123`. */
  selected(kind: string): string | undefined {
    const [found, ...id] = this.parameter('sel').split(':')
    return found === kind && id.length > 0 ? id.join(':') : undefined
  }

  /** Parameters that are not named go, but `at` stays: a snapshot is looked at across views. */
  address(view: ViewName, parameters: Parameters = {}, account = this.place.account): string {
    const at = account === this.place.account ? this.place.parameters.at : undefined
    return addressOf({
      account,
      view,
      parameters: { ...(at === undefined ? {} : { at }), ...parameters },
    })
  }

  go(address: string): void {
    if (address === location.hash) return
    history.pushState(null, '', address)
    this.place = placeOf(address)
  }

  /** Changes some parameters and stays. Typing replaces; a selection is a step that back undoes. */
  set(parameters: Parameters, how: 'push' | 'replace' = 'push'): void {
    const place = { ...this.place, parameters: { ...this.place.parameters, ...parameters } }
    const address = addressOf(place)
    if (address === location.hash) return
    if (how === 'push') history.pushState(null, '', address)
    else history.replaceState(null, '', address)
    this.place = placeOf(address)
  }

  home(): void {
    this.go('#/')
  }
}
