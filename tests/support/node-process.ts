/** Real processes that run one of our TypeScript files. */
import { spawn, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import { onTestFinished } from 'vitest'

const support = import.meta.dirname

export interface NodeProcess {
  child: ChildProcess
  /** The next whole line that it prints. */
  line(): Promise<string>
  /** All that it has printed until it ended, and its exit code. */
  ended(): Promise<{ stdout: string; stderr: string; code: number | null }>
}

/** @param file from the tests' folder */
export function startNode(file: string, args: string[], env = process.env): NodeProcess {
  const hooks = path.join(support, 'typescript.mjs')
  const script = path.join(support, '..', file)
  const typescript = ['--experimental-transform-types', '--disable-warning=ExperimentalWarning']
  const child = spawn(process.execPath, [...typescript, '--import', hooks, script, ...args], {
    env,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let stdout = ''
  let stderr = ''
  let read = 0
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve))
  return {
    child,
    async line() {
      for (;;) {
        const end = stdout.indexOf('\n', read)
        if (end >= 0) {
          const line = stdout.slice(read, end)
          read = end + 1
          return line
        }
        const more = new Promise((resolve) => child.stdout.once('data', resolve))
        const isOver = await Promise.race([more.then(() => false), closed.then(() => true)])
        if (isOver && !stdout.includes('\n', read)) throw new Error(`It ended: ${stderr}`)
      }
    },
    async ended() {
      const code = await closed
      return { stdout, stderr, code }
    },
  }
}
