/** The keys that work everywhere. Those of a table or tree are handled where it is. */
import type { AppState } from './app.svelte'
import type { Router } from './router.svelte'
import { keyName } from './key-name'

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

const asksToFind = (event: KeyboardEvent): boolean =>
  (event.ctrlKey || event.metaKey) &&
  !event.altKey &&
  !event.shiftKey &&
  keyName(event).toLowerCase() === 'k'

/** Closes the inspector; a focus that stood in it goes back to the row that it was about. */
export function closeInspector(router: Router, how: FocusOptions = {}): void {
  const inside = document.activeElement?.closest('aside') != null
  router.set({ sel: '' })
  if (inside) document.querySelector<HTMLElement>('[data-row][tabindex="0"]')?.focus(how)
}

/** What is selected, as the graph names it. @returns undefined where it is no node of the graph */
function selectedNode({ place }: Router): string | undefined {
  const { app = '', sel = '' } = place.parameters
  const [kind = '', ...id] = sel.split(':')
  if (kind === 'menu' && app !== '' && !id.join(':').includes('/'))
    return `menu:${app}/${id.join(':')}`
  return ['user', 'role', 'permission', 'menu', 'menu-group'].includes(kind) ? sel : undefined
}

export function handleKey(event: KeyboardEvent, app: AppState): void {
  if (event.defaultPrevented) return
  if (asksToFind(event)) {
    if (document.querySelector('dialog[open]') !== null) return
    app.dialog = 'find'
    event.preventDefault()
    return
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return
  // Esc closes the dialog by itself; nothing behind it should move meanwhile.
  if (document.querySelector('dialog[open]') !== null) return
  const menu = document.querySelector<HTMLElement>(':popover-open')
  if (menu !== null) {
    if (event.key !== 'Escape') return
    // Left to the browser, a search field that has the focus would be emptied instead.
    menu.hidePopover()
    event.preventDefault()
    return
  }
  const name = keyName(event)
  if (event.key === 'Escape') {
    if (isTyping(event.target)) (event.target as HTMLElement).blur()
    else if (app.router.parameter('sel') !== '') closeInspector(app.router)
    else return
  } else if (isTyping(event.target)) return
  else if (event.key === '/') document.querySelector<HTMLElement>('[data-filter]')?.focus()
  else if (name === 'a') {
    // In an account the switcher, whose accounts have numbers; at home the first account.
    document.querySelector<HTMLElement>('[data-switch-account]')?.click()
    document.querySelector<HTMLElement>('[data-first-account]')?.focus()
  } else if (event.key === '?') app.dialog = 'keys'
  else if (name === 'g' && selectedNode(app.router) !== undefined) {
    const key = selectedNode(app.router)!
    app.router.go(app.router.address('graph', { focus: key, sel: key }))
  } else if (name === '[') history.back()
  else if (name === ']') history.forward()
  else if (name === 'j' || name === 'k') {
    // From anywhere into the list; inside it, j and k are the arrows.
    document.querySelector<HTMLElement>('[data-row][tabindex="0"]')?.focus()
  } else return
  event.preventDefault()
}
