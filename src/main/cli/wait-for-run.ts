/** Starts long work, shows how far it is, stops it at Ctrl+C and hands back how it ended. */
import { AppError } from '../../shared/result'
import type { Run } from '../../shared/schemas/imports'
import { ask } from './ask'
import { Progress } from './progress'
import type { Session } from './session'

export async function waitForRun(
  session: Session,
  start: () => Promise<{ run: string }>,
  whenCancelled: string,
): Promise<Run> {
  const { api, core, io } = session
  const progress = new Progress(io)
  const ended = new Map<string, Run>()
  let id: string | undefined
  let interrupted = false
  let onEnd: ((run: Run) => void) | undefined

  // A short run may end before its start has answered, so listening begins first.
  const unsubscribe = core.subscribe((event) => {
    if (event.name !== 'runs.changed') return
    const run = event.value
    if (run.status !== 'running') {
      ended.set(run.id, run)
      if (run.id === id) onEnd?.(run)
    } else if (run.id === id) progress.show(run)
  })
  const offInterrupt = io.onInterrupt(() => {
    interrupted = true
    if (id !== undefined) void api.runs.cancel({ run: id })
  })
  try {
    id = (await start()).run
    if (interrupted) await ask(api.runs.cancel({ run: id }))
    const current = await ask(api.runs.get({ run: id }))
    // What it told before its id was known.
    if (current.status === 'running') progress.show(current)
    const run =
      current.status !== 'running'
        ? current
        : (ended.get(id) ??
          (await new Promise<Run>((resolve) => {
            onEnd = resolve
          })))
    return succeeded(run, whenCancelled)
  } finally {
    offInterrupt()
    unsubscribe()
    progress.end()
  }
}

function succeeded(run: Run, whenCancelled: string): Run {
  if (run.status === 'cancelled') throw new AppError('cancelled', whenCancelled)
  if (run.status === 'failed') {
    throw run.error === undefined
      ? new AppError('internal', `The ${run.kind} failed and did not say why.`)
      : AppError.from(run.error)
  }
  return run
}
