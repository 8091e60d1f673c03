/** A simulated vendor that is started by its script, as a person does. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'

/** @param script in `scripts`, such as `sim-ringcentral.mjs` */
export function startScript(script: string, ...args: string[]): ChildProcess {
  const file = path.resolve(import.meta.dirname, '../../scripts', script)
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

/** Everything that it said, once it has ended. */
export async function ended(
  child: ChildProcess,
): Promise<{ code: number; said: string; errors: string }> {
  const text = { said: '', errors: '' }
  child.stdout!.on('data', (piece) => (text.said += String(piece)))
  child.stderr!.on('data', (piece) => (text.errors += String(piece)))
  const [code] = (await once(child, 'close')) as [number]
  return { code, ...text }
}

/** The lines that it says, of which the first has come. */
export async function linesOf(child: ChildProcess): Promise<string[]> {
  const lines: string[] = []
  const reading = createInterface({ input: child.stdout! })
  reading.on('line', (line) => lines.push(line))
  await once(reading, 'line')
  return lines
}
