import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findNode } from '../../scripts/node.mjs'

const entry = path.resolve(import.meta.dirname, '../../out/main/serve.js')

export interface ServedApp {
  /** What a person opens, with the token in it. */
  address: string
  origin: string
  dataFolder: string
  /** Ends it as Ctrl+C does and removes its data. */
  stop(): Promise<void>
}

/**
 * Starts the built app in browser mode on a free port with a data folder of its own, or a given one.
 *
 * @throws with what it printed, if it ends before it is open
 */
export async function serveApp(given?: string): Promise<ServedApp> {
  const dataFolder = given ?? (await mkdtemp(path.join(tmpdir(), 'permiscope-e2e-')))
  const child = spawn(findNode(), [entry, '--no-open', '--data', dataFolder], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // A test leaves nothing in the keychain of whoever runs it.
    env: { ...process.env, PERMISCOPE_KEYCHAIN: 'off' },
  })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  let output = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text))
  const opened = new Promise<string>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text
      const found = /http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]+(?=\s)/.exec(output)
      if (found) resolve(found[0])
    })
  })
  const address = await Promise.race([opened, ended.then(() => undefined)])
  if (address === undefined) throw new Error(`The app did not open:\n${output}`)

  return {
    address,
    origin: new URL(address).origin,
    dataFolder,
    async stop() {
      // SIGINT is Ctrl+C; Windows has no signals and ends it at once.
      child.kill('SIGINT')
      const code = await ended
      if (given === undefined) await rm(dataFolder, { recursive: true, force: true })
      if (process.platform !== 'win32' && code !== 0) {
        throw new Error(`The app ended with code ${code}:\n${output}`)
      }
    },
  }
}
