/** A core that a person connects accounts with, at whatever vendor. */
import type { CoreOptions } from '../../../src/main/core-types'
import type { AnyEvent, Input } from '../../../src/shared/contract'
import type { AccountSummary } from '../../../src/shared/schemas/accounts'
import type { Run } from '../../../src/shared/schemas/imports'
import { answerSignIn } from '../../servers/ringcentral'
import { testCore, value, type TestCore } from '../../support/core'
import { TestKeychain } from '../../support/test-keychain'

export interface Connectable extends TestCore {
  keychain: TestKeychain
  events: AnyEvent[]
  /** Pages that the core has opened. */
  opened: string[]
  /** What the person does with a page that is opened. */
  answer: (link: string) => void
}

/** Its person signs in wherever a page is opened. */
export async function connectable(
  options: Partial<CoreOptions> = {},
  keychain = new TestKeychain(),
): Promise<Connectable> {
  const opened: string[] = []
  const made = {
    keychain,
    events: [] as AnyEvent[],
    opened,
    answer: (link: string) => void answerSignIn(link),
  }
  const core = await testCore({
    secrets: keychain,
    httpTiming: { firstPause: 5, longestPause: 20, pauseWithoutRetryAfter: 400 },
    openExternal: (link) => {
      opened.push(link)
      made.answer(link)
    },
    ...options,
  })
  core.core.subscribe((event) => made.events.push(event))
  return Object.assign(made, core)
}

export async function signIn(
  { api, ended }: TestCore,
  input: Input<'connections', 'signIn'>,
): Promise<Run> {
  return ended(value(await api.connections.signIn(input)).run)
}

/** @throws what the run failed with */
export async function sync({ api, ended }: TestCore, account = 'Acme'): Promise<Run> {
  return ended(value(await api.syncs.start({ account })).run)
}

export async function accountOf({ api }: TestCore, name = 'Acme'): Promise<AccountSummary> {
  const { accounts } = value(await api.accounts.list({}))
  const found = accounts.find((one) => one.name === name)
  if (!found) throw new Error(`There is no account ${name}`)
  return found
}

/** Waits until a run tells that it has come so far. */
export function until(
  { core, api }: TestCore,
  run: string,
  isSo: (seen: Run) => boolean,
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const look = (seen: Run) => {
      if (seen.status !== 'running') {
        stop()
        reject(new Error(`It ended before: ${JSON.stringify(seen.error ?? seen.status)}`))
      } else if (isSo(seen)) {
        stop()
        resolve(seen)
      }
    }
    const stop = core.subscribe((event) => {
      if (event.name === 'runs.changed' && event.value.id === run) look(event.value)
    })
    void api.runs.get({ run }).then((result) => look(value(result)))
  })
}
