import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { readVendorAnswer } from '../../../src/main/connectors/online/read'
import { AccountFolder } from '../../../src/main/store/account-folder'
import type { CallContext } from '../../../src/main/worker/service'
import { readerService } from '../../../src/main/worker/reader-service'
import { writerService } from '../../../src/main/worker/writer-service'
import type { StagedAnswer, StagedStep } from '../../../src/main/sync/staging'
import { day, temporaryFolder } from '../../support/account'

const server = 'https://apim.example.com'
const identity = { connector: 'enos', server, externalId: 'o1' } as const
const context: CallContext = { progress: () => undefined, signal: new AbortController().signal }

const step = (more: Partial<StagedStep> = {}): StagedStep => ({
  step: 'user-answers',
  label: 'Answers',
  status: 'whole',
  done: 1,
  beganAt: day(1),
  state: null,
  ...more,
})

/** EnOS's answer about a user in an app, read as it is when it comes over HTTP. */
function answer(number: number, user: string, app: string, json: object): StagedAnswer {
  const path = '/app-portal-service/v2.3/user/app/resource/permission'
  const query = new Map(Object.entries({ orgId: 'o1', userId: user, appId: app, locale: 'en_US' }))
  const takenAt = day(1) + number
  const { staged, problem } = readVendorAnswer(
    {
      status: 200,
      json,
      request: {
        method: 'GET',
        origin: server,
        path,
        query,
        body: new Map(),
        hasMore: false,
        status: 200,
        takenAt,
      },
      takenAt,
      sha256: 'a'.repeat(64),
      source: `GET ${path}?userId=${user}&appId=${app}`,
    },
    undefined,
  )
  if (!staged) throw new Error(problem?.reason)
  return { ...staged, step: 'user-answers', number }
}

const menuJson = (id: string, children: object[] = []) => ({
  id,
  code: id.toUpperCase(),
  name: `Menu ${id}`,
  url: `/${id}`,
  displayOrder: 1,
  parentId: '',
  children,
})
const much = {
  code: 0,
  message: 'OK',
  data: {
    permissions: [{ id: 'p1', code: 'P1', name: 'Canary permission' }],
    menus: [menuJson('m1', [{ ...menuJson('m2'), parentId: 'm1' }])],
  },
}
const nothing = { code: 0, message: 'OK', data: { permissions: [], menus: [] } }
const noAccess = { code: 31403, message: 'no right', data: null }

class Syncing {
  readonly data = temporaryFolder()
  readonly writer = writerService(this.data)
  readonly reader = readerService(this.data)

  constructor() {
    onTestFinished(() => this.reader.release())
  }

  begin(now = day(1), settings = 'en-US') {
    const input = { account: 'Portal', identity, settings, anew: false, now }
    return this.writer.beginSync(input)
  }

  stage(sync: number, answers: StagedAnswer[], more?: Partial<StagedStep>): void {
    const input = { account: 'Portal', sync, step: step(more), answers, requests: answers.length }
    this.writer.stageAnswers(input)
  }

  /** What stands there for each answer that was staged. */
  staged(sync: number): StagedAnswer[] {
    return this.writer.stagedAnswers({ account: 'Portal', sync, step: 'user-answers' })
  }

  finish(sync: number, now = day(1) + 60_000) {
    const requests = { total: 3, byGroup: {} }
    const input = { account: 'Portal', sync, now, requests, locale: 'en-US', resumed: false }
    return this.writer.finishSync(input, context)
  }

  count(table: string): number {
    const db = new Database(new AccountFolder(this.data).find('Portal').file, { readonly: true })
    try {
      return db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number
    } finally {
      db.close()
    }
  }

  /** All bytes of all files of accounts. */
  everything(): string {
    const folder = join(this.data, 'accounts')
    return readdirSync(folder)
      .map((entry) => join(folder, entry))
      .filter((file) => existsSync(file))
      .map((file) => readFileSync(file, 'latin1'))
      .join('')
  }
}

const answers = (): StagedAnswer[] => [
  answer(0, 'u1', 'a', much),
  answer(1, 'u2', 'a', much),
  answer(2, 'u3', 'a', nothing),
  answer(3, 'u4', 'a', noAccess),
]

describe('answers about users in apps', () => {
  test('that say the same are staged once, and come back as they were', () => {
    const syncing = new Syncing()
    const { sync } = syncing.begin().staged
    const all = answers()
    // One batch after the other, as they come.
    for (const one of all) syncing.stage(sync, [one])
    expect(syncing.count('sync_resources')).toBe(2)
    const back = syncing.staged(sync)
    expect(back).toEqual(all)
    const bodies = back.map(({ answer: { type, ...rest } }) =>
      type === 'subjects' && 'items' in rest ? rest.items[0]!.body : undefined,
    )
    const resources = bodies.map((body) => body && 'resources' in body && body.resources)
    expect(resources[0]).toBe(resources[1])
    expect(resources[2]).not.toBe(resources[0])
  })

  test('become one import of parts, of which users who have the same share the body', () => {
    const syncing = new Syncing()
    const { sync } = syncing.begin().staged
    syncing.stage(sync, answers())
    const report = syncing.finish(sync)
    expect(report.partsTotal).toBe(4)
    expect(syncing.count('part_body')).toBe(2)
    for (const table of ['sync_step', 'sync_answer', 'sync_resources'])
      expect(syncing.count(table), table).toBe(0)
    const has = (user: string) =>
      syncing.reader['access.effective']({ account: 'Portal', user }).permissions.map(
        ({ id }) => id,
      )
    expect([has('u1'), has('u2'), has('u3'), has('u4')]).toEqual([['p1'], ['p1'], [], []])
    expect(syncing.reader['imports.list']({ account: 'Portal' }).imports).toMatchObject([
      { source: 'sync' },
    ])
    const account = syncing.reader['accounts.find']({ account: 'Portal' })
    expect(account).toMatchObject({ connector: 'enos', server, externalId: 'o1' })
  })

  test('of everybody with 31403 are no word, unless the app was readable and nobody loses anything', () => {
    const refused = (number: number) => answer(number, `u${number}`, 'a', noAccess)
    const all = () => [refused(1), refused(2), refused(3)]
    const answerOf = (syncing: Syncing) =>
      syncing.reader['menus.tree']({ account: 'Portal', user: 'u1', app: 'a' }).answer

    const told = new Syncing()
    told.stage(told.begin().staged.sync, answers())
    told.finish(1)
    told.stage(told.begin(day(2)).staged.sync, [refused(3), refused(4)])
    told.finish(2, day(2))
    expect(told.count(`part WHERE status = 'refused'`)).toBe(0)
    told.stage(told.begin(day(3)).staged.sync, all())
    told.finish(3, day(3))
    expect(told.count(`part WHERE status = 'refused'`)).toBe(3)
    expect(answerOf(told)).toBe('yes')

    const untold = new Syncing()
    untold.stage(untold.begin().staged.sync, [...all(), answer(9, 'u1', 'b', much)])
    untold.finish(1)
    expect(untold.count(`part WHERE status = 'refused'`)).toBe(3)
    const parts = untold.reader['accounts.overview']({ account: 'Portal' }).coverage
    expect(parts).toContainEqual(
      expect.objectContaining({
        kind: 'user-app-resources',
        status: 'partial',
        reason: expect.stringContaining('probably not readable with this key') as string,
      }),
    )
  })

  test('of an interrupted sync are there when it goes on, and gone when it reads otherwise', () => {
    const syncing = new Syncing()
    const { sync } = syncing.begin().staged
    syncing.stage(sync, answers(), { status: 'reading' })
    const stop = { account: 'Portal', at: day(1), requests: 4, error: undefined }
    syncing.writer.stopSync({ ...stop, sync, status: 'interrupted' })
    expect(syncing.begin()).toMatchObject({ resumed: true, staged: { sync } })
    expect(syncing.staged(sync)).toEqual(answers())

    syncing.writer.stopSync({ ...stop, sync, status: 'interrupted' })
    const other = syncing.begin(day(1), 'en-US zh-CN')
    expect(other).toMatchObject({ resumed: false })
    expect(syncing.count('sync_answer')).toBe(0)
    expect(syncing.count('sync_resources')).toBe(0)
  })

  test.each(['discarded', 'failed'])('leave nothing in the files of a sync that was %s', (how) => {
    const syncing = new Syncing()
    const { sync } = syncing.begin().staged
    syncing.stage(sync, answers())
    expect(syncing.everything()).toContain('Canary permission')
    if (how === 'discarded') syncing.writer.discardSync({ account: 'Portal' })
    else {
      const stop = { account: 'Portal', sync, at: day(1), requests: 4, error: undefined }
      syncing.writer.stopSync({ ...stop, status: 'failed' })
    }
    expect(syncing.everything()).not.toContain('Canary permission')
  })
})

test('answers that the account knows newer ones of are named as a matter of EnOS’s clock', () => {
  const syncing = new Syncing()
  const ahead = answers().map((one) => ({ ...one, takenAt: day(9) }))
  syncing.stage(syncing.begin().staged.sync, ahead)
  syncing.finish(1)
  syncing.stage(syncing.begin(day(2)).staged.sync, answers())
  const { warnings } = syncing.finish(2, day(2))
  expect(warnings.join()).toContain('EnOS’s clock was set back')
})
