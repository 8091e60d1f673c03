/** Asking one by one, gone on with after those to ask about were read anew. */
import { expect, it } from 'vitest'
import { readEach } from '../../../src/main/connectors/online/each'
import { saysOf, type StepContext } from '../../../src/main/connectors/online/step'
import type { Asking } from '../../../src/main/connectors/online/types'
import { asking } from '../../../src/main/connectors/ringcentral/get/asking'
import { operations } from '../../../src/main/connectors/ringcentral/operations'
import type { StagedAnswer, StagedStep } from '../../../src/main/sync/staging'

const path = (user: string) => `/restapi/v1.0/account/~/extension/${user}/assigned-role`

function reading(begun: Partial<StagedStep> = {}) {
  const step: StagedStep = {
    step: 'assigned-roles-by-user',
    label: 'Assigned roles',
    status: 'waiting',
    done: 0,
    beganAt: null,
    state: null,
    ...begun,
  }
  const stopping = new AbortController()
  const kept: StagedAnswer[] = []
  const asked: string[] = []
  const context = {
    client: {
      owner: undefined,
      ask({ path: asks }: Asking) {
        const user = /extension\/([^/]+)\//.exec(asks)![1]!
        asked.push(user)
        return Promise.resolve({
          status: 200,
          json: { uri: `https://example.com${asks}`, records: [] },
          request: {
            method: 'GET',
            path: asks,
            query: new Map(),
            body: new Map(),
            hasMore: false,
            takenAt: 1,
          },
          takenAt: 1,
          sha256: '',
          source: `GET ${asks}`,
        })
      },
    },
    recorder: {
      staged: () => Promise.resolve(kept),
      keep(_step: unknown, answer: Omit<StagedAnswer, 'step'>) {
        expect(kept.map(({ number }) => number)).not.toContain(answer.number)
        kept.push({ ...answer, step: step.step })
        return Promise.resolve()
      },
      update: (_step: unknown, changes: object) => Promise.resolve(Object.assign(step, changes)),
      changed: () => undefined,
    },
    account: { externalId: undefined },
    signal: stopping.signal,
    stop: stopping.abort.bind(stopping),
  } as unknown as StepContext
  const read = (users: string[]) =>
    readEach(context, step, {
      subjects: users,
      asking: (user) => asking(operations.assignedRolesOfUser, path(user)),
      says: (answer, user) => saysOf('assignment', [user])(answer),
      atOnce: 4,
    })
  return { asked, context, kept, read, step }
}

it('asks about everybody once, though they come in another order now', async () => {
  const { asked, kept, read, step } = reading()
  await read(['1', '2', '3'])
  expect(asked.splice(0)).toEqual(['1', '2', '3'])
  step.status = 'reading'
  await read(['4', '3', '5', '1'])
  expect(asked).toEqual(['4', '5'])
  expect(step).toMatchObject({ status: 'whole', total: 4 })
  expect(kept.map(({ source }) => source)).toEqual(
    ['1', '2', '3', '4', '5'].map((id) => `GET ${path(id)}`),
  )
})

it('what failed in an earlier run counts no more where it is not asked about now', async () => {
  const state = { failed: [{ subject: '1', status: 'missing', reason: 'gone' }], unasked: 0 }
  const { read, step } = reading({ status: 'reading', state: JSON.stringify(state) })
  await read(['2'])
  expect(step).toMatchObject({ status: 'whole', done: 1, total: 1 })
  expect(JSON.parse(step.state!)).toMatchObject({ failed: [] })
})

it('one that fails stops those that wait, and says why it was', async () => {
  const { context, read } = reading()
  context.client.ask = ({ path: asks }, signal) =>
    asks === path('2')
      ? Promise.reject(new Error('locked'))
      : new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(new Error('stopped')))
        })
  await expect(read(['1', '2', '3'])).rejects.toThrow('locked')
})
