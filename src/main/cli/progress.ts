/**
 * Shows how far a run is, on stderr: nothing in the first second, then on a terminal a few lines that
 * stay true, else a line now and then. The page of a sign-in is told at once, and stays.
 */
import type { Run } from '../../shared/schemas/imports'
import type { CliIo } from './io'
import { amountLine, endedLine, hasEnded, readingLines, waitingLines } from './sync-progress'
import { visible } from './visible'
import { fit } from './width'
import { number } from './words'

const quietMilliseconds = 1000
/** A terminal's lines are rewritten this often; a log gets a line this often. */
const terminalMilliseconds = 100
const logMilliseconds = 5000

const phases: Readonly<Record<Run['phase'], string>> = {
  waiting: 'Waiting for other work to finish',
  'signing-in': 'Signing in',
  reading: 'Reading',
  storing: 'Storing',
  copying: 'Copying',
  writing: 'Writing',
  searching: 'Looking for fewer roles',
  finished: 'Finished',
}

export class Progress {
  readonly #io: CliIo
  readonly #started: number
  #shownAt = Number.NEGATIVE_INFINITY
  #shownPhase: Run['phase'] | undefined
  #shownLink: string | undefined
  /** Steps of a sync whose end was told. */
  readonly #endedSteps = new Set<string>()
  /** How many lines stand open on the terminal, to be rewritten. */
  #openLines = 0

  constructor(io: CliIo) {
    this.#io = io
    this.#started = io.now()
  }

  show(run: Run): void {
    if (run.link !== undefined) {
      this.#tellLink(run.link)
      return
    }
    const now = this.#io.now()
    if (now - this.#started < quietMilliseconds) return
    if (this.#io.isTerminal) this.#rewrite(run, now)
    else this.#append(run, now)
  }

  /** Takes the rewritten lines away, so that the answer stands alone. */
  end(): void {
    if (this.#openLines > 0) this.#io.stderr.write(this.#clearing())
    this.#openLines = 0
  }

  #tellLink(link: string): void {
    if (link === this.#shownLink) return
    this.end()
    this.#shownLink = link
    this.#io.stderr.write(
      `Sign in at this page, in a browser on this machine:\n  ${visible(link)}\nWaiting for the sign-in; Ctrl+C stops it.\n`,
    )
  }

  #rewrite(run: Run, now: number): void {
    if (now - this.#shownAt < terminalMilliseconds) return
    this.#shownAt = now
    // One column is left free: some terminals wrap when the last one is written.
    const columns = columnsOf(this.#io.stderr) - 1
    const lines = progressLines(run).map((line) => fit(visible(line), columns))
    this.#io.stderr.write(this.#clearing() + lines.join('\n'))
    this.#openLines = lines.length
  }

  #clearing(): string {
    const up = this.#openLines - 1
    return up > 0 ? `\r\u001b[${String(up)}A\u001b[J` : '\r\u001b[K'
  }

  #append(run: Run, now: number): void {
    const ended = this.#newlyEnded(run)
    const isDue = run.phase !== this.#shownPhase || now - this.#shownAt >= logMilliseconds
    if (ended.length === 0 && !isDue) return
    this.#shownAt = now
    this.#shownPhase = run.phase
    const lines = isDue ? [...ended, progressLines(run).join('; ')] : ended
    this.#io.stderr.write(lines.map((line) => `${visible(line)}\n`).join(''))
  }

  #newlyEnded({ sync }: Run): string[] {
    const ended = (sync?.steps ?? []).filter(
      (step) => hasEnded(step) && !this.#endedSteps.has(step.step),
    )
    for (const { step } of ended) this.#endedSteps.add(step)
    return ended.map(endedLine)
  }
}

/** A terminal that does not know its width says 0. */
function columnsOf(stream: object): number {
  const columns = 'columns' in stream ? stream.columns : undefined
  return typeof columns === 'number' && columns > 0 ? columns : 80
}

function progressLines(run: Run): string[] {
  const { sync } = run
  if (sync === undefined || run.phase !== 'reading') return [progressText(run)]
  return [...readingLines(sync), amountLine(sync), ...waitingLines(sync)]
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
  return `${phases[run.phase]}${amount}${note}`
}
