/** `npm run sim:ringcentral`: see docs/testing.md. */
import { parseArgs } from 'node:util'
import { faultNames, startRingCentral, type FaultName, type SimOptions } from '.'
import { isFaultName } from './server'

const usage = `npm run -s sim:ringcentral -- --users N [options]

A simulated RingCentral on 127.0.0.1. Prints one line of JSON once it listens, and runs until Ctrl+C.

  --users N      extensions of all types together, 10 to 50,000
  --seed N       another account; the same for the same number (default 1)
  --port N       listen on this port (default 0: any free one)
  --window S     length of the rate windows in seconds, such as 1 or 0.5 (default 60)
  --fault NAME   switch a fault on; can be said more than once
  --standard     a Standard user signs in, not a Super Admin
  --without-roles  a user signs in who has all but ReadUserRoles
  --basic        the account has no advanced permissions

Faults: ${faultNames.join(', ')}`

/** A mistake in the arguments, in words. */
class UsageError extends Error {}

function readArguments(args: string[]): SimOptions | 'help' {
  const values = (() => {
    try {
      return parseArgs({
        args,
        options: {
          users: { type: 'string' },
          seed: { type: 'string', default: '1' },
          port: { type: 'string', default: '0' },
          window: { type: 'string', default: '60' },
          fault: { type: 'string', multiple: true, default: [] },
          standard: { type: 'boolean', default: false },
          'without-roles': { type: 'boolean', default: false },
          basic: { type: 'boolean', default: false },
          help: { type: 'boolean', default: false },
        },
      }).values
    } catch (error) {
      throw new UsageError((error as Error).message)
    }
  })()
  if (values.help) return 'help'
  if (values.users === undefined) throw new UsageError('--users is missing')
  if (values.standard && values['without-roles']) {
    throw new UsageError('Only one user signs in: either --standard or --without-roles')
  }
  const window = /^\d+(\.\d+)?$/.test(values.window) ? Number(values.window) : 0
  if (window <= 0) throw new UsageError(`--window must be a number of seconds: ${values.window}`)
  return {
    users: integer('--users', values.users, 10, 50_000),
    seed: integer('--seed', values.seed, 0, 2_147_483_647),
    port: integer('--port', values.port, 0, 65_535),
    window,
    faults: values.fault.map(faultNamed),
    advanced: !values.basic,
    ...(values.standard && { signedInAs: 'standard' }),
    ...(values['without-roles'] && { signedInAs: 'without-roles' }),
  }
}

function integer(option: string, text: string, least: number, most: number): number {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : NaN
  if (value >= least && value <= most) return value
  throw new UsageError(`${option} must be a whole number from ${least} to ${most}: ${text}`)
}

function faultNamed(name: string): FaultName {
  if (isFaultName(name)) return name
  throw new UsageError(`There is no fault "${name}". Known: ${faultNames.join(', ')}`)
}

async function start(args: string[]): Promise<void> {
  const options = readArguments(args)
  if (options === 'help') return void process.stdout.write(`${usage}\n`)
  const sim = await startRingCentral(options)
  const end = (): void => void sim.close()
  process.once('SIGINT', end)
  process.once('SIGTERM', end)
  const { url, clientId, clientSecret, publicClientId, jwt } = sim
  process.stdout.write(`${JSON.stringify({ url, clientId, clientSecret, publicClientId, jwt })}\n`)
}

/**
 * Starts what the arguments say; it goes on after this has returned, until it is told to end.
 *
 * @returns the exit code: 2 for wrong arguments, 1 where it cannot listen
 */
export async function run(args: string[]): Promise<number> {
  try {
    await start(args)
    return 0
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (error instanceof UsageError) {
      process.stderr.write(`${message}\nSee npm run -s sim:ringcentral -- --help\n`)
      return 2
    }
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error
    process.stderr.write(
      `It cannot listen on this port (${code}). Choose another --port, or leave it out for any free one.\n`,
    )
    return 1
  }
}
