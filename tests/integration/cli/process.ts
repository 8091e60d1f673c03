/** The built command line as real processes over one data folder, as a person or a script runs it. */
import { spawn, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { temporaryFolder } from '../../support/account'

const cli = fileURLToPath(new URL('../../../out/main/cli.js', import.meta.url))

export interface Ended {
  code: number | null
  stdout: string
  stderr: string
}

export interface Started {
  child: ChildProcess
  ended: Promise<Ended>
}

export interface Terminal {
  data: string
  /** @param stdin what is piped in; null: it is closed */
  start(words: readonly string[], stdin?: string | null): Started
  run(words: readonly string[], stdin?: string | null): Promise<Ended>
}

/** @param env with a keychain; absent: none */
export function terminal(
  env: NodeJS.ProcessEnv = { ...process.env, PERMISCOPE_KEYCHAIN: 'off' },
): Terminal {
  const data = temporaryFolder()
  const start: Terminal['start'] = (words, stdin = '') => {
    const child = spawn(process.execPath, [cli, ...words], {
      // Without a display no browser opens.
      env: { ...env, PERMISCOPE_DATA: data, DISPLAY: '', WAYLAND_DISPLAY: '' },
      stdio: [stdin === null ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    })
    onTestFinished(() => void child.kill('SIGKILL'))
    const texts = { stdout: '', stderr: '' }
    for (const name of ['stdout', 'stderr'] as const) {
      child[name]?.setEncoding('utf8').on('data', (text: string) => (texts[name] += text))
    }
    // A process that refuses its arguments does not read what is piped in.
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(stdin)
    const ended = new Promise<Ended>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', (code) => {
        resolve({ code, ...texts })
      })
    })
    return { child, ended }
  }
  return { data, start, run: (words, stdin) => start(words, stdin).ended }
}
