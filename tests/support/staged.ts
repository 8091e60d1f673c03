/** A small RingCentral account as a sync has read it: steps, and answers that were read as real ones are. */
import { readVendorAnswer } from '../../src/main/connectors/online/read'
import type { StagedAnswer, StagedStep } from '../../src/main/sync/staging'

export const server = 'https://platform.ringcentral.com'
export const accountId = '400100'
export const identity = { connector: 'ringcentral', server, externalId: accountId } as const

/** @param path with its query @param takenAt Unix milliseconds */
export function staged(
  step: string,
  number: number,
  takenAt: number,
  path: string,
  json: unknown,
): StagedAnswer {
  const url = new URL(`/restapi/v1.0/${path}`, server)
  const read = readVendorAnswer(
    {
      status: 200,
      json,
      request: {
        method: 'GET',
        origin: server,
        path: url.pathname,
        query: new Map(url.searchParams),
        body: new Map(),
        hasMore: false,
        status: 200,
        takenAt,
      },
      takenAt,
      sha256: 'a'.repeat(64),
      source: `GET ${url.pathname}${url.search}`,
    },
    undefined,
  )
  if (!read.staged) throw new Error(read.problem?.reason)
  return { ...read.staged, step, number }
}

/** All records on one page, or on pages of so many. */
export function pages(
  step: string,
  takenAt: number,
  path: string,
  records: readonly object[],
  perPage = Math.max(1, records.length),
): StagedAnswer[] {
  const totalPages = Math.max(1, Math.ceil(records.length / perPage))
  const [bare, query] = path.split('?')
  const address = (page: number) =>
    `${bare}?${query === undefined ? '' : `${query}&`}page=${page}&perPage=${perPage}`
  return Array.from({ length: totalPages }, (_, index) => {
    const inside = records.slice(index * perPage, (index + 1) * perPage)
    return staged(step, index, takenAt + index, address(index + 1), {
      uri: `${server}/restapi/v1.0/${address(index + 1)}`,
      records: inside,
      paging: { page: index + 1, perPage, totalPages, totalElements: records.length },
      navigation:
        index + 1 < totalPages
          ? { nextPage: { uri: `${server}/restapi/v1.0/${address(index + 2)}` } }
          : {},
    })
  })
}

export const step = (name: string, more: Partial<StagedStep> = {}): StagedStep => ({
  step: name,
  label: `Step ${name}`,
  status: 'whole',
  done: 1,
  beganAt: null,
  state: null,
  ...more,
})

const own = `account/${accountId}`

export interface AccountToRead {
  users?: number
  /** Read user by user instead of as a list. */
  oneByOne?: boolean
  /** Name of the first user. */
  firstUser?: string
  /** Unix milliseconds. */
  at: number
}

const roleRecord = (id: string) => ({
  uri: `${server}/restapi/v1.0/${own}/user-role/${id}`,
  id,
  displayName: `Role ${id}`,
  custom: true,
  scope: 'Account',
  hidden: false,
})

/** What a sync that began at that moment has read. */
export function accountAnswers({
  users = 5,
  oneByOne = false,
  firstUser = 'Anna',
  at,
}: AccountToRead): { step: StagedStep; answers: StagedAnswer[] }[] {
  const ids = Array.from({ length: users }, (_, number) => String(8_000 + number))
  const rolesOf = (user: string) => [String(71 + (Number(user) % 2))]
  const assigned = oneByOne
    ? ids.map((user, number) => {
        const path = `${own}/extension/${user}/assigned-role?showHidden=true`
        return staged('assigned-roles-by-user', number, at + 9_000 + number, path, {
          uri: `${server}/restapi/v1.0/${path}`,
          records: rolesOf(user).map((id) => ({ id, displayName: `Role ${id}` })),
        })
      })
    : pages(
        'assigned-roles',
        at + 9_000,
        `${own}/assigned-role?showHidden=true`,
        ids.map((user) => ({
          extensionId: user,
          roles: rolesOf(user).map((id) => ({ id, displayName: `Role ${id}` })),
        })),
        1_000,
      )
  const permission = (id: string, includes: string[]) => ({
    id,
    displayName: `Permission ${id}`,
    assignable: true,
    includedPermissions: includes.map((one) => ({ id: one, assignable: true })),
  })
  const all = [
    ...pages('permissions', at + 1_000, 'dictionary/permission', [
      permission('Edit', ['Read']),
      permission('Read', []),
      permission('Fax', []),
    ]),
    ...pages('account-roles', at + 2_000, `${own}/user-role`, ['71', '72'].map(roleRecord)),
    ...pages(
      'users',
      at + 3_000,
      `${own}/extension`,
      ids.map((id, number) => ({
        id: Number(id),
        name: number === 0 ? firstUser : `User ${id}`,
        extensionNumber: id,
        type: 'User',
        status: 'Enabled',
      })),
      1_000,
    ),
    ...['71', '72'].map((id, number) =>
      staged('role-details', number, at + 8_000 + number, `${own}/user-role/${id}`, {
        ...roleRecord(id),
        permissions: [{ id: id === '71' ? 'Edit' : 'Fax', assignable: true }],
      }),
    ),
    ...assigned,
  ]
  return [...Map.groupBy(all, (one) => one.step)].map(([name, answers]) => ({
    step: step(name, { beganAt: answers[0]!.takenAt, done: answers.length }),
    answers,
  }))
}
