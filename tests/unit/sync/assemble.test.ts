import { expect, test } from 'vitest'
import { readVendorAnswer } from '../../../src/main/connectors/online/read'
import { assemble } from '../../../src/main/sync/assemble'

const server = 'https://vendor.example'
const path = '/restapi/v1.0/account/1/user-role'

/** What is made of the account's list of roles, by what is known of advanced permissions. */
function roleList(advanced: string | null) {
  const json = {
    uri: `${server}${path}`,
    records: [{ id: '7', displayName: 'Seven', permissions: [{ id: 'Users' }] }],
    paging: { page: 1, perPage: 1000, totalPages: 1, totalElements: 1 },
    navigation: {},
  }
  const { staged } = readVendorAnswer(
    {
      status: 200,
      json,
      request: {
        method: 'GET',
        origin: server,
        path,
        query: new Map(),
        body: new Map(),
        hasMore: false,
        status: 200,
        takenAt: 1,
      },
      takenAt: 1,
      sha256: 'a',
      source: `GET ${path}`,
    },
    '100',
  )
  const { drafts } = assemble({
    connector: 'ringcentral',
    answers: [{ ...staged!, step: 'account-roles', number: 0 }],
    steps: [
      {
        step: 'advanced-permissions',
        label: 'Advanced permissions or not',
        status: advanced === null ? 'missing' : 'whole',
        done: 0,
        beganAt: 1,
        state: advanced === null ? null : JSON.stringify({ advanced }),
      },
    ],
    identity: { connector: 'ringcentral', server, externalId: '1' },
    signedInUser: '100',
    locale: 'en-US',
    now: 2,
  })
  return drafts.find(({ kind }) => kind === 'role-list')
}

test('the list of roles says what they list only where advanced permissions are ruled out', () => {
  const listing = { records: [{ id: '7', listed: [{ id: 'Users' }] }] }
  expect(roleList('no')).toMatchObject({ body: listing })
  for (const advanced of ['yes', 'unknown', null]) {
    expect(roleList(advanced), String(advanced)).toMatchObject({ body: { records: [{ id: '7' }] } })
    expect(roleList(advanced), String(advanced)).not.toMatchObject({ body: listing })
  }
})

test('what was asked for one by one and did not come is a part, with its reason', () => {
  const failed = [
    { subject: '7', status: 'refused', reason: 'error CMN-408' },
    { subject: '8', status: 'missing', reason: 'no answer' },
  ]
  for (const [name, kind] of [
    ['role-details', 'role'],
    ['assigned-roles-by-user', 'assignment'],
    ['administered-sites', 'administered-sites'],
  ] as const) {
    const { drafts } = assemble({
      connector: 'ringcentral',
      answers: [],
      steps: [
        {
          step: name,
          label: name,
          status: 'partial',
          done: 2,
          beganAt: 1,
          state: JSON.stringify({ failed, unasked: 0 }),
        },
      ],
      identity: { connector: 'ringcentral', server, externalId: '1' },
      signedInUser: '100',
      locale: 'en-US',
      now: 2,
    })
    expect(drafts).toMatchObject(failed.map((one) => ({ ...one, kind, body: null })))
  }
})
