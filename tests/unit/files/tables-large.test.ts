import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { SavedFile } from '../../../src/main/connectors/files/read'
import { draftOf, fileOf, newFolder, read } from './support'

const MEGABYTE = 1024 * 1024
const ROWS = 1_000_000

/** Written as a stream, so that the test itself does not hold it. */
async function write(header: string, rowOf: (index: number) => string): Promise<SavedFile> {
  const location = join(await newFolder(), 'large')
  const stream = createWriteStream(location)
  stream.write(`${header}\n`)
  for (let index = 0; index < ROWS; index += 1000) {
    const rows = Array.from({ length: 1000 }, (_, offset) => rowOf(index + offset))
    if (!stream.write(`${rows.join('\n')}\n`)) await once(stream, 'drain')
  }
  stream.end()
  await once(stream, 'finish')
  return { path: 'large.csv', location, size: (await stat(location)).size }
}

/** The most memory that the process took on top of what it had, in bytes. */
async function watched<T>(work: Promise<T>): Promise<{ value: T; grown: number }> {
  const before = process.memoryUsage().rss
  let most = before
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 10)
  try {
    return { value: await work, grown: most - before }
  } finally {
    clearInterval(timer)
  }
}

it('reads a million grants as a stream', async () => {
  // 50,000 and 397 have no common divisor, so every pair is another one.
  const file = await write(
    'user,permission',
    (index) => `user-${index % 50_000},ReadAndWriteThings${index % 397}`,
  )
  const { value: outcome, grown } = await watched(read([file]))
  const { body } = draftOf(outcome, 'direct-permission-list')
  expect(body?.permissions).toHaveLength(397)
  expect(body?.records).toHaveLength(50_000)
  expect(body?.records.reduce((sum, { permissions }) => sum + permissions.length, 0)).toBe(ROWS)
  expect(fileOf(outcome, 'large.csv')).toMatchObject({ records: ROWS })
  expect(grown).toBeLessThan(300 * MEGABYTE)
})

it('keeps of a file of repetitions one of each', async () => {
  const wide = 'x'.repeat(200)
  const file = await write('user,permission,note', (index) => `u${index % 10},P,${wide}`)
  expect(file.size).toBeGreaterThan(200 * MEGABYTE * 0.95)
  const { value: outcome, grown } = await watched(read([file]))
  expect(draftOf(outcome, 'direct-permission-list').count).toBe(10)
  expect(fileOf(outcome, 'large.csv').warnings).toContain(
    '999990 rows repeat what another row says; that makes no difference',
  )
  expect(grown).toBeLessThan(150 * MEGABYTE)
})
