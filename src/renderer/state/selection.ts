/**
 * One selection for all views: what is selected in one stays selected in the next that can show it. The
 * rule stands here alone; the rail and whatever else leads from view to view takes it from here.
 */
import type { Parameters, Place, ViewName } from './router.svelte'

const kinds = ['user', 'role', 'permission', 'menu', 'menu-group'] as const
export type SelectedKind = (typeof kinds)[number]

export interface Selection {
  kind: SelectedKind
  id: string
  /** Of a permission, menu or menu group within an app. */
  app?: string
  /** As the graph names it: `menu:APP/ID`. */
  key: string
}

export interface SelectedCell {
  row: string
  column: string
  app: string | undefined
}

/** A cell of the matrix, by ids: `cell:ROW/COLUMN/APP`, each encoded. */
export function selectedCell(sel: string): SelectedCell | undefined {
  if (!sel.startsWith('cell:')) return undefined
  try {
    const [row = '', column, app = ''] = sel.slice(5).split('/').map(decodeURIComponent)
    if (row === '' || column === undefined) return undefined
    return { row, column, app: app === '' ? undefined : app }
  } catch {
    // Cut off in the middle of a character: it names nothing.
    return undefined
  }
}

/** @returns undefined where nothing is selected, or something that one view alone knows */
export function selectionOf({
  parameters: { app = '', rows = '', sel = '' },
}: Pick<Place, 'parameters'>): Selection | undefined {
  const [named, ...rest] = sel.split(':')
  const cell = selectedCell(sel)
  // It is about whose row it is.
  if (cell !== undefined) {
    const kind = rows === 'roles' ? 'role' : 'user'
    return { kind, id: cell.row, key: `${kind}:${cell.row}` }
  }
  const kind = kinds.find((one) => one === named)
  const id = rest.join(':')
  if (kind === undefined || id === '') return undefined
  if (kind === 'user' || kind === 'role') return { kind, id, key: sel }
  // The graph writes the app in front of a menu, the menus view beside it.
  if (kind === 'menu' && app !== '' && !id.includes('/')) {
    return { kind, id, app, key: `menu:${app}/${id}` }
  }
  const slash = id.indexOf('/')
  if (slash < 0) return { kind, id, key: sel }
  return { kind, id: id.slice(slash + 1), app: id.slice(0, slash), key: sel }
}

/** Which kinds a view lists, or at least inspects. */
const people = ['user', 'role', 'permission'] as const
const shownIn: Partial<Record<ViewName, readonly SelectedKind[]>> = {
  users: people,
  roles: people,
  assignments: people,
  permissions: ['permission'],
  menus: ['menu'],
  matrix: people,
  graph: kinds,
}

/** What an address of that view keeps of what is selected here. */
export function keptSelection(view: ViewName, place: Place): Parameters {
  const selection = selectionOf(place)
  if (selection === undefined || view === place.view) return {}
  if (shownIn[view]?.includes(selection.kind) !== true) return {}
  const { app, id, key, kind } = selection
  if (view === 'graph') return { focus: key, sel: key }
  if (view === 'matrix' && kind === 'role') return { rows: 'roles', sel: key }
  if (kind !== 'menu') return { sel: key }
  return app === undefined ? {} : { sel: `menu:${id}`, app }
}
