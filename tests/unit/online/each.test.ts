/** Asking one by one, gone on with after those to ask about were read anew. */
import { expect, it } from 'vitest'
import { readEach } from '../../../src/main/connectors/online/each'
import { saysOf, type StepContext } from '../../../src/main/connectors/online/step'
import type { Asking } from '../../../src/main/connectors/online/types'
import { asking } from '../../../src/main/connectors/ringcentral/get/asking'
import { operations } from '../../../src/main/connectors/ringcentral/operations'
import type { StagedAnswer, StagedStep } from '../../../src/main/sync/staging'

const path = (user: string) => `/restapi/v1.0/account/~/extension/${user}/assigned-role`

it('asks about everybody once, though they come in another order now', async () => {
  const step: StagedStep = {
    step: 'assigned-roles-by-user',
    label: 'Assigned roles',
    status: 'waiting',
    done: 0,
    beganAt: null,
    state: null,
  }
  const kept: StagedAnswer[] = []
  let asked: string[] = []
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
    signal: new AbortController().signal,
    stop: () => undefined,
  } as unknown as StepContext
  const read = (users: string[]) =>
    readEach(context, step, {
      subjects: users,
      asking: (user) => asking(operations.assignedRolesOfUser, path(user)),
      says: (answer, user) => saysOf('assignment', [user])(answer),
      atOnce: 4,
    })

  await read(['1', '2', '3'])
  expect(asked).toEqual(['1', '2', '3'])
  asked = []
  step.status = 'reading'
  await read(['4', '3', '5', '1'])
  expect(asked).toEqual(['4', '5'])
  expect(step).toMatchObject({ status: 'whole', total: 4 })
  expect(kept.map(({ source }) => source)).toEqual(
    ['1', '2', '3', '4', '5'].map((id) => `GET ${path(id)}`),
  )
})
