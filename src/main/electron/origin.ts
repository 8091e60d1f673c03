/** The page's address on the desktop. A scheme of our own: `file://` would reach all files. */
export const scheme = 'app'
export const host = 'permiscope'
export const origin = `${scheme}://${host}`
export const startAddress = `${origin}/`
