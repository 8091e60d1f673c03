import { expect, test, vi } from 'vitest'
import { Runs } from '../../../src/main/api/runs'
import { AppError } from '../../../src/shared/result'
import type { Run } from '../../../src/shared/schemas/imports'

const acme = { id: 'a1', name: 'Acme' }

test('runs that write wait for each other; one that only reads goes beside them', async () => {
  const ended: string[] = []
  let finish: () => void = () => undefined
  const blocked = new Promise<void>((resolve) => {
    finish = resolve
  })
  let readerEnded: () => void = () => undefined
  const reading = new Promise<void>((resolve) => {
    readerEnded = resolve
  })
  const runs = new Runs(({ value }) => {
    if (!('status' in value) || value.status !== 'done') return
    ended.push(value.kind)
    if (value.kind === 'export') readerEnded()
  })
  const first = runs.start('import', 'A', () => blocked.then(() => ({})))
  runs.start('undo-import', 'A', () => Promise.resolve({}))
  const beside = runs.startBeside('export', 'A', () => Promise.resolve({}))
  await reading
  expect(ended).toEqual(['export'])
  expect(runs.get(beside).status).toBe('done')
  expect(() => runs.mustBeIdle({ id: 'A', name: 'Acme' })).toThrow('at work on “Acme”')
  finish()
  await new Promise((resolve) => setImmediate(resolve))
  expect(ended).toEqual(['export', 'import', 'undo-import'])
  expect(runs.get(first).status).toBe('done')
  runs.mustBeIdle({ id: 'A', name: 'Acme' })
})

test('closing waits for what goes beside, and cancels it', async () => {
  const runs = new Runs(() => undefined)
  let cleaned = false
  const run = runs.startBeside(
    'export',
    'A',
    ({ signal }) =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => setImmediate(() => reject(signal.reason as Error)))
      }).finally(() => {
        cleaned = true
      }) as Promise<never>,
  )
  await new Promise((resolve) => setImmediate(resolve))
  await runs.close()
  expect(cleaned).toBe(true)
  expect(runs.get(run).status).toBe('cancelled')
})

test('work on one account keeps what is asked of that account waiting, and of no other', async () => {
  const runs = new Runs(() => undefined)
  const gate = Promise.withResolvers<void>()
  const byName = runs.startBeside('sync', 'Acme', () => gate.promise.then(() => ({})))
  runs.start('sample', undefined, () => gate.promise.then(() => ({})))
  const busy = () => runs.mustBeIdle(acme)
  expect(busy).toThrow('“Acme”: it is being read from its vendor')
  expect(() => runs.mustBeIdle(acme, ['sync', 'sign-in'])).toThrow(AppError)
  runs.mustBeIdle(acme, ['sign-in'])
  runs.mustBeIdle({ id: 'b2', name: 'Umbrella' })
  runs.mustBeIdle({ name: 'sample' })

  const byId = runs.startBeside('question', 'a1', () => gate.promise.then(() => ({})))
  gate.resolve()
  await vi.waitFor(() => expect(runs.get(byName).status).toBe('done'))
  await vi.waitFor(() => expect(runs.get(byId).status).toBe('done'))
  runs.mustBeIdle(acme)
})

test('what is told last arrives, although progress is told in bundles', async () => {
  vi.useFakeTimers()
  try {
    const told: Run[] = []
    const runs = new Runs(({ name, value }) => {
      if (name === 'runs.changed') told.push(value)
    })
    const gate = Promise.withResolvers<void>()
    const run = runs.startBeside('sign-in', 'Acme', async ({ progress }) => {
      progress({ phase: 'signing-in', done: 0 })
      progress({ phase: 'signing-in', done: 0, link: 'https://example.com/first' })
      progress({ phase: 'signing-in', done: 0, link: 'https://example.com/last' })
      await gate.promise
      return {}
    })
    await vi.advanceTimersByTimeAsync(0)
    expect(told.map(({ link }) => link)).toEqual([undefined, undefined])
    await vi.advanceTimersByTimeAsync(100)
    expect(told.map(({ link }) => link)).toEqual([undefined, undefined, 'https://example.com/last'])
    gate.resolve()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(told).toHaveLength(4)
    expect(told.at(-1)).toMatchObject({ status: 'done' })
    expect(runs.get(run)).not.toHaveProperty('link')
  } finally {
    vi.useRealTimers()
  }
})

test('a sync that ended still shows how far it came, and a late word changes nothing', async () => {
  const runs = new Runs(() => undefined)
  const sync = { steps: [], requests: 7 }
  let late: () => void = () => undefined
  const run = runs.startBeside('sync', 'Acme', ({ progress }) => {
    progress({ phase: 'reading', done: 1, sync })
    progress({ phase: 'storing', done: 0 })
    late = () => progress({ phase: 'reading', done: 2 })
    return Promise.reject(new AppError('server-unreachable', 'Nobody answers.'))
  })
  await vi.waitFor(() => expect(runs.get(run).status).toBe('failed'))
  late()
  expect(runs.get(run)).toMatchObject({
    status: 'failed',
    phase: 'finished',
    sync,
    error: { code: 'server-unreachable' },
  })
})

test('cancelled work may say what became of what it had done', async () => {
  const runs = new Runs(() => undefined)
  const kept = new AppError('cancelled', 'Stopped.', { hint: 'What was read is kept.' })
  const start = (error: Error) =>
    runs.startBeside('sync', 'Acme', async ({ signal }) => {
      await new Promise((resolve) => signal.addEventListener('abort', resolve))
      throw error
    })
  const telling = start(kept)
  const silent = start(new Error('socket closed'))
  await Promise.resolve()
  runs.cancel(telling)
  runs.cancel(silent)
  await vi.waitFor(() => expect(runs.get(silent).status).toBe('cancelled'))
  expect(runs.get(telling).error).toEqual(kept.toValue())
  expect(runs.get(silent).error).toMatchObject({
    code: 'cancelled',
    message: 'Cancelled. The account is as it was before.',
  })
})
