/** What `npm run bench:sync -- --connector enos` does beside syncing: see docs/performance.md. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { Reader } from '../../../src/main/queries/reader'
import { AccountFolder } from '../../../src/main/store/account-folder'
import { machine } from '../report'
import { checked } from './checked'
import { stored } from './stored'

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    truth: { type: 'string', default: '' },
    answers: { type: 'boolean', default: false },
    users: { type: 'string', default: '' },
    apps: { type: 'string', default: '' },
  },
})

const said =
  values.data === undefined
    ? await inItsOwnFolder((data) => stored(data, Number(values.users), Number(values.apps)))
    : {
        machine: machine(),
        opening: openedIn(values.data),
        ...(values.truth === '' ? {} : await checked(values.data, values.truth, values.answers)),
      }
process.stdout.write(`${JSON.stringify(said)}\n`)

/** Milliseconds, the median of five. */
function openedIn(data: string): number {
  const folder = new AccountFolder(data)
  const times = Array.from({ length: 5 }, () => {
    const before = performance.now()
    const reader = new Reader(folder)
    reader.ask('Bench', undefined)
    reader.close()
    return performance.now() - before
  })
  return times.sort((a, b) => a - b)[2]!
}

async function inItsOwnFolder<T>(work: (data: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'permiscope-bench-enos-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
