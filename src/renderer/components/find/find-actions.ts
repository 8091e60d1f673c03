/** Where a hit leads, and what else can be done with it. */
import { t } from '../../../shared/messages'
import type { FindHit } from '../../../shared/schemas/find'
import type { AppState } from '../../state/app.svelte'
import { idsText } from '../../state/ids'
import type { Router } from '../../state/router.svelte'
import type { RowAction } from './find-rows'

const inApp = ({ app, id }: FindHit): string => (app === undefined ? id : `${app.id}/${id}`)

/** A value of a filter: quoted, since it may hold blanks. */
const quoted = (text: string): string => `"${text.replaceAll('"', '')}"`

/** The view in which it stands, and there it is selected. */
export function addressOfHit(router: Router, hit: FindHit): string {
  switch (hit.kind) {
    case 'user':
      return router.address('users', { sel: `user:${hit.id}` })
    case 'role':
      return router.address('roles', { sel: `role:${hit.id}` })
    case 'permission':
      return router.address('permissions', { sel: `permission:${inApp(hit)}` })
    case 'menu':
      return router.address('menus', { app: hit.app?.id ?? '', sel: `menu:${hit.id}` })
    case 'menu-group': {
      const key = `menu-group:${inApp(hit)}`
      return router.address('graph', { focus: key, sel: key })
    }
    case 'app':
      return router.address('menus', { app: hit.id })
  }
}

/** @returns undefined of what is no node of the graph */
export function graphOf(router: Router, hit: FindHit): string | undefined {
  if (hit.kind === 'app') return undefined
  const key = `${hit.kind}:${inApp(hit)}`
  return router.address('graph', { focus: key, sel: key })
}

export function actionsOf(
  { router }: AppState,
  hit: FindHit,
  go: (address: string) => void,
): RowAction[] {
  const actions: RowAction[] = []
  const add = (id: string, title: string, address: string | undefined): void => {
    if (address !== undefined) actions.push({ id, title, run: () => go(address) })
  }
  const { id, kind } = hit
  const named = hit.name.text
  if (kind === 'app') add('menus', t('find.action.menus'), addressOfHit(router, hit))
  else add('inspect', t('find.action.inspect'), addressOfHit(router, hit))
  add('graph', t('find.action.graph'), graphOf(router, hit))
  if (kind === 'user') {
    add('matrix', t('find.action.matrix'), router.address('matrix', { filter: `id:${quoted(id)}` }))
    add('menus', t('find.action.usersMenus'), router.address('menus', { user: id }))
    const marked = router.address('users', { filter: '', marked: idsText([id]) })
    add('compare', t('find.action.compare'), marked)
    add('what-if', t('find.action.whatIf'), router.address('what-if', { user: id }))
  }
  if (kind === 'role') {
    const holders = router.address('users', { filter: `role:${quoted(id)}` })
    add('holders', t('find.action.holders'), holders)
    const matrix = { rows: 'roles', filter: `id:${quoted(id)}` }
    add('matrix', t('find.action.matrix'), router.address('matrix', matrix))
    const marked = router.address('roles', { marked: idsText([id]) })
    add('compare', t('find.action.compare'), marked)
    add('what-if', t('find.action.whatIf'), router.address('what-if', { role: id }))
  }
  if (kind === 'permission') {
    const who = router.address('users', { filter: `has:${quoted(id)}` })
    add('who', t('find.action.whoCan'), who)
    const column = `id:${quoted(id)}`
    add('matrix', t('find.action.matrix'), router.address('matrix', { 'column-filter': column }))
  }
  if (kind === 'menu') {
    const matrix = { columns: 'menus', 'column-filter': `id:${quoted(id)}` }
    add('matrix', t('find.action.matrix'), router.address('matrix', matrix))
  }
  const copy = (key: string, title: string, text: string): void => {
    actions.push({ id: key, title, run: () => void navigator.clipboard.writeText(text) })
  }
  copy('copy-id', t('find.action.copyId'), id)
  copy('copy-name', t('find.action.copyName'), named)
  return actions
}
