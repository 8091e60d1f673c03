import { describe, expect, it } from 'vitest'
import type { AccountIdentity } from '../../../src/main/connectors/parts'
import type { ImportOptions } from '../../../src/shared/schemas/imports'
import { draftOf, fileOf, permission, read, readContents, save, type Contents } from './support'

const on = (server: string, account: string, user: number) => ({
  uri: `${server}/restapi/v1.0/account/${account}/extension/${user}`,
  id: user,
  name: `User ${user}`,
})
const MINE = 'https://platform.ringcentral.com'
const OTHER = 'https://platform.devtest.ringcentral.com'

const into = async (
  identity: AccountIdentity | undefined,
  contents: Contents,
  options: ImportOptions = {},
) => read(await save(contents), { identity, options })

describe('whose answers they are', () => {
  it('is what most files say', async () => {
    const outcome = await readContents({
      a: on(OTHER, '9', 1),
      b: on(MINE, '1', 2),
      c: on(MINE, '1', 3),
      d: on(MINE, '2', 4),
    })
    expect(outcome.identity).toEqual({ connector: 'ringcentral', server: MINE, externalId: '1' })
    expect(outcome.questions).toEqual([
      {
        kind: 'other-account',
        ours: `RingCentral account 1 at ${MINE}`,
        others: [
          { is: `RingCentral account 9 at ${OTHER}`, files: ['a'] },
          { is: `RingCentral account 2 at ${MINE}`, files: ['d'] },
        ],
      },
    ])
    expect(outcome.drafts.map((draft) => draft.subject)).toEqual(['2', '3'])
    expect(fileOf(outcome, 'a').error).toContain('from another account')
  })

  it('is the first in path order where the files are of two minds, however they were given', async () => {
    const outcome = await readContents({ b: on(OTHER, '9', 1), a: on(MINE, '1', 2) })
    expect(outcome.identity?.server).toBe(MINE)
    expect(outcome.files.map((file) => file.path)).toEqual(['a', 'b'])
  })

  it('counts a file once, however many records it has', async () => {
    const outcome = await readContents({
      a: [on(OTHER, '9', 1), on(OTHER, '9', 2), on(OTHER, '9', 3)],
      b: on(MINE, '1', 4),
      c: on(MINE, '1', 5),
    })
    expect(outcome.identity?.server).toBe(MINE)
  })

  it('was settled by the account, where that knows', async () => {
    const identity: AccountIdentity = { connector: 'ringcentral', server: MINE, externalId: '1' }
    const outcome = await into(identity, { a: on(OTHER, '9', 1), b: on(OTHER, '9', 2) })
    expect(outcome.identity).toEqual(identity)
    expect(outcome.drafts).toEqual([])
    expect(outcome.questions).toHaveLength(1)
  })

  it('leaves nothing out where the person says so', async () => {
    const outcome = await readContents(
      { a: on(OTHER, '9', 1), b: on(MINE, '1', 2) },
      { mixed: true },
    )
    expect(outcome.drafts).toHaveLength(2)
    expect(outcome.questions).toEqual([])
  })

  it('is not told by ~ and dictionaries, which fit any account of their server', async () => {
    const outcome = await into(
      { connector: 'ringcentral', server: MINE, externalId: '1' },
      {
        a: permission('A'),
        b: { ...on(MINE, '~', 7), uri: `${MINE}/restapi/v1.0/account/~/extension/~` },
      },
    )
    expect(outcome.questions).toEqual([])
    expect(draftOf(outcome, 'signed-in-user').body).toEqual({ user: '7' })
  })

  it('does not depend on how a server is spelled', async () => {
    const outcome = await readContents({
      a: on('https://Platform.RingCentral.com:443', '1', 1),
      b: on(MINE, '1', 2),
    })
    expect(outcome.questions).toEqual([])
    expect(outcome.identity?.server).toBe(MINE)
  })

  it('keeps answers of two vendors apart', async () => {
    const outcome = await readContents(
      { a: on(MINE, '1', 1), b: { code: 0, data: { permissions: [], menus: [] } } },
      { organization: 'o', user: 'u', app: 'k' },
    )
    expect(outcome.identity?.connector).toBe('ringcentral')
    expect(outcome.questions).toMatchObject([
      { others: [{ is: 'EnOS organization o', files: ['b'] }] },
    ])
  })

  it('says so where only a part of a file is foreign', async () => {
    const outcome = await readContents({
      a: [on(MINE, '1', 1), on(OTHER, '9', 2)],
      b: on(MINE, '1', 3),
    })
    expect(fileOf(outcome, 'a').error).toBeUndefined()
    expect(fileOf(outcome, 'a').warnings?.[0]).toContain('Part of it was left out')
  })
})

describe('what the person says about the answers', () => {
  it.each([
    ['2024-05-31', Date.UTC(2024, 4, 31)],
    ['2024-05-31T09:30:00Z', Date.UTC(2024, 4, 31, 9, 30)],
    ['2024-05-31T09:30:00+02:00', Date.UTC(2024, 4, 31, 7, 30)],
  ])('dates them %s', async (taken, milliseconds) => {
    const outcome = await readContents({ a: permission('A') }, { taken })
    expect(draftOf(outcome, 'permission').takenAt).toBe(milliseconds)
  })

  it.each(['yesterday', '31.05.2024', '2024-02-31', '2024-13-01', '2999-01-01', ''])(
    'is refused as a date: %j',
    async (taken) => {
      await expect(readContents({ a: permission('A') }, { taken })).rejects.toMatchObject({
        code: 'invalid-argument',
        hint: expect.any(String) as string,
      })
    },
  )

  it('is refused as a kind of list where there is none', async () => {
    await expect(readContents({}, { whole: ['roles'] })).rejects.toMatchObject({
      code: 'invalid-argument',
      hint: expect.stringContaining('role-list') as string,
    })
  })
})

describe('tables', () => {
  const table = 'user,role\nu-1,r-1\n'
  const mine: AccountIdentity = { connector: 'ringcentral', server: MINE, externalId: '1' }
  const tableParts = (outcome: Awaited<ReturnType<typeof into>>) =>
    outcome.drafts.filter(({ source }) => source.file === 'roles.csv')

  it('make an account of their own where there is nothing else', async () => {
    const outcome = await into(undefined, { 'roles.csv': table })
    expect(outcome.identity).toEqual({ connector: 'table' })
    expect(outcome.questions).toEqual([])
    expect(tableParts(outcome)).not.toEqual([])
  })

  it('belong to any account, and beside answers do not say whose it is', async () => {
    const added = await into(mine, { 'roles.csv': table })
    expect(added.identity).toEqual(mine)
    const beside = await into(undefined, { 'roles.csv': table, b: on(MINE, '1', 2) })
    expect(beside.identity).toEqual(mine)
    for (const outcome of [added, beside]) {
      expect(outcome.questions).toEqual([])
      expect(tableParts(outcome)).not.toEqual([])
    }
  })

  it('do not let answers of a vendor into their account unasked', async () => {
    const own: AccountIdentity = { connector: 'table' }
    const contents = { 'roles.csv': table, b: on(MINE, '1', 2) }
    const asked = await into(own, contents)
    expect(asked.questions).toEqual([
      {
        kind: 'other-account',
        ours: 'an account of tables',
        others: [{ is: `RingCentral account 1 at ${MINE}`, files: ['b'] }],
      },
    ])
    expect(asked.drafts).toEqual(tableParts(asked))
    const mixed = await into(own, contents, { mixed: true })
    expect(mixed.identity).toEqual(mine)
    expect(mixed.drafts.map(({ kind }) => kind)).toContain('user')
  })
})
