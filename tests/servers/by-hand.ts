/** Starting a simulated vendor by hand: arguments, complaints about them, and its end. */

/** A mistake in the arguments, in words. */
export class UsageError extends Error {}

/** @throws UsageError */
export function integer(option: string, text: string, least: number, most: number): number {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : NaN
  if (value >= least && value <= most) return value
  throw new UsageError(`${option} must be a whole number from ${least} to ${most}: ${text}`)
}

/**
 * @param kind in words, such as "fault"
 * @throws UsageError
 */
export function named<Name extends string>(
  kind: string,
  known: readonly Name[],
  names: readonly string[],
): Name[] {
  return names.map((name) => {
    const found = known.find((one) => one === name)
    if (found !== undefined) return found
    throw new UsageError(`There is no ${kind} "${name}". Known: ${known.join(', ')}`)
  })
}

/** A simulated vendor that has been started. */
interface Started {
  /** What is said of it, as one line of JSON. */
  said: object
  close(): Promise<void>
}

/**
 * Starts what the arguments say; it goes on after this has returned, until it is told to end.
 *
 * @param script such as `sim:ringcentral`
 * @param start `help` where the arguments ask for the usage
 * @returns the exit code: 2 for wrong arguments, 1 where it cannot listen
 */
export async function runByHand(
  script: string,
  usage: string,
  start: () => Promise<Started | 'help'>,
): Promise<number> {
  try {
    const started = await start()
    if (started === 'help') {
      process.stdout.write(`${usage}\n`)
      return 0
    }
    const end = (): void => void started.close()
    process.once('SIGINT', end)
    process.once('SIGTERM', end)
    process.stdout.write(`${JSON.stringify(started.said)}\n`)
    return 0
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (error instanceof UsageError) {
      process.stderr.write(`${message}\nSee npm run -s ${script} -- --help\n`)
      return 2
    }
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error
    process.stderr.write(
      `It cannot listen on this port (${code}). Choose another --port, or leave it out for any free one.\n`,
    )
    return 1
  }
}
