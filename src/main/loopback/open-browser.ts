import open from 'open'

/**
 * Opens the user's browser where there is one. Nothing depends on it: the address is printed as well.
 */
export function openBrowser(address: string): void {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY) return
  // A program that is missing is told by the child process, other failures by the promise.
  open(address).then(
    (child) => child.once('error', () => undefined),
    () => undefined,
  )
}
