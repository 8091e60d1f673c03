/** `npm run sim:enos`: see docs/testing.md. */
import { parseArgs } from 'node:util'
import { integer, named, runByHand, UsageError } from '../by-hand'
import { faultNames, grantNames, quirkNames, startEnos, type SimOptions } from '.'

const usage = `npm run -s sim:enos -- --users N --apps N [options]

A simulated EnOS gateway on 127.0.0.1. Prints one line of JSON once it listens, and runs until Ctrl+C.

  --users N          users of each organization, 1 to 10,000
  --apps N           apps, 1 to 50
  --organizations N  how many, 1 to 5 (default 1)
  --largest-menu N   menus of the largest app, 1 to 5,000 (default 1,441 from 10 apps on)
  --seed N           other organizations; the same for the same number (default 1)
  --port N           listen on this port (default 0: any free one)
  --fault NAME       switch a fault on; can be said more than once
  --limit N          requests a second from which on the fault slow-down refuses (default 50)
  --quirk NAME       answer as the documents' samples differ; can be said more than once
  --without GRANT    a grant that the application does not have; can be said more than once

Faults: ${faultNames.join(', ')}
Quirks: ${quirkNames.join(', ')}
Grants: ${grantNames.join(', ')}`

function readArguments(args: string[]): SimOptions | 'help' {
  const values = (() => {
    try {
      return parseArgs({
        args,
        options: {
          users: { type: 'string' },
          apps: { type: 'string' },
          organizations: { type: 'string', default: '1' },
          'largest-menu': { type: 'string' },
          seed: { type: 'string', default: '1' },
          port: { type: 'string', default: '0' },
          fault: { type: 'string', multiple: true, default: [] },
          limit: { type: 'string', default: '50' },
          quirk: { type: 'string', multiple: true, default: [] },
          without: { type: 'string', multiple: true, default: [] },
          help: { type: 'boolean', default: false },
        },
      }).values
    } catch (error) {
      throw new UsageError((error as Error).message)
    }
  })()
  if (values.help) return 'help'
  if (values.users === undefined) throw new UsageError('--users is missing')
  if (values.apps === undefined) throw new UsageError('--apps is missing')
  const largest = values['largest-menu']
  return {
    users: integer('--users', values.users, 1, 10_000),
    apps: integer('--apps', values.apps, 1, 50),
    organizations: integer('--organizations', values.organizations, 1, 5),
    ...(largest !== undefined && {
      largestMenu: integer('--largest-menu', largest, 1, 5_000),
    }),
    seed: integer('--seed', values.seed, 0, 2_147_483_647),
    port: integer('--port', values.port, 0, 65_535),
    faults: named('fault', faultNames, values.fault),
    limit: integer('--limit', values.limit, 1, 100_000),
    quirks: named('quirk', quirkNames, values.quirk),
    without: named('grant', grantNames, values.without),
  }
}

/** See {@link runByHand}. */
export function run(args: string[]): Promise<number> {
  return runByHand('sim:enos', usage, async () => {
    const options = readArguments(args)
    if (options === 'help') return 'help'
    const sim = await startEnos(options)
    const { url, accessKey, secretKey, organizations, apps } = sim
    return {
      said: { url, accessKey, secretKey, orgIds: organizations.map(({ id }) => id), apps },
      close: () => sim.close(),
    }
  })
}
