import { describe, expect, it } from 'vitest'
import type { Client } from '../../../src/renderer/client'
import { Session } from '../../../src/renderer/state/session.svelte'
import type { AnyEvent } from '../../../src/shared/contract'
import type { Run } from '../../../src/shared/schemas/imports'

const run = (status: Run['status'], phase: Run['phase']): Run => ({
  id: 'r1',
  kind: 'import',
  status,
  phase,
  done: 1,
})
const running = run('running', 'reading')
const done = run('done', 'finished')

/** Only what a session asks. `now` is what the other side says about the run at the moment. */
function sessionOver(now: { run: Run }): { session: Session; say: (run: Run) => void } {
  let listener: (event: AnyEvent) => void = () => undefined
  const nothing = () => Promise.resolve({ ok: true as const, value: { accounts: [], runs: [] } })
  const client = {
    api: {
      accounts: { list: nothing },
      app: { info: nothing },
      runs: {
        list: nothing,
        get: () => Promise.resolve({ ok: true as const, value: now.run }),
      },
    },
    connection: (watcher: (state: 'connected') => void) => watcher('connected'),
    events: (heard: (event: AnyEvent) => void) => (listener = heard),
  } as unknown as Client
  const session = new Session(client)
  return { session, say: (value) => listener({ name: 'runs.changed', value }) }
}

describe('Session.ended', () => {
  it('follows a run by its events', async () => {
    const { session, say } = sessionOver({ run: running })
    const end = session.ended('r1')
    say(running)
    say(done)
    expect(await end).toEqual(done)
  })

  it('hears of an end that came before anybody waited', async () => {
    const { session, say } = sessionOver({ run: done })
    say(done)
    expect(await session.ended('r1')).toEqual(done)
  })

  it('asks, where the events said nothing', async () => {
    const { session } = sessionOver({ run: done })
    expect(await session.ended('r1')).toEqual(done)
  })

  it('is not taken back by an answer that was overtaken', async () => {
    const { session, say } = sessionOver({ run: running })
    say(done)
    expect(await session.ended('r1')).toEqual(done)
    expect(session.running).toEqual([])
  })
})
