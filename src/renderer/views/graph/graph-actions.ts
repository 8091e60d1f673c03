/** What can be done with a node, a group, or several of them: the entries of the menu. */
import { t } from '../../../shared/messages'
import type { GraphNode, NodeReference } from '../../../shared/schemas/graph'
import type { Router } from '../../state/router.svelte'
import { sidesHere, sidesText } from '../../state/sides'
import { keyOf, referenceOf } from './graph-address'
import { throughItem, type GraphItem } from './graph-model'
import type { GraphView } from './graph-view.svelte'

export interface GraphAction {
  id: string
  title: string
  /** Keys that do the same. */
  keys?: string
  /** One of the two. */
  run?: () => void
  address?: string
  /** A line stands above it. */
  begins?: true
}

/** A value of a filter: quoted, since it may hold blanks. */
const quoted = (text: string): string => `"${text.replaceAll('"', '')}"`

/** What a filter may have of letters. */
const longestFilter = 10_000

const copied = (text: string) => () => void navigator.clipboard.writeText(text)

/** The view in which it stands, and there it is selected. */
export function tableAddress(router: Router, { app, id, kind }: NodeReference): string | undefined {
  switch (kind) {
    case 'user':
      return router.address('users', { sel: `user:${id}` })
    case 'role':
      return router.address('roles', { sel: `role:${id}` })
    case 'permission':
      return router.address('permissions', { sel: keyOf({ app, id, kind }) })
    case 'menu':
      return router.address('menus', { app: app ?? '', sel: `menu:${id}` })
    case 'menu-group':
      return undefined
  }
}

export function matrixAddress(
  router: Router,
  { app, id, kind }: NodeReference,
): string | undefined {
  const filter = `id:${quoted(id)}`
  const inApp = app === undefined ? {} : { app }
  switch (kind) {
    case 'user':
      return router.address('matrix', { filter })
    case 'role':
      return router.address('matrix', { rows: 'roles', filter })
    case 'permission':
      return router.address('matrix', { ...inApp, 'column-filter': filter })
    case 'menu':
      return router.address('matrix', { ...inApp, columns: 'menus', 'column-filter': filter })
    case 'menu-group':
      return undefined
  }
}

/** A matrix of them: users, else roles, against permissions, else menus, else roles. */
function matrixOfMany(router: Router, all: readonly NodeReference[]): string | undefined {
  const of = (kind: NodeReference['kind']) => all.filter((one) => one.kind === kind)
  const [users, roles, permissions, menus] = [of('user'), of('role'), of('permission'), of('menu')]
  const inColumns = [permissions, menus, users.length > 0 ? roles : []].find(
    (some) => some.length > 0,
  )
  const inRows = users.length > 0 ? users : roles
  if (inRows.length === 0 && inColumns === undefined) return undefined
  const filters = [inRows, inColumns ?? []].map((some) =>
    some.length === 0
      ? ''
      : `id:${quoted(some.map(({ id }) => id.replaceAll(',', '%2C')).join(','))}`,
  )
  if (filters.some((filter) => filter.length > longestFilter)) return undefined
  const apps = new Set((inColumns ?? []).map(({ app }) => app))
  const [app] = apps
  return router.address('matrix', {
    ...(inRows === roles ? { rows: 'roles' } : {}),
    ...(inColumns === menus
      ? { columns: 'menus' }
      : inColumns === roles
        ? { columns: 'roles' }
        : {}),
    ...(apps.size === 1 && app !== undefined ? { app } : {}),
    filter: filters[0]!,
    'column-filter': filters[1]!,
  })
}

function comparing(
  router: Router,
  kind: NodeReference['kind'],
  ids: readonly string[],
): string | undefined {
  if (kind !== 'user' && kind !== 'role') return undefined
  const sides = sidesText(sidesHere(ids.slice(0, 6)))
  return router.address('roles', { compare: `${kind}s`, sides })
}

/** Where a question about it is answered. */
function asked(router: Router, { app, id, kind }: GraphNode): GraphAction[] {
  const add = (name: 'who' | 'holders' | 'whatIf', address: string): GraphAction => ({
    id: name,
    title: t(`graph.do.${name}`),
    address,
  })
  switch (kind) {
    case 'user':
      return [add('whatIf', router.address('what-if', { user: id }))]
    case 'role':
      return [
        add('holders', router.address('users', { filter: `role:${quoted(id)}` })),
        add('whatIf', router.address('what-if', { role: id })),
      ]
    case 'permission': {
      // A filter names permissions of the account; those of apps are answered where they stand.
      const who =
        app === undefined
          ? router.address('users', { filter: `has:${quoted(id)}` })
          : router.address('permissions', { sel: `permission:${app}/${id}` })
      return [add('who', who), add('whatIf', router.address('what-if', { filter: id }))]
    }
    case 'menu':
      return [add('who', router.address('menus', { app: app ?? '', sel: `menu:${id}` }))]
    case 'menu-group':
      return []
  }
}

export function actionsOf(view: GraphView, router: Router, item: GraphItem): GraphAction[] {
  const { key, node } = item
  const pinned = view.place.pinned.has(key)
  const pin: GraphAction = {
    id: 'pin',
    title: t(pinned ? 'graph.do.unpin' : 'graph.do.pin'),
    run: () => {
      const number = view.numberOf(key)
      if (number !== undefined) view.pin(key, pinned ? undefined : view.picture?.scene.y[number])
    },
  }
  const inspect = {
    id: 'inspect',
    title: t('graph.do.inspect'),
    keys: 'Enter',
    run: () => view.select(key),
  }
  if (node === undefined) {
    const unfold = () => view.unfold(key)
    return [
      inspect,
      { id: 'unfold', title: t('graph.do.unfold'), keys: 'u', run: unfold },
      { id: 'only', title: t('graph.do.only'), run: () => keepPaths(view, key) },
      pin,
    ]
  }
  const reference: NodeReference = referenceOf(key) ?? node
  const selected = view.item(view.routesFrom?.key ?? view.selected)
  const other = selected?.node !== undefined && selected.key !== key ? selected : undefined
  const table = tableAddress(router, reference)
  const matrix = matrixAddress(router, reference)
  const same = other?.kind === item.kind ? other : undefined
  const compare = comparing(router, item.kind, [
    ...(same?.node === undefined ? [] : [same.node.id]),
    node.id,
  ])
  const isExpanded = view.place.expanded.some((one) => keyOf(one) === key)
  return [
    inspect,
    ...(other === undefined || (other.kind === item.kind && item.kind !== 'permission')
      ? []
      : [
          {
            id: 'routes',
            title: t('graph.do.routesBetween', { name: other.label }),
            keys: 'Ctrl Click',
            run: () => void view.routesTo(reference),
          },
        ]),
    {
      id: 'routes-from',
      title: t('graph.do.routesFromHere'),
      run: () => (view.routesFrom = item),
    },
    ...asked(router, node),
    ...(item.kind === 'permission'
      ? [
          {
            id: 'includes',
            title: t('graph.do.includes'),
            run: () =>
              view.change(
                {
                  focus: [reference],
                  direction: 'below',
                  hops: 4,
                  only: [],
                  onlyGroups: [],
                  hidden: [],
                },
                { sel: key, from: '', to: '' },
              ),
          },
        ]
      : []),
    ...(compare === undefined
      ? []
      : [
          {
            id: 'compare',
            title:
              same === undefined
                ? t('graph.do.compare')
                : t('graph.do.compareWith', { name: same.label }),
            address: compare,
          },
        ]),
    ...(matrix === undefined
      ? []
      : [{ id: 'matrix', title: t('graph.do.matrix'), address: matrix }]),
    ...(table === undefined ? [] : [{ id: 'table', title: t('graph.do.table'), address: table }]),
    {
      id: 'focus',
      title: t('graph.do.focus'),
      keys: 'g',
      begins: true,
      run: () => view.fromHere(reference),
    },
    ...(node.focus
      ? []
      : [{ id: 'add-focus', title: t('graph.do.addFocus'), run: () => view.addFocus(reference) }]),
    {
      id: 'expand',
      title: t(isExpanded ? 'graph.do.collapse' : 'graph.do.expand'),
      keys: 'u',
      run: () => view.toggleExpanded(reference),
    },
    { id: 'only', title: t('graph.do.only'), run: () => keepPaths(view, key) },
    pin,
    { id: 'hide', title: t('graph.do.hide'), keys: 'Del', run: () => view.hide([reference]) },
    { id: 'copy-name', title: t('graph.do.copyName'), begins: true, run: copied(item.label) },
    { id: 'copy-id', title: t('graph.do.copyId'), run: copied(node.id) },
  ]
}

/** Of several: users and roles can be compared and put into one picture. */
export function actionsOfMany(
  view: GraphView,
  router: Router,
  items: readonly GraphItem[],
): GraphAction[] {
  const references = items.flatMap(({ key }) => referenceOf(key) ?? [])
  const kinds = new Set(references.map(({ kind }) => kind))
  const [kind] = kinds
  const compare =
    kinds.size === 1 && references.length > 1 && kind !== undefined
      ? comparing(
          router,
          kind,
          references.map(({ id }) => id),
        )
      : undefined
  const matrix = matrixOfMany(router, references)
  const groups = items.filter(({ group }) => group !== undefined).map(({ key }) => key)
  return [
    {
      id: 'only',
      title: t('graph.do.onlyMany'),
      run: () => view.keepOnly(items.map(({ key }) => key)),
    },
    ...(references.length === 0
      ? []
      : [{ id: 'hide', title: t('graph.do.hide'), keys: 'Del', run: () => view.hide(references) }]),
    ...(groups.length === 0
      ? []
      : [
          {
            id: 'unfold',
            title: t('graph.do.unfold'),
            run: () => view.change({ unfolded: [...new Set([...view.place.unfolded, ...groups])] }),
          },
        ]),
    ...(compare === undefined
      ? []
      : [{ id: 'compare', title: t('graph.do.compare'), address: compare }]),
    ...(matrix === undefined
      ? []
      : [{ id: 'matrix', title: t('graph.do.matrixMany'), address: matrix }]),
    {
      id: 'copy-names',
      title: t('graph.do.copyNames'),
      begins: true,
      run: copied(items.map(({ label }) => label).join('\n')),
    },
  ]
}

function keepPaths(view: GraphView, key: string): void {
  const { picture } = view
  const number = view.numberOf(key)
  if (picture === undefined || number === undefined) return
  const lit = throughItem(picture.model, number)
  view.keepOnly(
    picture.model.items.filter((_, place) => lit.nodes[place] === 1).map((item) => item.key),
  )
}
