/** A sync without a gateway in between: what reading, staging and storing take, and how much memory. */
import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { fieldsOf } from '../../../src/main/connectors/enos/get/client'
import { enosReading } from '../../../src/main/connectors/enos/get/reading'
import { sourceOf } from '../../../src/main/connectors/online/request-path'
import type { Asking, VendorAnswer, VendorClient } from '../../../src/main/connectors/online/types'
import { Reader } from '../../../src/main/queries/reader'
import { AccountFolder } from '../../../src/main/store/account-folder'
import { syncAccount } from '../../../src/main/sync/sync-account'
import { inlineThread } from '../../../src/main/worker/inline'
import { writerService, type WriterService } from '../../../src/main/worker/writer-service'
import { enveloped } from '../../servers/enos/envelope'
import { operations } from '../../servers/enos/operations'
import { makeWorld, type World } from '../../servers/enos/world'

export interface Stored {
  answers: number
  /** Seconds. */
  reading: number
  storing: number
  opening: number
  /** Bytes. */
  file: number
  peakReading: number
  peak: number
}

/** @param data an empty folder */
export async function stored(data: string, users: number, apps: number): Promise<Stored> {
  const world = makeWorld({ users, apps })
  const [organization] = world.organizations.values()
  const client = new Gateway(world)
  const reading = enosReading(client, {
    id: organization!.id,
    reading: {
      apps: [...organization!.apps.keys()],
      findApps: false,
      locales: ['en-US'],
      requestsPerSecond: 1,
    },
    perUser: { of: 'all' },
  })
  const began = performance.now()
  let [read, peakReading] = [began, 0]
  await syncAccount({
    writer: inlineThread<WriterService>(writerService(data), () => undefined),
    account: 'Bench',
    reading,
    locale: 'en-US',
    anew: false,
    now: Date.now,
    context: {
      signal: new AbortController().signal,
      progress: ({ phase }) => {
        if (phase !== 'storing') [read, peakReading] = [performance.now(), peak()]
      },
    },
  })
  const ended = performance.now()
  const ofSync = peak()
  const folder = new AccountFolder(data)
  const before = performance.now()
  new Reader(folder).ask('Bench', undefined)
  return {
    answers: users * apps,
    reading: (read - began) / 1_000,
    storing: (ended - read) / 1_000,
    opening: (performance.now() - before) / 1_000,
    file: statSync(folder.find('Bench').file).size,
    peakReading,
    peak: ofSync,
  }
}

/** Bytes that the process held at most. */
const peak = (): number => process.resourceUsage().maxRSS * 1_024

/** Answers at once, as the simulated gateway would. */
class Gateway implements VendorClient {
  readonly server = 'https://gateway.example.com'
  readonly owner = undefined
  readonly clockOffset = 0
  #sent = 0

  constructor(private readonly world: World) {}

  set onWaiting(_told: VendorClient['onWaiting']) {}

  requests(): { total: number; byGroup: Map<string, number> } {
    return { total: this.#sent, byGroup: new Map() }
  }

  estimate(): number {
    return 0
  }

  ask(asking: Asking): Promise<VendorAnswer> {
    this.#sent += 1
    const { pathname, searchParams } = new URL(asking.path, this.server)
    const { method, body } = asking
    const operation = operations.find((one) => one.method === method && one.path === pathname)
    const question: unknown = body === undefined ? undefined : JSON.parse(body)
    const answer = operation!.answer(this.world, {
      query: searchParams,
      body: question,
      locale: '',
      quirks: none,
    })
    const text = JSON.stringify(enveloped(answer, pathname, none))
    const takenAt = Date.now()
    return Promise.resolve({
      status: 200,
      json: JSON.parse(text) as unknown,
      sha256: createHash('sha256').update(text).digest('hex'),
      takenAt,
      source: sourceOf(asking),
      request: {
        method,
        origin: this.server,
        path: pathname,
        query: new Map(searchParams),
        body: fieldsOf(body),
        hasMore: false,
        status: 200,
        takenAt,
      },
    })
  }
}

const none: ReadonlySet<never> = new Set()
