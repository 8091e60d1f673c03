import { expect, test } from 'vitest'
import { Runs } from '../../../src/main/api/runs'

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
  expect(() => runs.mustBeIdle()).toThrow('at work')
  finish()
  await new Promise((resolve) => setImmediate(resolve))
  expect(ended).toEqual(['export', 'import', 'undo-import'])
  expect(runs.get(first).status).toBe('done')
  runs.mustBeIdle()
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
  expect(() => runs.mustBeIdle()).toThrow('at work')
  await runs.close()
  expect(cleaned).toBe(true)
  expect(runs.get(run).status).toBe('cancelled')
})
