/** Browser mode: the same app, served from 127.0.0.1 to the user's own browser. */
import path from 'node:path'
import { parseArgs } from 'node:util'
import { AppError, errorValue } from '../shared/result'
import { builtWorkers, rendererFolder } from './built-files'
import { onInterrupt } from './cli/interrupt'
import { createCore } from './core'
import { defaultDataFolder, makeDataFolder } from './data-folder'
import { openBrowser } from './loopback/open-browser'
import { startLoopback } from './loopback/server'
import { version } from './version'

const usage = `Usage: serve [--port N] [--data DIR] [--no-open]
  --port N     listen on this port (default: any free one)
  --data DIR   keep the data in this folder (default: PERMISCOPE_DATA, or ${defaultDataFolder({})})
  --no-open    only print the address, open no browser
`

interface Options {
  port: number
  dataFolder: string
  open: boolean
}

try {
  const options = readOptions()
  if (options === 'help') process.stdout.write(usage)
  else await serve(options)
} catch (error) {
  const { code, message, hint } = errorValue(error)
  process.stderr.write(`${message}\n${hint === undefined ? '' : `${hint}\n`}`)
  process.exitCode = code === 'invalid-argument' ? 2 : 1
}

function readOptions(): Options | 'help' {
  const { values } = parsed()
  if (values.help) return 'help'
  const port = Number(values.port ?? 0)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new AppError('invalid-argument', `"${values.port}" is no port`, {
      hint: 'A port is a whole number from 1 to 65535; 0 means any free one.',
    })
  }
  const dataFolder = values.data === undefined ? defaultDataFolder() : path.resolve(values.data)
  return { port, dataFolder, open: !values['no-open'] }
}

function parsed() {
  try {
    return parseArgs({
      options: {
        port: { type: 'string' },
        data: { type: 'string' },
        'no-open': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    throw new AppError('invalid-argument', error instanceof Error ? error.message : String(error), {
      hint: usage.trimEnd(),
    })
  }
}

async function serve({ port, dataFolder, open }: Options): Promise<void> {
  await makeDataFolder(dataFolder)
  const core = await createCore({
    dataFolder,
    face: 'browser',
    version,
    ...(open ? { openExternal: openBrowser } : {}),
    ...builtWorkers(import.meta.url),
  })
  const folder = rendererFolder(import.meta.url)
  const server = await startLoopback({ core, folder, port }).catch(async (error: unknown) => {
    await core.close()
    throw error
  })

  const stop = () => {
    server
      .close()
      .then(() => core.close())
      .catch((error: unknown) => {
        process.stderr.write(`${errorValue(error).message}\n`)
        process.exitCode = 1
      })
  }
  onInterrupt(stop)
  process.once('SIGTERM', stop)
  process.once('SIGHUP', stop)

  process.stdout.write(`Permiscope is open at ${server.address}\nCtrl+C ends it.\n`)
  if (open) openBrowser(server.address)
}
