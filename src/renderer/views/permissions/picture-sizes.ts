/** Measures of the picture that its layout and its drawing must agree on, in its own units. */
export const rowHeight = 22
export const columnGap = 56
/** Room behind a label for what is folded away, or for how often the same one stands there. */
export const badgeWidth = 30

/** A label begins behind its shape, where it has one. */
export const labelStart = (hasShape: boolean): number => (hasShape ? 14 : 4)
