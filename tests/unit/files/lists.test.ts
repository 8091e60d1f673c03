import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PartDraft } from '../../../src/main/connectors/parts'
import {
  API,
  draftOf,
  fileOf,
  page,
  permission,
  readContents,
  role,
  type Contents,
} from './support'

const PERMISSIONS = Array.from({ length: 12 }, (_, index) => permission(`P${index}`))
const pageOf = (number: number) => page('dictionary/permission', PERMISSIONS, number, 5)

type Page = ReturnType<typeof page>
type Paging = Record<string, unknown>
const withPaging = (original: Page, change: Paging): Page => ({
  ...original,
  paging: { ...(original['paging'] as Paging), ...change },
})

const dictionaryOf = async (contents: Contents, whole: string[] = []) =>
  draftOf(await readContents(contents, { whole }), 'permission-dictionary')

describe('pages', () => {
  it('join into one whole list in the order of their numbers', async () => {
    const outcome = await readContents({ a: pageOf(3), b: pageOf(1), c: pageOf(2) })
    const list = draftOf(outcome, 'permission-dictionary')
    expect(list).toMatchObject({ status: 'whole', count: 12, source: { file: 'b, c and a' } })
    expect(list.body?.records.map((each) => each.id)).toEqual(PERMISSIONS.map((each) => each.id))
    expect(outcome.drafts).toHaveLength(1)
  })

  it('give the same parts in any order of files and any split', async () => {
    const apart = (drafts: readonly PartDraft[]) =>
      drafts.map(({ source: _source, note: _note, ...said }) => said)
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 17 }),
        fc.integer({ min: 1, max: 7 }),
        fc.infiniteStream(fc.integer()),
        fc.integer({ min: 0, max: 4 }),
        async (count, perPage, randoms, leftOut) => {
          const all = Array.from({ length: count }, (_, index) => permission(`P${index}`))
          const pages = Math.max(1, Math.ceil(count / perPage))
          const answers = Array.from({ length: pages }, (_, index) =>
            page('dictionary/permission', all, index + 1, perPage),
          ).filter((_, index) => index + 1 !== leftOut)
          const shuffled = answers
            .map((answer) => ({ answer, at: randoms.next().value ?? 0 }))
            .sort((a, b) => a.at - b.at)
          const files = Object.fromEntries(
            shuffled.map(({ answer }, index) => [`f${index}`, answer]),
          )
          const inOrder = Object.fromEntries(answers.map((answer, index) => [`f${index}`, answer]))
          const drafts = apart((await readContents(files)).drafts)
          expect(drafts).toEqual(apart((await readContents(inOrder)).drafts))
          if (leftOut === 0 || leftOut > pages) {
            const unsplit = { one: page('dictionary/permission', all, 1, 1000) }
            expect(drafts).toEqual(apart((await readContents(unsplit)).drafts))
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it.each<[string, Contents, string]>([
    ['a page in the middle', { a: pageOf(1), c: pageOf(3) }, 'page 2 of 3 missing'],
    ['the last page', { a: pageOf(1), b: pageOf(2) }, 'page 3 of 3 missing'],
    ['the first pages', { c: pageOf(3) }, 'pages 1 and 2 of 3 missing'],
    [
      'records',
      { a: withPaging(page('dictionary/permission', PERMISSIONS, 1, 20), { totalElements: 400 }) },
      'totalElements says 400, 12 read',
    ],
    [
      'agreement',
      { a: withPaging(pageOf(1), { totalPages: 4 }), b: pageOf(2), c: pageOf(3) },
      'the pages disagree about their number (3 and 4)',
    ],
    [
      'agreement about the total',
      { a: withPaging(pageOf(1), { totalElements: 13 }), b: pageOf(2), c: pageOf(3) },
      'disagree about totalElements (12 and 13)',
    ],
    [
      'a next page',
      {
        a: {
          uri: `${API}/dictionary/permission`,
          records: [permission('A')],
          navigation: { nextPage: { uri: `${API}/dictionary/permission?page=2` } },
        },
      },
      'page 2 was not given',
    ],
    [
      'records that its span promises',
      {
        a: {
          ...pageOf(1),
          records: PERMISSIONS.slice(0, 2),
          paging: { page: 1, totalPages: 1, pageStart: 0, pageEnd: 4 },
          navigation: {},
        },
      },
      'page 1 says it has 5 records, 2 are in it',
    ],
    [
      'one content of a page',
      {
        a: pageOf(1),
        b: { ...pageOf(1), records: PERMISSIONS.slice(5, 10) },
        c: pageOf(2),
        d: pageOf(3),
      },
      'page 1 was read twice and differently',
    ],
  ])('are not whole without %s, whoever vouches for them', async (_what, contents, reason) => {
    for (const whole of [[], ['permission-dictionary']]) {
      const list = await dictionaryOf(contents, whole)
      expect(list).toMatchObject({ status: 'partial', body: null })
      expect(list.reason).toContain(reason)
    }
  })

  it.each<[string, Contents]>([
    [
      'navigation without a next page',
      { a: { ...pageOf(1), records: [permission('A')], paging: undefined, navigation: {} } },
    ],
    [
      'paging alone',
      { a: { ...page('dictionary/permission', PERMISSIONS, 1, 50), navigation: undefined } },
    ],
    ['a page saved twice', { a: pageOf(1), b: pageOf(2), c: pageOf(3), d: pageOf(2) }],
    [
      'two page sizes',
      { a: pageOf(1), b: pageOf(2), c: page('dictionary/permission', PERMISSIONS, 1, 50) },
    ],
  ])('are whole by %s', async (_what, contents) => {
    const outcome = await readContents(contents)
    expect(outcome.drafts.map((draft) => draft.status)).toEqual(['whole'])
  })

  it('of different requests do not join', async () => {
    const outcome = await readContents({
      a: { ...pageOf(1) },
      b: page('dictionary/permission?assignable=true', PERMISSIONS, 2, 5),
    })
    expect(draftOf(outcome, 'permission-dictionary')).toMatchObject({
      reason: 'pages 2 and 3 of 3 missing; filtered by assignable=true',
      count: 10,
    })
  })

  it('that are filtered are never whole, also if vouched for', async () => {
    const filtered = page('account/1/extension?type=User&status=Enabled', [], 1, 100)
    const outcome = await readContents({ a: filtered }, { whole: ['user-list'] })
    expect(draftOf(outcome, 'user-list')).toMatchObject({
      status: 'partial',
      reason: 'filtered by status=Enabled, type=User',
    })
  })

  it('without paging are whole where a person vouches for them', async () => {
    const excerpt = {
      uri: `${API}/dictionary/permission`,
      records: [permission('A'), permission('B')],
    }
    const list = await dictionaryOf({ a: excerpt }, ['permission-dictionary'])
    expect(list).toMatchObject({ status: 'whole', count: 2 })
    expect(list.note).toContain('vouched for as whole')
    expect((await dictionaryOf({ a: excerpt }, ['role-list'])).status).toBe('partial')
  })
})

describe('answers that repeat or contradict each other', () => {
  it('are one part where they say the same', async () => {
    const outcome = await readContents({ a: permission('A'), b: permission('A') })
    expect(outcome.drafts).toHaveLength(1)
    expect(draftOf(outcome, 'permission')).toMatchObject({
      note: 'also in b',
      source: { file: 'a' },
    })
  })

  it('complete each other where one leaves something unsaid', async () => {
    const outcome = await readContents({
      a: role('3', { permissions: undefined }),
      b: role('3', { permissions: [{ id: 'A' }] }),
    })
    expect(draftOf(outcome, 'role')).toMatchObject({
      status: 'whole',
      body: { listed: [{ id: 'A' }] },
    })
  })

  it('add nothing to a whole list that says it already', async () => {
    const list = page('account/1/user-role', [role('3')], 1, 100)
    const known = await readContents({ a: list, b: role('3') })
    expect(known.drafts.map((draft) => draft.kind)).toEqual(['role-list'])
    const bare = page('account/1/user-role', [role('3', { permissions: undefined })], 1, 100)
    const more = await readContents({ a: bare, b: role('3') })
    expect(more.drafts.map((draft) => draft.kind)).toEqual(['role-list', 'role'])
    expect(draftOf(more, 'role-list').note).toContain('1 of 1 records')
  })

  it('bring neither in where they contradict, and name each other', async () => {
    const outcome = await readContents({
      'a.json': role('3', { permissions: [{ id: 'A' }] }),
      'b.json': role('3', { permissions: [{ id: 'B' }] }),
      'c.json': role('4'),
    })
    const reason = 'a.json and b.json say different things about role 3 (listed permissions)'
    expect(draftOf(outcome, 'role', '3')).toMatchObject({
      status: 'partial',
      reason: `contradicted: ${reason}`,
      body: null,
    })
    expect(fileOf(outcome, 'a.json').error).toContain(reason)
    expect(fileOf(outcome, 'b.json').error).toContain(reason)
    expect(fileOf(outcome, 'c.json')).not.toHaveProperty('error')
  })

  it('make a list partial that holds one of them; its other records come in', async () => {
    const outcome = await readContents({
      a: page('account/1/user-role', [role('1'), role('2')], 1, 100),
      b: role('2', { scope: 'Account' }),
    })
    expect(draftOf(outcome, 'role-list')).toMatchObject({
      status: 'partial',
      reason: expect.stringContaining('role 2 (permission scope)') as string,
    })
    expect(draftOf(outcome, 'role', '1').status).toBe('whole')
    expect(draftOf(outcome, 'role', '2').body).toBeNull()
    expect(fileOf(outcome, 'a').error).toBeUndefined()
    expect(fileOf(outcome, 'a').warnings?.[0]).toContain('a and b say different things')
  })

  it('are told within one list too', async () => {
    const twice = (second: object) =>
      readContents({
        a: {
          uri: `${API}/dictionary/permission`,
          records: [permission('A'), second],
          navigation: {},
        },
      })
    const same = await twice(permission('A'))
    expect(draftOf(same, 'permission-dictionary')).toMatchObject({ status: 'whole', count: 1 })
    expect(fileOf(same, 'a').warnings).toEqual(['permission A is in it more than once'])
    const other = await twice(permission('A', { assignable: false }))
    expect(draftOf(other, 'permission-dictionary').reason).toContain('(assignable or not)')
    expect(draftOf(other, 'permission').body).toBeNull()
  })

  it('do not depend on the order of what a role lists', async () => {
    const outcome = await readContents({
      a: role('3', { permissions: [{ id: 'A' }, { id: 'B' }] }),
      b: role('3', { permissions: [{ id: 'B' }, { id: 'A' }] }),
    })
    expect(draftOf(outcome, 'role').status).toBe('whole')
  })

  it('are two lists that both claim to be all of it', async () => {
    const outcome = await readContents({
      a: page('dictionary/user-role', [role('1')], 1, 100),
      b: page('account/1/user-role?custom=false', [role('1'), role('2')], 1, 100),
    })
    const list = draftOf(outcome, 'role-list')
    expect(list).toMatchObject({ status: 'partial', count: 2 })
    expect(list.reason).toContain('a and b both say that they are all of it')
  })

  it('put two whole lists of the same roles together', async () => {
    const outcome = await readContents({
      a: page('dictionary/user-role', [role('1', { permissions: undefined })], 1, 100),
      b: page(
        'account/1/user-role?custom=false',
        [role('1', { permissions: [{ id: 'A' }] })],
        1,
        100,
      ),
    })
    const list = draftOf(outcome, 'role-list')
    expect(list).toMatchObject({ status: 'whole', source: { file: 'a and b' } })
    expect(list.body?.records[0]?.listed).toEqual([{ id: 'A' }])
  })

  it('can be about who is signed in', async () => {
    const me = (id: number) => ({
      uri: `${API}/account/1/extension/${id}`,
      id,
      name: `Anna ${id}`,
      serviceFeatures: [],
    })
    const outcome = await readContents({ a: me(2), b: me(3) })
    expect(draftOf(outcome, 'signed-in-user')).toMatchObject({ status: 'partial', body: null })
  })
})
