/** Keeps the keys on the page: what goes away, as a place or an answer comes, may have had the focus. */
import { tick } from 'svelte'

/**
 * Gives a focus that was lost to the heading of the view: from there Tab goes on, and a screen reader says
 * where that is. Views that know better, as grids and dialogs do, give it on themselves.
 * @returns ends it
 */
export function keepFocus(): () => void {
  let last: Element | undefined
  const remember = ({ target }: FocusEvent): void => {
    last = target instanceof Element ? target : undefined
  }
  const observer = new MutationObserver(() => {
    if (last === undefined || last.isConnected) return
    last = undefined
    void giveBack()
  })
  document.addEventListener('focusin', remember)
  observer.observe(document.body, { childList: true, subtree: true })
  return () => {
    document.removeEventListener('focusin', remember)
    observer.disconnect()
  }
}

async function giveBack(): Promise<void> {
  await tick()
  if (document.activeElement !== document.body) return
  const heading = document.querySelector<HTMLElement>('main h1')
  if (heading === null) return
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
}
