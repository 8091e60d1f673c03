/** Shows how far a run is, on stderr: nothing in the first second, then one line that stays true. */
import type { Run } from '../../shared/schemas/imports'
import type { CliIo } from './io'
import { visible } from './visible'
import { fit } from './width'
import { number } from './words'

const quietMilliseconds = 1000
/** A terminal's line is rewritten this often; a log gets a line this often. */
const terminalMilliseconds = 100
const logMilliseconds = 5000

const phases: Readonly<Record<Run['phase'], string>> = {
  waiting: 'Waiting for other work to finish',
  reading: 'Reading',
  storing: 'Storing',
  copying: 'Copying',
  writing: 'Writing',
  finished: 'Finished',
}

export class Progress {
  readonly #io: CliIo
  readonly #started: number
  #shownAt = Number.NEGATIVE_INFINITY
  #shownPhase: Run['phase'] | undefined
  #lineOpen = false

  constructor(io: CliIo) {
    this.#io = io
    this.#started = io.now()
  }

  show(run: Run): void {
    const now = this.#io.now()
    if (now - this.#started < quietMilliseconds) return
    if (this.#io.isTerminal) this.#rewrite(run, now)
    else this.#append(run, now)
  }

  /** Takes the rewritten line away, so that the answer stands alone. */
  end(): void {
    if (this.#lineOpen) this.#io.stderr.write('\r\u001b[K')
    this.#lineOpen = false
  }

  #rewrite(run: Run, now: number): void {
    if (now - this.#shownAt < terminalMilliseconds) return
    this.#shownAt = now
    this.#lineOpen = true
    // One column is left free: some terminals wrap when the last one is written.
    this.#io.stderr.write(`\r\u001b[K${fit(progressText(run), columnsOf(this.#io.stderr) - 1)}`)
  }

  #append(run: Run, now: number): void {
    if (run.phase === this.#shownPhase && now - this.#shownAt < logMilliseconds) return
    this.#shownAt = now
    this.#shownPhase = run.phase
    this.#io.stderr.write(`${progressText(run)}\n`)
  }
}

/** A terminal that does not know its width says 0. */
function columnsOf(stream: object): number {
  const columns = 'columns' in stream ? stream.columns : undefined
  return typeof columns === 'number' && columns > 0 ? columns : 80
}

function progressText(run: Run): string {
  const amount =
    run.total === undefined
      ? run.done === 0
        ? ''
        : ` ${number(run.done)}`
      : // A file that is being read is not done.
        ` ${number(Math.floor(run.done))} of ${number(run.total)}`
  const note = run.note === undefined ? '' : `: ${run.note}`
  return visible(`${phases[run.phase]}${amount}${note}`)
}
