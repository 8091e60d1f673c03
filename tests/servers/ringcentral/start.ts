/** `npm run sim:ringcentral`: see docs/testing.md. */
import { parseArgs } from 'node:util'
import { integer, named, runByHand, UsageError } from '../by-hand'
import { faultNames, startRingCentral, type SimOptions } from '.'

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
    faults: named('fault', faultNames, values.fault),
    advanced: !values.basic,
    ...(values.standard && { signedInAs: 'standard' }),
    ...(values['without-roles'] && { signedInAs: 'without-roles' }),
  }
}

/** See {@link runByHand}. */
export function run(args: string[]): Promise<number> {
  return runByHand('sim:ringcentral', usage, async () => {
    const options = readArguments(args)
    if (options === 'help') return 'help'
    const sim = await startRingCentral(options)
    const { url, clientId, clientSecret, publicClientId, jwt } = sim
    return {
      said: { url, clientId, clientSecret, publicClientId, jwt },
      close: () => sim.close(),
    }
  })
}
