/** On paper stands all of the picture, not the part that the window shows. */
export function putPrinted(place: HTMLElement, svg: string): void {
  const drawn = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement
  // As wide as the paper.
  drawn.removeAttribute('width')
  drawn.removeAttribute('height')
  place.replaceChildren(drawn)
}

export const clearPrinted = (place: HTMLElement): void => place.replaceChildren()
