/** Which interrupted sync the next one goes on with, and with how much of it. */
import { expect, onTestFinished, test } from 'vitest'
import { readerService } from '../../../src/main/worker/reader-service'
import { writerService } from '../../../src/main/worker/writer-service'
import { day, temporaryFolder } from '../../support/account'
import { accountAnswers, identity } from '../../support/staged'

const hour = 3_600_000

function syncing() {
  const data = temporaryFolder()
  const reader = readerService(data)
  onTestFinished(() => reader.release())
  return writerService(data)
}

const begin = (writer: ReturnType<typeof syncing>, now: number, signedInUser?: string) =>
  writer.beginSync({ account: 'Acme', identity, anew: false, now, signedInUser })

test('a sync that somebody else began is not gone on with: they may see other things', () => {
  const writer = syncing()
  const { staged } = begin(writer, day(1), '8001')
  expect(begin(writer, day(1) + hour, '8001')).toMatchObject({
    resumed: true,
    staged: { sync: staged.sync },
  })
  expect(begin(writer, day(1) + hour, '8002').resumed).toBe(false)
  expect(begin(writer, day(1) + hour).resumed).toBe(false)
})

test('what is asked one by one may take longer than a day, as long as it goes on', () => {
  const writer = syncing()
  const { staged } = begin(writer, day(1))
  const { step, answers } = accountAnswers({ at: day(1), users: 3, oneByOne: true }).at(-1)!
  const late = answers.map((one, number) => ({ ...one, takenAt: day(1) + number * 20 * hour }))
  writer.stageAnswers({
    account: 'Acme',
    sync: staged.sync,
    step: { ...step, status: 'reading', beganAt: day(1), state: '{}' },
    answers: late,
    requests: late.length,
  })
  const again = begin(writer, late.at(-1)!.takenAt + hour)
  expect(again.staged.steps[0]).toMatchObject({ step: step.step, status: 'reading' })
})
