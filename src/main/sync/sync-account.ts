/** Reads an account from its vendor: begins or goes on, reads all steps, and stores them as one import. */
import type { VendorClient, VendorReading } from '../connectors/online/types'
import { AppError, errorValue } from '../../shared/result'
import type { SyncReport } from '../../shared/schemas/syncs'
import type { RunContext } from '../api/runs'
import type { Thread } from '../worker/service'
import type { WriterService } from '../worker/writer-service'
import { Recorder } from './recorder'
import type { StagedSync } from './staging'

/** In milliseconds. */
const tellEvery = 1_000

export interface AccountToSync {
  writer: Thread<WriterService>
  /** Its id, or the name of a new one. */
  account: string
  /** How it is read, and by whose leave. */
  reading: VendorReading
  /** Language of the names that come in one at a time: BCP 47. */
  locale: string
  /** Forget what an interrupted sync has read. */
  anew: boolean
  now: () => number
  context: RunContext
}

/**
 * @throws AppError `cancelled`, `sign-in-needed`, `server-unreachable`, `keychain`, `disk-full` and the
 *   like: what was read until then is kept, and the next sync goes on from there; `server-failed` where
 *   nothing at all could be read
 */
export async function syncAccount(input: AccountToSync): Promise<SyncReport> {
  const { writer, reading, context, now } = input
  const { client, externalId } = reading
  const { account, staged, resumed } = await writer.call('beginSync', {
    account: input.account,
    identity: {
      connector: reading.connector,
      server: client.server,
      ...(externalId === undefined ? {} : { externalId }),
    },
    settings: reading.settings,
    signedInUser: client.owner,
    anew: input.anew,
    now: now(),
  })
  const { sync } = staged
  const requestsBefore = staged.requests
  const requests = (): number => requestsBefore + client.requests().total
  const stopping = new AbortController()
  const signal = AbortSignal.any([context.signal, stopping.signal])
  const recorder: Recorder = new Recorder({
    writer,
    account: account.id,
    sync,
    steps: stepsOf(reading, staged),
    requests,
    left: () => whatIsLeft(reading, recorder),
    tell: (progress) => {
      const steps = progress.steps.filter(({ status }) => status !== 'skipped')
      context.progress({
        phase: 'reading',
        done: steps.filter(({ status }) => status !== 'waiting' && status !== 'reading').length,
        total: steps.length,
        sync: progress,
      })
    },
    now,
  })
  client.onWaiting = (waiting) => recorder.waits(waiting)
  // Seconds go by also while nothing comes.
  const ticking = setInterval(() => recorder.changed(), tellEvery)
  try {
    await askAgain(reading, recorder, staged)
    await reading.read({
      recorder,
      signal,
      account: { externalId },
      stop: (reason) => stopping.abort(reason),
    })
    await recorder.flush()
    nothingReadIsNoSync(recorder)
    context.signal.throwIfAborted()
    return await writer.call(
      'finishSync',
      {
        account: account.id,
        sync,
        now: now() + client.clockOffset,
        requests: countsOf(client),
        locale: input.locale,
        signedInUser: client.owner,
        resumed,
      },
      { progress: (progress) => context.progress(progress) },
    )
  } catch (thrown) {
    // What it was stopped for comes first: whatever was under way then says only that it was stopped.
    const reason: unknown = stopping.signal.aborted ? stopping.signal.reason : thrown
    const error = context.signal.aborted ? cancelled() : reason
    await recorder.flush().catch(() => undefined)
    const value = errorValue(error)
    await writer
      .call('stopSync', {
        account: account.id,
        sync,
        status: 'interrupted',
        at: now(),
        requests: requests(),
        error: value,
      })
      .catch(() => undefined)
    throw error
  } finally {
    clearInterval(ticking)
    client.onWaiting = undefined
  }
}

const cancelled = (): AppError =>
  new AppError('cancelled', 'Cancelled. Nothing of it stands in the account yet.', {
    hint: 'What was read is kept: sync again to go on where it stopped.',
  })

/** A step that an older version staged and this one does not know is left out; a new one is added. */
function stepsOf({ steps }: VendorReading, staged: StagedSync): StagedSync['steps'] {
  return Object.entries(steps).map(
    ([step, label]) =>
      staged.steps.find((one) => one.step === step) ?? {
        step,
        label,
        status: 'waiting',
        done: 0,
        beganAt: null,
        state: null,
      },
  )
}

/** What could not be read last time may be there now; and what was skipped depended on that. */
async function askAgain(
  { steps }: VendorReading,
  recorder: Recorder,
  staged: StagedSync,
): Promise<void> {
  for (const { step, status } of staged.steps) {
    if (status !== 'refused' && status !== 'missing' && status !== 'skipped') continue
    if (Object.hasOwn(steps, step)) await recorder.clear(recorder.step(step))
  }
}

/** Groups have limits of their own and go at once: the one that takes longest counts. */
function whatIsLeft(
  { client, requestsLeft }: VendorReading,
  recorder: Recorder,
): { requests: number; milliseconds: number } | undefined {
  let requests = 0
  let milliseconds = 0
  for (const [group, count] of requestsLeft((name) => recorder.step(name))) {
    requests += count
    // Groups go on side by side.
    milliseconds = Math.max(milliseconds, client.estimate(group, count))
  }
  return Number.isFinite(requests) ? { requests, milliseconds } : undefined
}

function nothingReadIsNoSync(recorder: Recorder): void {
  const steps = recorder.progress().steps
  if (steps.some(({ status }) => status === 'whole' || status === 'partial')) return
  const reason = steps.find(({ status }) => status === 'refused' || status === 'missing')?.reason
  throw new AppError(
    'server-failed',
    `Nothing could be read: ${reason ?? 'no step came through'}.`,
    {
      hint: 'Try again later; if it stays, check the server’s address and the rights of whoever signs in.',
    },
  )
}

function countsOf(client: VendorClient): SyncReport['requests'] {
  const byGroup = Object.fromEntries(client.requests().byGroup)
  return { total: client.requests().total, byGroup }
}
