/**
 * Ctrl+C as a request to stop. A terminal sends it to the whole process group and `npm run` passes it
 * on once more, so a second one within a moment is the same keystroke; a later one ends the process.
 */
const sameKeystrokeMilliseconds = 1000

export function onInterrupt(listener: () => void): () => void {
  let first: number | undefined
  const handler = () => {
    const now = Date.now()
    if (first === undefined) {
      first = now
      listener()
    } else if (now - first > sameKeystrokeMilliseconds) process.exit(130)
  }
  process.on('SIGINT', handler)
  return () => process.off('SIGINT', handler)
}
