/** Colours and font of the picture, read from the tokens of the theme that is on. */
import type { Look } from '../../canvas/paint'

export function lookOf(element: Element): Look {
  const style = getComputedStyle(element)
  const token = (name: string): string => style.getPropertyValue(`--${name}`).trim()
  return {
    font: style.fontFamily,
    surface: token('surface'),
    node: token('surface-raised'),
    line: token('line-strong'),
    edge: token('line-strong'),
    text: token('text'),
    quiet: token('text-quiet'),
    accent: token('accent'),
    accentSoft: token('accent-soft'),
    unknown: token('unknown'),
    user: token('kind-user'),
    role: token('kind-role'),
    permission: token('kind-permission'),
    'menu-group': token('kind-menu'),
    menu: token('kind-menu'),
  }
}
