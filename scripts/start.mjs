#!/usr/bin/env node
/** `npm start`: the desktop app where Electron can run, else the same app in a browser. */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { buildIfStale } from './build.mjs'
import { downloadElectron, findElectron, obstacle } from './electron.mjs'
import { environment, main, root, ScriptError, startFolder } from './node.mjs'
import { ended, runScript } from './process.mjs'

/** src/main/index.ts writes it once its window is there. */
const opened = 'Permiscope is open'

const usage = `Usage: npm start -- [options]
  --browser    open it in a browser, even where Electron is installed
  --no-open    browser mode: only print the address
  --port N     browser mode: listen on this port (default: any free one)
  --data DIR   keep the data in this folder`

await main(async () => {
  const options = readOptions()
  if (options.help) {
    process.stdout.write(`${usage}\n`)
    return 0
  }
  await buildIfStale()
  const data = options.data && path.resolve(startFolder('start'), options.data)
  const outcome = await desktop(options, data)
  if (typeof outcome === 'number') return outcome

  process.stdout.write(`Browser mode: ${outcome}.\n`)
  return runScript(path.join(root, 'out', 'main', 'serve.js'), [
    ...(options.port ? ['--port', options.port] : []),
    ...(data ? ['--data', data] : []),
    ...(options['no-open'] ? ['--no-open'] : []),
  ])
})

function readOptions() {
  try {
    return parseArgs({
      options: {
        browser: { type: 'boolean' },
        'no-open': { type: 'boolean' },
        port: { type: 'string' },
        data: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values
  } catch (error) {
    throw new ScriptError(`${error instanceof Error ? error.message : error}\n${usage}`)
  }
}

/**
 * Runs the desktop app.
 *
 * @param {ReturnType<typeof readOptions>} options
 * @param {string | undefined} data
 * @returns {Promise<number | string>} its exit code; or why browser mode is needed, in words
 */
async function desktop(options, data) {
  for (const name of /** @type {const} */ (['browser', 'no-open', 'port'])) {
    if (options[name]) return `asked for with --${name}`
  }
  const reason = obstacle()
  if (reason) return reason
  if (!findElectron()) {
    process.stderr.write('Downloading the Electron runtime (about 120 MB) …\n')
    const failure = await downloadElectron()
    if (failure) {
      return `the Electron runtime is not installed and could not be downloaded (${failure})`
    }
  }
  return runElectron(/** @type {string} */ (findElectron()), data)
}

/**
 * @param {string} executable
 * @param {string | undefined} data
 */
async function runElectron(executable, data) {
  const child = spawn(executable, [root], {
    stdio: ['inherit', 'pipe', 'inherit'],
    env: environment(data ? { PERMISCOPE_DATA: data } : {}),
  })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output += text
    process.stdout.write(text)
  })
  const code = await ended(child).catch((/** @type {Error} */ error) => error.message)
  if (code === 0 || (typeof code === 'number' && output.includes(opened))) return code
  return `Electron did not start here (${typeof code === 'number' ? `exit code ${code}` : code})`
}
