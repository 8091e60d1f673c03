/** Keeps the keys on the page: a place that is left takes away what had the focus. */
import { tick } from 'svelte'

/**
 * To be called before the page shows another place. If what has the focus now goes with the old one, the
 * heading of the new one gets it: from there Tab goes on, and a screen reader says where that is.
 */
export async function keepFocus(): Promise<void> {
  const before = document.activeElement
  await tick()
  if (before === null || before === document.body || before.isConnected) return
  if (document.activeElement !== document.body) return
  const heading = document.querySelector<HTMLElement>('main h1')
  if (heading === null) return
  heading.tabIndex = -1
  heading.focus()
}
