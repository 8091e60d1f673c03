/** Lists page by page, and subjects one by one, beside a vendor that answers as a test says. */
import { describe, expect, it } from 'vitest'
import { RingCentralClient } from '../../../src/main/connectors/ringcentral/get/client'
import { readEach, type Each } from '../../../src/main/connectors/online/each'
import { readList } from '../../../src/main/connectors/online/list'
import { saysOf, type StepContext } from '../../../src/main/connectors/online/step'
import { asking } from '../../../src/main/connectors/ringcentral/get/asking'
import { pagesAt } from '../../../src/main/connectors/ringcentral/get/pages'
import { readAccount } from '../../../src/main/connectors/ringcentral/get/plan'
import { operations } from '../../../src/main/connectors/ringcentral/operations'
import type { HttpClient } from '../../../src/main/http/http-client'
import type { Recorder } from '../../../src/main/sync/recorder'
import type { StagedAnswer, StagedStep } from '../../../src/main/sync/staging'

const server = 'https://vendor.example'
const sites = '/restapi/v1.0/account/~/sites'
const owner = '100'

interface Vendor {
  context: StepContext
  /** Path and query of each request. */
  asked: string[]
  staged: StagedAnswer[]
}

function vendor(
  answer: (path: string, asked: number) => { status?: number; json: unknown },
): Vendor {
  const asked: string[] = []
  const staged: StagedAnswer[] = []
  const steps = new Map<string, StagedStep>()
  const http = {
    read({ url }: { url: URL }) {
      const path = `${url.pathname}${url.search}`
      asked.push(path)
      return Promise.resolve({
        status: 200,
        ...answer(path, asked.length),
        sha256: '',
        receivedAt: 0,
        headers: new Headers(),
      })
    },
  } as unknown as HttpClient
  const tokens = {
    owner,
    requests: 0,
    applicationScopes: undefined,
    token: () => Promise.resolve('token'),
    renewed: () => Promise.resolve('token'),
    end: () => Promise.resolve(),
  }
  const recorder = {
    step: (name: string) => steps.get(name) ?? steps.set(name, step(name)).get(name)!,
    staged: (of: StagedStep) => Promise.resolve(staged.filter((one) => one.step === of.step)),
    keep(step: StagedStep, one: Omit<StagedAnswer, 'step'>) {
      staged.push({ ...one, step: step.step })
      return Promise.resolve()
    },
    clear(step: StagedStep, state: string | null) {
      staged.length = 0
      Object.assign(step, { status: 'waiting', state, done: 0 })
      return Promise.resolve()
    },
    update: (step: StagedStep, changes: Partial<StagedStep>) =>
      Promise.resolve(void Object.assign(step, changes)),
    changed: () => undefined,
  } as unknown as Recorder
  const client = new RingCentralClient({ server, tokens, http, locale: 'en-US' })
  const context: StepContext = {
    client,
    recorder,
    signal: new AbortController().signal,
    account: { externalId: '1' },
    stop: () => undefined,
  }
  return { context, asked, staged }
}

const step = (name = 'one'): StagedStep => ({
  step: name,
  label: 'One',
  status: 'waiting',
  done: 0,
  beganAt: null,
  state: null,
})

/** A page of sites; one without an id cannot be read. */
const page = (ids: (string | undefined)[], totalElements: number, next?: string) => ({
  json: {
    uri: `${server}/restapi/v1.0/account/1/sites`,
    records: ids.map((id) => (id === undefined ? { name: 'nameless' } : { id, name: id })),
    paging: { page: 1, perPage: 1, pageStart: 0, pageEnd: 0, totalPages: 9, totalElements },
    navigation: next === undefined ? {} : { nextPage: { uri: `${server}${next}` } },
  },
})

describe('a list', () => {
  it('that changes whenever it is read is read three times, and is not whole', async () => {
    const second = `${sites}?page=2`
    const { context, asked } = vendor((path, count) =>
      path === sites ? page(['a'], 100 + count, second) : page(['b'], 100 + count),
    )
    const read = step()
    await readList(context, read, pagesAt(operations.sites, sites))
    expect(asked.filter((path) => path === sites)).toHaveLength(3)
    expect(read).toMatchObject({ status: 'partial', reason: 'changed while being read, 3 times' })
  })

  it('with a record that cannot be read is no list that changed', async () => {
    const { context, asked, staged } = vendor(() => page(['a', undefined], 2))
    await readList(context, step(), pagesAt(operations.sites, sites))
    expect(asked).toEqual([sites])
    expect(staged).toHaveLength(1)
  })

  it('is not followed to another one', async () => {
    const { context, asked } = vendor(() => page(['a'], 1, '/restapi/v1.0/account/1/extension'))
    const read = step()
    await readList(context, read, pagesAt(operations.sites, sites))
    expect(asked).toEqual([sites])
    expect(read).toMatchObject({
      status: 'partial',
      reason: 'the address of its next page is none of this list',
    })
  })

  it('whose pages lead back is not read for ever', async () => {
    const { context, asked } = vendor(() => page([], 0, sites))
    const read = step()
    await readList(context, read, pagesAt(operations.sites, sites))
    expect(asked.length).toBeLessThan(4)
    expect(read).toMatchObject({ status: 'partial' })
  })
})

const refused = {
  status: 403,
  json: { errorCode: 'CMN-404', message: 'Attempt to access another extension', errors: [] },
}

describe('one by one', () => {
  const path = (user: string) => `/restapi/v1.0/account/~/extension/${user}/assigned-role`
  const roles = (user: string) => ({
    json: {
      uri: `${server}/restapi/v1.0/account/1/extension/${user}/assigned-role`,
      records: [{ id: '3', displayName: 'Standard' }],
    },
  })
  const others = Array.from({ length: 30 }, (_, number) => String(200 + number))
  const assignedRolesOf = (subjects: string[]): Each => ({
    subjects,
    asking: (user) => asking(operations.assignedRolesOfUser, path(user)),
    says: (answer, user) => saysOf('assignment', [user, ...(user === owner ? ['~'] : [])])(answer),
    atOnce: 4,
  })
  const read = (context: StepContext, one: StagedStep) =>
    readEach(context, one, assignedRolesOf([owner, ...others]))

  it('ends early where nobody but oneself may be read', async () => {
    const { context, asked } = vendor((of) => (of === path(owner) ? roles(owner) : refused))
    const one = step()
    await read(context, one)
    expect(asked.length).toBeLessThan(10)
    expect(one).toMatchObject({
      status: 'partial',
      reason: expect.stringContaining('not asked') as string,
    })
  })

  it('ends as early where the own answer came before an interruption', async () => {
    const { context, asked, staged } = vendor((of) => (of === path(owner) ? roles(owner) : refused))
    const one = step()
    const only = readEach(context, one, assignedRolesOf([owner]))
    await only
    expect(staged).toHaveLength(1)
    Object.assign(one, { status: 'reading' })
    asked.length = 0
    await read(context, one)
    expect(asked).not.toContain(path(owner))
    expect(asked.length).toBeLessThan(10)
  })

  it('goes on where others can be read, however many are refused', async () => {
    const first = others[0]!
    const { context, asked } = vendor((of) =>
      of === path(owner) ? roles(owner) : of === path(first) ? roles(first) : refused,
    )
    const one = step()
    await read(context, one)
    expect(new Set(asked).size).toBe(31)
    expect(one.status).toBe('partial')
  })
})

describe('roles are read in detail', () => {
  const role = { id: '7', displayName: 'Seven', permissions: [{ id: 'Users' }] }
  const feature = 'AdvancedPermissionsCapabilities'
  const unavailable = (code: string) => ({
    json: {
      uri: `${server}/restapi/v1.0/account/1/extension/100/features`,
      records: [{ id: feature, available: false, reason: { code, message: 'no' } }],
    },
  })
  const available = { json: { records: [{ id: feature, available: true }] } }

  it.each([
    ['the account has advanced permissions', available, true],
    ['the answer was refused', refused, true],
    ['the answer does not speak of it', { json: { records: [] } }, true],
    ['the user may not know', unavailable('InsufficientPermissions'), true],
    ['the extension lacks it', unavailable('ExtensionLimitation'), true],
    ['the service plan rules it out', unavailable('ServicePlanLimitation'), false],
    ['the account rules it out', unavailable('AccountLimitation'), false],
  ])('where %s: %o', async (_, features, detailed) => {
    const { context, asked } = vendor((path) => {
      if (path.includes('/features?')) return features
      if (!path.startsWith('/restapi/v1.0/account/~/user-role?')) return refused
      return {
        json: {
          uri: `${server}/restapi/v1.0/account/1/user-role`,
          records: [role],
          paging: { page: 1, perPage: 1000, totalPages: 1, totalElements: 1 },
          navigation: {},
        },
      }
    })
    await readAccount(context)
    const details = asked.filter((path) => path.includes('/user-role/7?advancedPermissions=true'))
    expect(details).toHaveLength(detailed ? 1 : 0)
  })
})
