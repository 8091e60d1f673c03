/** What is made of EnOS's answers beyond what each of them says. */
import { describe, expect, it } from 'vitest'
import { EnosRequests } from '../../../src/main/connectors/enos/get/asking'
import { sourceOf } from '../../../src/main/connectors/online/request-path'
import { readVendorAnswer } from '../../../src/main/connectors/online/read'
import type { Asking } from '../../../src/main/connectors/online/types'
import { assemble } from '../../../src/main/sync/assemble'
import type { StagedAnswer, StagedStep } from '../../../src/main/sync/staging'

const server = 'https://gateway.example'
const requests = new EnosRequests('o1', 'en-US')

function answered(step: string, number: number, asking: Asking, json: unknown): StagedAnswer {
  const url = new URL(asking.path, server)
  const body = asking.body === undefined ? {} : (JSON.parse(asking.body) as object)
  const { staged } = readVendorAnswer(
    {
      status: 200,
      json,
      request: {
        method: asking.method,
        origin: server,
        path: url.pathname,
        query: new Map(url.searchParams),
        body: new Map(Object.entries(body).map(([name, value]) => [name, String(value)])),
        hasMore: false,
        status: 200,
        takenAt: 1_000 + number,
      },
      takenAt: 1_000 + number,
      sha256: 'a'.repeat(64),
      source: sourceOf(asking),
    },
    undefined,
  )
  return { ...staged!, step, number }
}

const assembled = (
  answers: StagedAnswer[],
  readableApps = new Set<string>(),
  hadAccess: (user: string) => boolean = () => false,
) =>
  assemble({
    connector: 'enos',
    answers,
    steps: [],
    identity: { connector: 'enos', server, externalId: 'o1' },
    signedInUser: undefined,
    locale: 'en-US',
    readableApps,
    hadAccess,
    now: 5_000,
  }).drafts

const refusal = { code: 31403, message: 'No permission', data: null }
const has = (id: string) => ({
  code: 0,
  message: 'OK',
  data: { permissions: [{ id, code: id, name: id }], menus: [] },
})
const ofUser = (number: number, user: string, app: string, json: unknown) =>
  answered('user-answers', number, requests.resourcesOfUser(user, app), json)

describe('error 31403 about a user in an app', () => {
  it('is no access where somebody else was answered otherwise', () => {
    const drafts = assembled([ofUser(0, 'u1', 'k1', refusal), ofUser(1, 'u2', 'k1', has('p1'))])
    expect(drafts).toMatchObject([
      { subject: 'u1 k1', status: 'whole', body: { resources: { menus: [], permissions: [] } } },
      { subject: 'u2 k1', status: 'whole' },
    ])
  })

  it('says nothing where every user got it, app by app', () => {
    const drafts = assembled([
      ofUser(0, 'u1', 'k1', refusal),
      ofUser(1, 'u2', 'k1', refusal),
      ofUser(2, 'u1', 'k2', has('p1')),
    ])
    const unreadable = { status: 'refused', body: null }
    expect(drafts.filter(({ subject }) => subject.endsWith('k1'))).toMatchObject([
      { ...unreadable, reason: expect.stringContaining('every one of 2 users') as string },
      unreadable,
    ])
    expect(drafts.find(({ subject }) => subject === 'u1 k2')).toMatchObject({ status: 'whole' })
  })

  it('is no access where an earlier answer told what somebody has in the app', () => {
    const [draft] = assembled([ofUser(0, 'u1', 'k1', refusal)], new Set(['k1']))
    expect(draft).toMatchObject({ status: 'whole' })
    const [unknown] = assembled([ofUser(0, 'u1', 'k1', refusal)])
    expect(unknown).toMatchObject({ status: 'refused' })
  })

  it('says nothing where everybody got it who was told more before', () => {
    const both = [ofUser(0, 'u1', 'k1', refusal), ofUser(1, 'u2', 'k1', refusal)]
    const had = assembled(both, new Set(['k1']), (user) => user === 'u2')
    expect(had.map(({ status }) => status)).toEqual(['refused', 'refused'])
    const hadNothing = assembled(both, new Set(['k1']))
    expect(hadNothing.map(({ status }) => status)).toEqual(['whole', 'whole'])
  })

  it('is no access where the app is switched off, for everybody', () => {
    const off = {
      code: 0,
      message: 'OK',
      data: { id: 'a1', isEnable: false, createdType: 0, menus: [], permissions: [] },
    }
    const drafts = assembled([
      answered('apps', 0, requests.app('k1'), off),
      ofUser(0, 'u1', 'k1', refusal),
    ])
    expect(drafts.find(({ subject }) => subject === 'u1 k1')).toMatchObject({ status: 'whole' })
  })

  it('is not what an empty answer is: that is no access, also of one user alone', () => {
    const empty = { code: 0, message: '', data: { permissions: [], menus: [] } }
    const [draft] = assembled([ofUser(0, 'u1', 'k1', empty)])
    expect(draft).toMatchObject({ status: 'whole', count: 0 })
  })
})

it('names roles in every language that was read, as one list', () => {
  const roles = (...names: string[]) => ({
    code: 0,
    message: 'OK',
    data: { roles: names.map((name, number) => ({ id: `ro${number}`, name })) },
  })
  const drafts = assembled([
    answered('roles', 0, requests.roles(), roles('Operator', 'Guest')),
    answered('role-names', 0, requests.roles('zh-CN'), roles('操作员', '访客')),
    answered('role-names', 1, requests.roles('de-DE'), roles('Bediener')),
  ])
  expect(drafts).toHaveLength(1)
  expect(drafts[0]).toMatchObject({
    kind: 'role-list',
    subject: 'all',
    status: 'whole',
    body: {
      records: [
        {
          id: 'ro0',
          name: 'Operator',
          names: { en_US: 'Operator', zh_CN: '操作员', de_DE: 'Bediener' },
        },
        { id: 'ro1', name: 'Guest', names: { en_US: 'Guest', zh_CN: '访客' } },
      ],
    },
  })
})

it('keeps no error as an observation about a user: no user asked', () => {
  const unknown = { code: 31404, message: 'not found', data: null }
  expect(assembled([ofUser(0, 'u1', 'k1', unknown)])).toEqual([])
})

describe('roles of users that are refused at once', () => {
  const step = (name: string, status: StagedStep['status']): StagedStep => ({
    step: name,
    label: name,
    status,
    done: 1,
    beganAt: 1_000,
    state: null,
  })
  const statusesWhere = (roleByRole: StagedStep['status']) =>
    assemble({
      connector: 'enos',
      answers: [
        answered('roles-of-users', 0, requests.rolesOfUsers(['u1'], 'users 1–1'), refusal),
        answered('users-of-roles', 0, requests.usersOfRole('r1'), {
          code: 0,
          data: { users: [{ userId: 'u1', name: 'Ada' }] },
        }),
      ],
      steps: [step('roles-of-users', 'refused'), step('users-of-roles', roleByRole)],
      identity: { connector: 'enos', server, externalId: 'o1' },
      signedInUser: undefined,
      locale: 'en-US',
      readableApps: new Set(),
      hadAccess: () => false,
      now: 5_000,
    }).drafts.map(({ kind, status }) => `${kind} ${status}`)

  it('are not missing where they were read role by role, and else are', () => {
    expect(statusesWhere('whole')).toEqual(['role-users whole'])
    expect(statusesWhere('partial')).toContain('assignment-list refused')
  })
})
