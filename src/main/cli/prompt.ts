/** Asks a person on the terminal. Questions stand on stderr, because stdout holds the answer alone. */
import askPassword from '@inquirer/password'
import { createInterface } from 'node:readline/promises'
import { AppError } from '../../shared/result'
import type { CliIo } from './io'

/** @throws AppError `cancelled` at Ctrl+C and at the end of the input */
export function askSecret(io: CliIo, message: string, needed: boolean): Promise<string> {
  return asked(io, async (signal) => {
    const value = await askPassword(
      {
        message,
        // By its default, a key would show what was typed.
        toggleMask: false,
        validate: (typed) => !needed || typed.trim() !== '' || 'This is needed.',
      },
      { input: io.stdin, output: io.stderr, signal },
    )
    return value.trim()
  })
}

/** What may be seen. @throws AppError `cancelled` at Ctrl+C and at the end of the input */
export function askText(io: CliIo, message: string): Promise<string> {
  return asked(io, async (signal) => {
    const lines = createInterface({ input: io.stdin, output: io.stderr, terminal: true })
    try {
      for (;;) {
        const text = (await lines.question(`${message}: `, { signal })).trim()
        if (text !== '') return text
      }
    } catch (thrown) {
      // The question's own line is still open.
      io.stderr.write('\n')
      throw thrown
    } finally {
      lines.close()
    }
  })
}

/** Both kinds of question wait for ever where the input ends, or is closed by Ctrl+D; this ends them. */
async function asked(io: CliIo, question: (signal: AbortSignal) => Promise<string>) {
  const stopped = new AbortController()
  const stop = () => {
    stopped.abort()
  }
  // A closed question pauses its input; one that was answered has ended by then.
  const ends = ['end', 'close', 'pause'] as const
  const ended = () => setImmediate(stop)
  for (const end of ends) io.stdin.once(end, ended)
  const offInterrupt = io.onInterrupt(stop)
  try {
    return await question(stopped.signal)
  } catch (thrown) {
    if (!stopped.signal.aborted && !isStop(thrown)) throw thrown
    throw new AppError('cancelled', 'Stopped. Nothing was changed.')
  } finally {
    offInterrupt()
    for (const end of ends) io.stdin.off(end, ended)
  }
}

/** How the libraries name a Ctrl+C that reached them as a key. */
function isStop(thrown: unknown): boolean {
  return thrown instanceof Error && ['ExitPromptError', 'AbortError'].includes(thrown.name)
}
