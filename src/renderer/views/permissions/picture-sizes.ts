/** Measures of the picture that its layout and its drawing must agree on, in its own units. */
export const rowHeight = 22
export const columnGap = 56
/** Around a middle room is dear: rings grow with what stands on them. */
export const radialRowHeight = 16
export const radialGap = 36
/** Room behind a label for what is folded away, or for how often the same one stands there. */
export const badgeWidth = 30

/** Smaller than this, in pixels a unit, labels are no longer read: shapes and colours remain. */
export const readableScale = 0.55

/** A label begins behind its shape, where it has one. */
export const labelStart = (hasShape: boolean): number => (hasShape ? 14 : 4)
