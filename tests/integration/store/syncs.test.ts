import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { Reader } from '../../../src/main/queries/reader'
import { AccountFolder } from '../../../src/main/store/account-folder'
import { factTables } from '../../../src/main/store/facts'
import { writingALittle } from '../../../src/main/store/open'
import { pairTables } from '../../../src/main/store/pairs'
import { writeAnswers } from '../../../src/main/store/sync-staging'
import { readerService } from '../../../src/main/worker/reader-service'
import type { CallContext } from '../../../src/main/worker/service'
import { writerService } from '../../../src/main/worker/writer-service'
import type { SyncReport } from '../../../src/shared/schemas/syncs'
import { day, temporaryFolder } from '../../support/account'
import {
  accountAnswers,
  identity,
  pages,
  server,
  staged,
  step,
  type AccountToRead,
} from '../../support/staged'

const context: CallContext = {
  progress: () => undefined,
  signal: new AbortController().signal,
}
const minutes = (count: number): number => count * 60_000
const hours = (count: number): number => count * 3_600_000
const code = (name: string): unknown => expect.objectContaining({ code: name })

/** Every table of facts that says when something began. */
const factNames = [...Object.keys(factTables), ...Object.keys(pairTables)]

/** The writer and the reader over one data folder, with an account called Acme. */
class Syncing {
  readonly data = temporaryFolder()
  readonly writer = writerService(this.data)
  readonly reader = readerService(this.data)

  constructor() {
    onTestFinished(() => this.reader.release())
  }

  begin(now: number, more: { anew?: boolean; settings?: string; signedInUser?: string } = {}) {
    return this.writer.beginSync({ account: 'Acme', identity, anew: false, now, ...more })
  }

  stage(sync: number, what: AccountToRead): void {
    let requests = 0
    for (const { step, answers } of accountAnswers(what)) {
      requests += answers.length
      this.writer.stageAnswers({ account: 'Acme', sync, step, answers, requests })
    }
  }

  finish(sync: number, now: number): SyncReport {
    return this.writer.finishSync(
      {
        account: 'Acme',
        sync,
        now,
        requests: { total: 7, byGroup: { light: 7 } },
        locale: 'en-US',
        resumed: false,
      },
      context,
    )
  }

  /** A whole sync. */
  sync(what: AccountToRead): SyncReport {
    const { staged } = this.begin(what.at)
    this.stage(staged.sync, what)
    return this.finish(staged.sync, what.at + minutes(5))
  }

  get syncs() {
    return this.reader['syncs.list']({ account: 'Acme' }).syncs
  }

  get account() {
    return this.reader['accounts.find']({ account: 'Acme' })
  }

  get file(): string {
    return join(this.data, 'accounts', `${this.account.id}.sqlite`)
  }

  rows<T>(sql: string, ...given: unknown[]): T[] {
    const db = new Database(this.file, { readonly: true })
    try {
      return db
        .prepare(sql)
        .raw()
        .all(...given) as T[]
    } finally {
      db.close()
    }
  }

  users(): string[] {
    const { users } = this.reader['users.list']({ account: 'Acme' })
    return users.map(({ name }) => name)
  }
}

describe('a sync', () => {
  test('that is finished is one import with its snapshot, and nothing stays staged', () => {
    const syncing = new Syncing()
    const report = syncing.sync({ at: day(1) })
    expect(report).toMatchObject({ import: 1, resumed: false, requests: { total: 7 } })
    expect(report.snapshot.counts.users).toEqual({ value: 5, is: 'total' })
    expect(report.parts.map(({ kind }) => kind)).toContain('assignment-list')
    expect(syncing.account).toMatchObject({
      connector: 'ringcentral',
      server,
      externalId: '400100',
    })
    expect(syncing.users()).toContain('Anna')
    expect(
      syncing.reader['access.why']({ account: 'Acme', user: '8000', permission: 'Read' }).answer,
    ).toBe('yes')
    expect(syncing.reader['imports.list']({ account: 'Acme' }).imports).toMatchObject([
      { source: 'sync', files: 5, names: expect.arrayContaining(['Step users']) as string[] },
    ])
    expect(syncing.syncs).toMatchObject([
      { status: 'done', import: 1, snapshot: report.snapshot.id, requests: 7 },
    ])
    expect(syncing.syncs[0]!.steps.map((one) => one.status)).toEqual(Array(5).fill('whole'))
    expect(syncing.rows('SELECT * FROM sync_answer')).toEqual([])
    expect(syncing.rows('SELECT * FROM sync_step')).toEqual([])
  })

  test('that is interrupted goes on where it stopped, and nothing of it stands before', () => {
    const syncing = new Syncing()
    const { staged: first } = syncing.begin(day(1))
    const [permissions, roles, ...rest] = accountAnswers({ at: day(1) })
    for (const { step, answers } of [permissions!, roles!]) {
      syncing.writer.stageAnswers({
        account: 'Acme',
        sync: first.sync,
        step,
        answers,
        requests: 2,
      })
    }
    const error = { code: 'cancelled', message: 'Cancelled.' } as const
    syncing.writer.stopSync({
      account: 'Acme',
      sync: first.sync,
      status: 'interrupted',
      at: day(1) + minutes(1),
      requests: 3,
      error,
    })
    expect(syncing.syncs).toMatchObject([
      { status: 'interrupted', requests: 3, error, steps: [{}, {}] },
    ])
    expect(() => syncing.users()).toThrow(code('not-found'))
    expect(syncing.reader['accounts.list']().accounts).toMatchObject([{ snapshots: 0 }])

    const { staged: again, resumed } = syncing.begin(day(1) + minutes(10))
    expect(resumed).toBe(true)
    expect(again).toMatchObject({ sync: first.sync, startedAt: day(1), requests: 3 })
    expect(again.steps).toEqual([permissions!.step, roles!.step])
    expect(
      syncing.writer.stagedAnswers({ account: 'Acme', sync: again.sync, step: 'permissions' }),
    ).toEqual(JSON.parse(JSON.stringify(permissions!.answers)))
    for (const { step, answers } of rest) {
      syncing.writer.stageAnswers({
        account: 'Acme',
        sync: again.sync,
        step,
        answers,
        requests: 9,
      })
    }
    syncing.finish(again.sync, day(1) + minutes(12))
    expect(syncing.syncs).toMatchObject([{ status: 'done', requests: 9 }])
    expect('error' in syncing.syncs[0]!).toBe(false)

    // The same answers without the interruption say the same.
    const whole = new Syncing()
    whole.sync({ at: day(1) })
    const facts = 'SELECT name, since FROM user_version UNION SELECT name, since FROM role_version'
    expect(syncing.rows(facts)).toEqual(whole.rows(facts))
  })

  test('says the same wherever it was interrupted, and however it was staged', () => {
    const answers = accountAnswers({ at: day(1), oneByOne: true })
    const said = `SELECT kind, subject, status, taken_at, body_sha256 FROM part
                  UNION ALL SELECT counts, coverage, not_whole, at, taken_at FROM snapshot`
    const facts = (syncing: Syncing) => [
      ...syncing.rows(said),
      ...factNames.flatMap((name) => syncing.rows(`SELECT '${name}', * FROM ${name}`)),
    ]
    const whole = new Syncing()
    whole.sync({ at: day(1), oneByOne: true })
    const expected = facts(whole)
    const portions = fc.array(
      fc.record({
        size: fc.integer({ min: 1, max: 3 }),
        then: fc.constantFrom('go on', 'stop', 'die'),
      }),
      { minLength: 12, maxLength: 12 },
    )
    fc.assert(
      fc.property(portions, (cuts) => {
        const syncing = new Syncing()
        let now = day(1) + minutes(1)
        let { sync } = syncing.begin(day(1)).staged
        let cut = 0
        for (const { step, answers: ofStep } of answers) {
          for (let from = 0; from < ofStep.length;) {
            const { size, then } = cuts[cut++ % cuts.length]!
            const portion = ofStep.slice(from, (from += size))
            syncing.writer.stageAnswers({
              account: 'Acme',
              sync,
              step,
              answers: portion,
              requests: from,
            })
            if (then === 'go on') continue
            if (then === 'stop') {
              const end = { at: now, requests: from, error: undefined }
              syncing.writer.stopSync({ account: 'Acme', sync, status: 'interrupted', ...end })
            }
            sync = syncing.begin((now += 1_000)).staged.sync
          }
        }
        syncing.finish(sync, day(1) + minutes(5))
        expect(facts(syncing)).toEqual(expected)
      }),
      { numRuns: 10 },
    )
  })

  test('of a process that died is taken up, too', () => {
    const syncing = new Syncing()
    const { staged: first } = syncing.begin(day(1))
    expect(syncing.syncs).toMatchObject([{ status: 'running' }])
    expect(syncing.begin(day(1) + 1)).toMatchObject({
      resumed: true,
      staged: { sync: first.sync },
    })
    expect(syncing.syncs).toHaveLength(1)
  })

  test('begun anew, in another language or by another person, forgets what was read', () => {
    const syncing = new Syncing()
    for (const more of [
      { anew: true },
      { settings: 'de-DE' },
      { settings: 'de-DE', signedInUser: '8001' },
    ]) {
      const before = syncing.begin(day(1))
      syncing.stage(before.staged.sync, { at: day(1) })
      const { resumed, staged: now } = syncing.begin(day(1) + 1, more)
      expect({ more, resumed, steps: now.steps }).toEqual({ more, resumed: false, steps: [] })
      expect(now.sync).not.toBe(before.staged.sync)
      expect(syncing.rows('SELECT count(*) FROM sync_answer')).toEqual([[0]])
      const late = () => syncing.stage(before.staged.sync, { at: day(1) })
      expect(late, 'whoever still writes to the old one').toThrow(code('not-found'))
      syncing.writer.discardSync({ account: 'Acme' })
    }
  })

  test('that failed is told in the history, and what it read is gone', () => {
    const syncing = new Syncing()
    const { staged: first } = syncing.begin(day(1))
    syncing.stage(first.sync, { at: day(1), firstUser: 'Canary Person' })
    syncing.writer.stopSync({
      account: 'Acme',
      sync: first.sync,
      status: 'failed',
      at: day(1) + 1,
      requests: 4,
      error: { code: 'server-failed', message: 'No.' },
    })
    expect(syncing.syncs).toMatchObject([{ status: 'failed', error: { code: 'server-failed' } }])
    expect(syncing.syncs[0]!.steps).toHaveLength(5)
    expect(syncing.begin(day(1) + 2).resumed).toBe(false)
    expect(syncing.rows('SELECT count(*) FROM sync_answer')).toEqual([[0]])
  })

  test('that read nothing stores nothing, and can go on', () => {
    const syncing = new Syncing()
    const { staged: first } = syncing.begin(day(1))
    expect(() => syncing.finish(first.sync, day(1) + 1)).toThrow(code('server-failed'))
    expect(syncing.syncs).toMatchObject([{ status: 'running' }])
    expect(syncing.reader['imports.list']({ account: 'Acme' }).imports).toEqual([])
  })

  test('an answer or step that is staged again replaces itself; a cleared step is empty', () => {
    const syncing = new Syncing()
    const { staged: first } = syncing.begin(day(1))
    syncing.stage(first.sync, { at: day(1), users: 3 })
    syncing.stage(first.sync, { at: day(1), users: 3, firstUser: 'Berta' })
    const answers = () =>
      syncing.writer.stagedAnswers({ account: 'Acme', sync: first.sync, step: 'users' })
    expect(answers()).toHaveLength(1)
    expect(JSON.stringify(answers())).toContain('Berta')
    syncing.writer.stageStep({
      account: 'Acme',
      sync: first.sync,
      step: step('users', { status: 'reading', done: 0 }),
      clear: true,
      requests: 9,
    })
    expect(answers()).toEqual([])
    const { steps } = syncing.syncs[0]!
    expect(steps.find((one) => one.step === 'users')).toMatchObject({ status: 'reading', done: 0 })
    expect(steps.map((one) => one.step)).toEqual(
      accountAnswers({ at: 1 }).map((one) => one.step.step),
    )
  })
})

describe('what is too old to go on with is read again', () => {
  const resumedAfter = (
    after: number,
    of: { status: 'reading' | 'whole'; oneByOne: boolean },
  ): string => {
    const syncing = new Syncing()
    const { staged: first } = syncing.begin(day(1))
    const { step: users, answers } = accountAnswers({
      at: day(1),
      users: 3,
      oneByOne: of.oneByOne,
    }).at(-1)!
    syncing.writer.stageAnswers({
      account: 'Acme',
      sync: first.sync,
      step: { ...users, status: of.status, state: '{}' },
      answers,
      requests: 1,
    })
    const { staged: again } = syncing.begin(answers.at(-1)!.takenAt + after)
    const [left] = again.steps
    const kept = syncing.rows('SELECT count(*) FROM sync_answer')[0]
    const isKept = left!.status === of.status && left!.state === '{}'
    expect(kept).toEqual([isKept ? answers.length : 0])
    if (!isKept)
      expect(left).toMatchObject({ status: 'waiting', beganAt: null, state: null, done: 0 })
    return isKept ? 'kept' : 'dropped'
  }

  test.each([
    [minutes(29), { status: 'reading', oneByOne: false }, 'kept'],
    [minutes(31), { status: 'reading', oneByOne: false }, 'dropped'],
    [hours(23), { status: 'whole', oneByOne: false }, 'kept'],
    [hours(25), { status: 'whole', oneByOne: false }, 'dropped'],
    // Subject by subject: each answer is whole for itself and has its own date.
    [hours(23), { status: 'reading', oneByOne: true }, 'kept'],
    [hours(25), { status: 'reading', oneByOne: true }, 'dropped'],
  ] as const)('after %i ms: %o is %s', (after, of, expected) => {
    expect(resumedAfter(after, of)).toBe(expected)
  })
})

describe.each([
  ['as a list', false],
  ['user by user', true],
])('assigned roles read %s', (_, oneByOne) => {
  test('a second sync of an unchanged account writes no new fact', () => {
    const syncing = new Syncing()
    syncing.sync({ at: day(1), users: 40, oneByOne })
    const bodies = syncing.rows('SELECT count(*) FROM part_body')
    const second = syncing.sync({ at: day(8), users: 40, oneByOne })
    for (const table of factNames) {
      const begun = syncing.rows(`SELECT * FROM ${table} WHERE since >= ?`, day(8))
      if (table === 'statement') expect(begun.length, 'who says it now').toBeGreaterThan(0)
      else expect(begun, table).toEqual([])
      const ended = syncing.rows(
        `SELECT * FROM ${table} WHERE until >= ? AND until < 9007199254740991`,
        day(8),
      )
      if (table !== 'statement') expect(ended, table).toEqual([])
    }
    expect(syncing.rows('SELECT count(*) FROM part_body')).toEqual(bodies)
    expect(second.snapshot.counts.users.value).toBe(40)
  })

  test('a changed one shows the change and nothing else', () => {
    const syncing = new Syncing()
    syncing.sync({ at: day(1), users: 40, oneByOne })
    syncing.sync({ at: day(8), users: 40, oneByOne, firstUser: 'Anna Maria' })
    const begun = factNames
      .filter((name) => name !== 'statement')
      .flatMap((name) => syncing.rows(`SELECT '${name}', * FROM ${name} WHERE since >= ?`, day(8)))
    expect(begun).toHaveLength(1)
    expect(begun[0]).toEqual(expect.arrayContaining(['user_version', 'Anna Maria']))
  })
})

test('syncs of an unchanged account grow the file by their parts alone', () => {
  const syncing = new Syncing()
  const size = () => statSync(syncing.file).size
  for (const week of [1, 8, 15]) syncing.sync({ at: day(week), users: 3_000 })
  const before = size()
  for (const week of [22, 29, 36]) syncing.sync({ at: day(week), users: 3_000 })
  // Three times a handful of parts and statements; one list of users alone takes more.
  expect(size() - before).toBeLessThan(64 * 1_024)
})

describe('nothing lingers in the file or beside it', () => {
  const everything = (data: string): string =>
    readdirSync(join(data, 'accounts'))
      .map((entry) => readFileSync(join(data, 'accounts', entry), 'latin1'))
      .join('')
  const canary = 'Canary-state'

  function stagedCanary(): { syncing: Syncing; sync: number } {
    const syncing = new Syncing()
    const { staged: first } = syncing.begin(day(1))
    // Not deflated, so it can be looked for.
    syncing.writer.stageStep({
      account: 'Acme',
      sync: first.sync,
      step: step('users', { state: canary }),
      clear: false,
      requests: 0,
    })
    syncing.stage(first.sync, { at: day(1) })
    syncing.writer.stageStep({
      account: 'Acme',
      sync: first.sync,
      step: step('users', { state: canary }),
      clear: false,
      requests: 0,
    })
    expect(everything(syncing.data)).toContain(canary)
    return { syncing, sync: first.sync }
  }

  test('after a sync was discarded', () => {
    const { syncing } = stagedCanary()
    syncing.writer.discardSync({ account: 'Acme' })
    expect(everything(syncing.data)).not.toContain(canary)
    expect(syncing.syncs).toEqual([])
    expect(syncing.account.connector, 'nothing says any more what it is').toBeUndefined()
    expect(() => syncing.writer.discardSync({ account: 'Acme' })).not.toThrow()
  })

  test('after it was finished', () => {
    const { syncing, sync } = stagedCanary()
    // The canary is no state that the step could have written.
    syncing.stage(sync, { at: day(1) })
    syncing.finish(sync, day(1) + minutes(5))
    expect(everything(syncing.data)).not.toContain(canary)
  })

  test('after the account was removed', () => {
    const { syncing } = stagedCanary()
    const { file } = syncing
    syncing.reader.release()
    syncing.writer.remove({ account: 'Acme' })
    expect(existsSync(file)).toBe(false)
    expect(readdirSync(join(syncing.data, 'accounts'))).toEqual([])
  })
})

test('taking the import of a sync back leaves the sync in the history, and the account what it is', () => {
  const syncing = new Syncing()
  syncing.sync({ at: day(1) })
  const account = syncing.writer.undoImport({ account: 'Acme', import: undefined })
  expect(account).toMatchObject({ connector: 'ringcentral', externalId: '400100' })
  expect(syncing.syncs).toMatchObject([{ status: 'done' }])
  expect(syncing.syncs[0]).not.toHaveProperty('import')
  expect(syncing.syncs[0]).not.toHaveProperty('snapshot')
  expect(syncing.syncs[0]!.steps).toHaveLength(5)
  // The import's number is given again; it is not that of the sync.
  syncing.sync({ at: day(2) })
  expect(syncing.syncs.map((one) => one.import)).toEqual([1, undefined])
})

test('the answers tell the account where the sign-in did not, and another one stays out', () => {
  const syncing = new Syncing()
  const nameless = { connector: 'ringcentral', server } as const
  const { staged: first } = syncing.writer.beginSync({
    account: 'Acme',
    identity: nameless,
    anew: false,
    now: day(1),
  })
  expect(syncing.account).not.toHaveProperty('externalId')
  syncing.stage(first.sync, { at: day(1) })
  syncing.finish(first.sync, day(1) + minutes(5))
  expect(syncing.account.externalId).toBe('400100')
  syncing.writer.undoImport({ account: 'Acme', import: undefined })
  expect(syncing.account.externalId).toBe('400100')
  expect(() =>
    syncing.writer.beginSync({
      account: 'Acme',
      identity: { ...nameless, externalId: '999' },
      anew: false,
      now: day(2),
    }),
  ).toThrow(code('other-account'))
  expect(syncing.syncs).toHaveLength(1)
})

describe('a question to the vendor', () => {
  const ask = (
    syncing: Syncing,
    answers: Parameters<Syncing['writer']['storeAsked']>[0]['answers'],
  ) =>
    syncing.writer.storeAsked({
      account: 'Acme',
      answers,
      identity,
      locale: 'en-US',
      now: day(3),
    })

  test('is an import of its own with the vendor’s word', () => {
    const syncing = new Syncing()
    syncing.sync({ at: day(1) })
    const path = 'account/~/extension/8000/authz-profile/check?permissionId=Edit'
    const asked = ask(syncing, [
      staged('question', 0, day(3), path, {
        uri: `${server}/restapi/v1.0/${path}`,
        successful: true,
        details: { permission: { id: 'Edit' }, effectiveRole: { id: '71' }, scopes: ['Self'] },
      }),
    ])
    expect(asked).toMatchObject({
      import: 2,
      snapshot: { takenAt: new Date(day(3)).toISOString() },
      parts: [{ kind: 'permission-check', subject: '8000 Edit', status: 'whole' }],
    })
    const imports = syncing.reader['imports.list']({ account: 'Acme' }).imports
    expect(imports.map(({ source }) => source)).toEqual(['question', 'sync'])
    expect(
      syncing.reader['access.why']({ account: 'Acme', user: '8000', permission: 'Edit' }).answer,
    ).toBe('yes')
  })

  test('without anything to store is no import', () => {
    const syncing = new Syncing()
    syncing.sync({ at: day(1) })
    expect(ask(syncing, [])).toEqual({ account: expect.anything() as unknown, parts: [] })
    expect(syncing.reader['imports.list']({ account: 'Acme' }).imports).toHaveLength(1)
  })
})

test('questions keep their index while a sync stages, and see what it brought when it is done', () => {
  const syncing = new Syncing()
  syncing.sync({ at: day(1) })
  const reader = new Reader(new AccountFolder(syncing.data))
  onTestFinished(() => reader.close())
  const { index } = reader.ask('Acme', undefined)
  const { staged: second } = syncing.begin(day(8))
  syncing.stage(second.sync, { at: day(8), firstUser: 'Berta' })
  expect(reader.ask('Acme', undefined).index).toBe(index)
  syncing.finish(second.sync, day(8) + minutes(5))
  const users = () => reader.ask('Acme', undefined).index.facts.users.map(({ name }) => name)
  expect(users()).toContain('Berta')
  // The number of the import and of its snapshot is given again.
  syncing.writer.undoImport({ account: 'Acme', import: undefined })
  syncing.sync({ at: day(9), firstUser: 'Carla' })
  expect(users()).toContain('Carla')
})

test('a disk that is full while something is staged is named, and what was staged before stays', () => {
  const syncing = new Syncing()
  const { staged: first } = syncing.begin(day(1))
  syncing.stage(first.sync, { at: day(1) })
  const before = syncing.rows('SELECT step, number FROM sync_answer')
  const stageMuch = () =>
    writingALittle(syncing.file, (db) => {
      const pages = db.pragma('page_count', { simple: true }) as number
      db.pragma(`max_page_count = ${pages + 2}`)
      const users = accountAnswers({ at: day(1), users: 20_000 }).find(
        (one) => one.step.step === 'users',
      )!
      db.transaction(() => writeAnswers(db, first.sync, users.answers))()
    })
  expect(stageMuch).toThrow(code('disk-full'))
  expect(syncing.rows('SELECT step, number FROM sync_answer')).toEqual(before)
})

test('pages of a list that moved are not mixed with those of a step read anew', () => {
  const syncing = new Syncing()
  const { staged: first } = syncing.begin(day(1))
  const users = (count: number, at: number) =>
    pages(
      'users',
      at,
      'account/400100/extension',
      Array.from({ length: count }, (_, number) => ({ id: 8_000 + number, name: `U${number}` })),
      2,
    )
  const stage = (answers: ReturnType<typeof users>) =>
    syncing.writer.stageAnswers({
      account: 'Acme',
      sync: first.sync,
      step: step('users', { beganAt: answers[0]!.takenAt }),
      answers,
      requests: 1,
    })
  stage(users(6, day(1)))
  syncing.writer.stageStep({
    account: 'Acme',
    sync: first.sync,
    step: step('users', { status: 'reading' }),
    clear: true,
    requests: 3,
  })
  stage(users(3, day(1) + minutes(1)))
  const { snapshot } = syncing.finish(first.sync, day(1) + minutes(5))
  expect(snapshot.counts.users).toEqual({ value: 3, is: 'total' })
})
