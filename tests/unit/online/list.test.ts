/** Lists whose pages never come to an end. */
import { expect, it } from 'vitest'
import { readList } from '../../../src/main/connectors/online/list'
import type { StepContext } from '../../../src/main/connectors/online/step'
import type { Asking } from '../../../src/main/connectors/online/types'
import { pagesAt } from '../../../src/main/connectors/ringcentral/get/pages'
import { operations } from '../../../src/main/connectors/ringcentral/operations'
import type { StagedStep } from '../../../src/main/sync/staging'

it('is left at some point, and is not whole', async () => {
  const step: StagedStep = {
    step: 'users',
    label: 'Users',
    status: 'waiting',
    done: 0,
    beganAt: null,
    state: null,
  }
  let pages = 0
  const list = '/restapi/v1.0/account/~/extension'
  const context = {
    client: {
      owner: undefined,
      ask({ path }: Asking) {
        if (pages++ > 20_000) throw new Error('It does not end.')
        const nextPage = { uri: `${list}?page=${pages + 1}` }
        return Promise.resolve({
          status: 200,
          json: { records: [{ id: pages, type: 'User' }], navigation: { nextPage } },
          request: {
            method: 'GET',
            path: list,
            query: new Map([['page', String(pages)]]),
            body: new Map(),
            hasMore: false,
            takenAt: 1,
          },
          takenAt: 1,
          sha256: '',
          source: `GET ${path}`,
        })
      },
    },
    recorder: {
      staged: () => Promise.resolve([]),
      keep: () => Promise.resolve(),
      update: (_step: unknown, changes: object) => Promise.resolve(Object.assign(step, changes)),
    },
    account: { externalId: undefined },
    signal: new AbortController().signal,
    stop: () => undefined,
  } as unknown as StepContext
  await readList(context, step, pagesAt(operations.users, list))
  expect(pages).toBe(10_000)
  expect(step).toMatchObject({ status: 'partial', reason: 'it goes on after 10000 records' })
})
