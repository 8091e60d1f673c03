/** The contract's calls as a page makes them over `window.permiscope`, wherever that bridge leads. */
import { readFile } from 'node:fs/promises'
import { expect, test, type Page } from '@playwright/test'
import * as v from 'valibot'
import {
  contract,
  type CallName,
  type GroupName,
  type Input,
  type Output,
} from '../../src/shared/contract'
import type { DesktopBridge } from '../../src/renderer/client/desktop'
import type { Result } from '../../src/shared/result'
import type { RingCentralCredential } from '../../src/shared/schemas/connections'
import type { Run } from '../../src/shared/schemas/imports'
import { startEnos, type EnosSim } from '../servers/enos'
import { startRingCentral, type RingCentralSim } from '../servers/ringcentral'
import { example } from './steps'

const exception = {
  rule: 'stale-snapshot',
  owner: 'Ada',
  reason: 'Read again next week',
  expires: '2099-12-31',
}

export type BridgedWindow = Window & { permiscope: DesktopBridge }

export const invoke = (page: Page, group: string, call: string, input: unknown): Promise<unknown> =>
  page.evaluate(
    ([to, name, given]) => (window as unknown as BridgedWindow).permiscope.invoke(to, name, given),
    [group, call, input] as const,
  )

/** Calls from within the page. @throws with the error's message */
export async function call<G extends GroupName, C extends CallName<G>>(
  page: Page,
  group: G,
  name: C,
  input: Input<G, C>,
): Promise<Output<G, C>> {
  const result = (await invoke(page, group, name, input)) as Result<Output<G, C>>
  if (!result.ok) throw new Error(`${group}.${name}: ${result.error.message}`)
  return result.value
}

/** Waits for a run's end as the page does. */
const ended = (page: Page, run: string): Promise<Run> =>
  page.evaluate(
    (id) =>
      new Promise<Run>((resolve) => {
        const bridge = (window as unknown as BridgedWindow).permiscope
        const look = (seen: Run) => {
          if (seen.id !== id || seen.status === 'running') return
          stop()
          resolve(seen)
        }
        const stop = bridge.onEvent((event) => {
          if (event.name === 'runs.changed') look(event.value)
        })
        void bridge.invoke('runs', 'get', { run: id }).then((known) => {
          if (known.ok) look(known.value as Run)
        })
      }),
    run,
  )

/** @returns the new account's id */
export async function makeSample(page: Page): Promise<string> {
  const { run } = await call(page, 'imports', 'sample', {})
  const { result } = await ended(page, run)
  if (!result) throw new Error('The run made no account')
  return result.account.id
}

/** Signs in by JWT, as the page does. @returns the new account's id */
async function connect(page: Page, sim: RingCentralSim, account: string): Promise<string> {
  const { run } = await call(page, 'connections', 'signIn', signInTo(sim, account))
  const { result, error } = await ended(page, run)
  if (!result) throw new Error(`The sign-in failed: ${error?.message}`)
  return result.account.id
}

const signInTo = (
  sim: RingCentralSim,
  account: string,
): Extract<Input<'connections', 'signIn'>, { connector: 'ringcentral' }> => ({
  connector: 'ringcentral',
  account,
  server: sim.url,
  credential: jwtOf(sim),
})

const jwtOf = ({ clientId, clientSecret, jwt }: RingCentralSim): RingCentralCredential => ({
  method: 'jwt',
  clientId,
  clientSecret,
  jwt,
})

/** Signs in to an organization by the keys of an application, as the page does. */
async function connectEnos(page: Page, sim: EnosSim, account: string): Promise<void> {
  const { run } = await call(page, 'connections', 'signIn', {
    connector: 'enos',
    accounts: [{ account, organization: sim.organizations[0]!.id }],
    server: sim.url,
    credential: { method: 'access-key', accessKey: sim.accessKey, secretKey: sim.secretKey },
    apps: [sim.apps[0]!.id],
    findApps: false,
    locales: ['en-US'],
    requestsPerSecond: 50,
  })
  const { error } = await ended(page, run)
  if (error) throw new Error(`The sign-in failed: ${error.message}`)
}

/** Announces a saved answer and sends it, as the page does. */
async function sendFile(page: Page, file: string): Promise<string> {
  const text = await readFile(example(file), 'utf8')
  const { upload, tickets } = await call(page, 'uploads', 'create', {
    files: [{ path: file, size: text.length }],
  })
  const received = await page.evaluate(
    async ([ticket, body]) =>
      (await fetch(`/upload/${ticket}`, { method: 'PUT', body: new Blob([body]) })).json(),
    [tickets[0]!, text] as const,
  )
  expect(received).toEqual({ ok: true, value: { bytes: Buffer.byteLength(text) } })
  return upload
}

type Inputs = { [G in GroupName]: { [C in CallName<G>]: () => Promise<Input<G, C>> | Input<G, C> } }

/** An input that each call can answer. A call of the contract that is missing here does not compile. */
function inputs(page: Page, account: string, sim: RingCentralSim, enos: EnosSim): Inputs {
  const connected = 'Connected'
  const user = '63001000'
  const app = '5f2c1d00-energy'
  const shape = { rows: 'users', columns: 'permissions' } as const
  const comparison: Input<'roles', 'compare'> = {
    account,
    sides: 'roles',
    subjects: ['Front Desk', 'Night Shift'],
    on: 'effective',
    differencesOnly: false,
  }
  return {
    app: { info: () => ({}), keychain: () => ({}) },
    accounts: {
      list: () => ({}),
      rename: async () => ({ account: await makeSample(page), name: 'Renamed' }),
      remove: async () => ({ account: await makeSample(page) }),
      backup: () => ({ account }),
      overview: () => ({ account }),
      snapshots: () => ({ account }),
      parts: () => ({ account, limit: 5 }),
      language: () => ({ account }),
      describe: async () => ({ account: await makeSample(page), client: 'Acme', colour: 'teal' }),
    },
    uploads: {
      create: () => ({ files: [{ path: 'a.json', size: 1 }] }),
      discard: async () => ({
        upload: await sendFile(page, 'ringcentral-meetings/user-role-3.json'),
      }),
    },
    imports: {
      start: async () => ({
        upload: await sendFile(page, 'ringcentral-meetings/user-role-3.json'),
        account: 'Imported',
        options: { whole: ['role-list'] },
        ask: true,
      }),
      list: () => ({ account }),
      undo: async () => ({ account: await makeSample(page) }),
      sample: () => ({}),
    },
    connections: {
      guide: () => ({ connector: 'ringcentral' }),
      signIn: () => signInTo(sim, connected),
      change: () => ({ account: connected, locale: 'de-DE' }),
      disconnect: async () => ({ account: await connect(page, sim, 'Soon disconnected') }),
      ask: () => ({ account: connected, question: { kind: 'profile', user: sim.world.signedIn } }),
    },
    syncs: {
      start: () => ({ account: connected }),
      once: () => ({ ...signInTo(sim, 'Synced once') }),
      estimate: async () => {
        await connectEnos(page, enos, 'Organization')
        return { account: 'Organization' }
      },
      list: () => ({ account: connected }),
      discard: () => ({ account: connected }),
    },
    runs: {
      list: () => ({}),
      get: async () => await call(page, 'imports', 'sample', {}),
      cancel: async () => await call(page, 'imports', 'sample', {}),
    },
    find: { ask: () => ({ account, text: 'presence' }) },
    users: {
      list: () => ({ account, filter: 'role:"Front Desk"', sort: '-name', limit: 5 }),
      get: () => ({ account, user }),
    },
    tables: {
      page: () => ({ account, table: 'assignments', filter: 'is:custom', sort: '-role', limit: 5 }),
      place: () => ({ account, table: 'users', sel: `user:${user}` }),
      values: () => ({ account, table: 'permissions', key: 'category', begins: '' }),
    },
    roles: {
      list: () => ({ account }),
      get: () => ({ account, role: 'Front Desk' }),
      compare: () => comparison,
      map: async () => ({ account, to: { account: await makeSample(page) } }),
    },
    matrix: {
      page: () => ({ account, ...shape, rowLimit: 10, columnLimit: 10 }),
      place: () => ({ account, ...shape, row: user, column: 'ReadPresence' }),
      cell: () => ({ account, ...shape, row: user, column: 'ReadPresence' }),
    },
    changes: {
      timeline: () => ({ account }),
      between: () => ({ account, limit: 5 }),
      facts: () => ({ account, kind: 'listing', limit: 5 }),
      user: () => ({ account, user }),
      grant: () => ({ account, user, permission: 'ManagePresence' }),
    },
    leastPrivilege: {
      roles: () => ({ account, permissions: [{ permission: 'ReadPresence' }], for: [user] }),
      takeAway: () => ({ account, role: 'Front Desk', permission: 'ManagePresence' }),
    },
    findings: {
      ask: () => ({ account, limit: 5 }),
      rules: () => ({}),
      saveException: () => ({ exception }),
      removeException: () => ({ exception }),
      switchRule: () => ({ rule: 'stale-snapshot', on: true }),
      replaceRules: async () => {
        const { version } = await call(page, 'findings', 'rules', {})
        return { text: '{ "version": 1 }', version }
      },
    },
    hygiene: {
      report: () => ({ account, limit: 5 }),
      propose: () => ({ account, seconds: 5 }),
      proposal: async () => {
        const { run } = await call(page, 'hygiene', 'propose', { account, seconds: 5 })
        await ended(page, run)
        return { run }
      },
    },
    whatIf: {
      ask: () => ({
        account,
        edits: [{ kind: 'remove-permission', role: 'Front Desk', permission: 'ManagePresence' }],
        limit: 5,
      }),
      findings: () => ({ account, edits: [{ kind: 'new-role', name: 'Visitors' }] }),
      changeRequest: () => ({ account, edits: [{ kind: 'new-role', name: 'Visitors' }] }),
      list: () => ({ account }),
      save: () => ({ account, name: 'Try', edits: [{ kind: 'new-role', name: 'Visitors' }] }),
      rename: () => ({ account, sandbox: 1, name: 'Tried' }),
      remove: () => ({ account, sandbox: 1 }),
    },
    exports: {
      answer: () => ({
        answer: {
          kind: 'what-if',
          account,
          edits: [{ kind: 'new-role', name: 'Visitors' }],
        },
        form: {},
      }),
      matrix: () => ({ account, ...shape, form: {} }),
      comparison: () => ({ ...comparison, form: {} }),
      differences: () => ({ account, form: {} }),
    },
    savedViews: {
      list: () => ({ account }),
      save: () => ({ account, name: 'Desk', view: 'users', query: 'filter=desk' }),
      rename: () => ({ account, savedView: 1, name: 'Front desk' }),
      remove: () => ({ account, savedView: 1 }),
    },
    graph: {
      around: () => ({ account, focus: [{ kind: 'role', id: 'Front Desk' }] }),
      members: async () => {
        // So many users have it that those of the same roles are folded.
        const focus = [{ kind: 'permission', id: 'ReadPresence' } as const]
        const around = { account, focus, hops: 4 }
        const { groups } = await call(page, 'graph', 'around', around)
        return { ...around, group: groups[0]!.key }
      },
      routes: () => ({
        account,
        from: { kind: 'role', id: 'Front Desk' },
        to: { kind: 'permission', id: 'ManagePresence' },
      }),
    },
    permissions: {
      list: () => ({ account }),
      get: () => ({ account, permission: 'ReadPresence' }),
    },
    menus: {
      apps: () => ({ account }),
      tree: () => ({ account, app, user: '63001007' }),
      compare: () => ({ account, app, left: '63001007', right: user }),
    },
    access: {
      held: () => ({ account, holders: [{ kind: 'user' as const, id: user }] }),
      effective: () => ({ account, user }),
      why: () => ({ account, user, permission: 'ReadPresence' }),
      whoCan: () => ({ account, permission: 'ReadPresence', limit: 5 }),
      differences: () => ({ account, limit: 5 }),
    },
    diagnose: {
      text: () => ({
        account,
        text: '{"errorCode":"CMN-408","message":"user needs to have [ReadPresence] permission"}',
      }),
      request: () => ({
        account,
        method: 'GET',
        path: '/restapi/v1.0/account/~/extension/~/presence',
      }),
    },
  }
}

/**
 * Makes every call of the contract and checks each answer by its schema; runs must end well, and the
 * files they made must arrive.
 *
 * @param answered what each call's answer was before it went over the bridge, where that is known; the
 *   input tells it from the calls that the page itself makes meanwhile
 */
export async function makeEveryCall(
  page: Page,
  answered?: (group: string, call: string, input: unknown) => unknown,
): Promise<void> {
  const account = await makeSample(page)
  const sim = await startRingCentral({ users: 30, window: 1 })
  const enos = await startEnos({ users: 30, apps: 2 })
  try {
    await makeCalls(page, inputs(page, account, sim, enos), answered)
  } finally {
    await sim.close()
    await enos.close()
  }
}

async function makeCalls(
  page: Page,
  inputs: Inputs,
  answered?: (group: string, call: string, input: unknown) => unknown,
): Promise<void> {
  const inputsOf = inputs as Record<string, Record<string, () => unknown>>

  for (const [group, calls] of Object.entries(contract)) {
    for (const [name, { output }] of Object.entries(calls)) {
      const named = `${group}.${name}`
      await test.step(named, async () => {
        const makeInput = inputsOf[group]?.[name]
        if (!makeInput) throw new Error(`There is no input for ${named}; add one to inputs()`)
        const input = await makeInput()
        const result = (await invoke(page, group, name, input)) as Result<unknown>
        if (answered) expect.soft(result, named).toEqual(answered(group, name, input))
        if (!result.ok) {
          expect.soft(result, named).toMatchObject({ ok: true })
          return
        }
        const { issues } = v.safeParse(output as v.GenericSchema, result.value)
        expect.soft(issues, `the answer of ${named}`).toBeUndefined()
        const { run } = result.value as { run?: string }
        if (run !== undefined) await expectToEndWell(page, run)
      })
    }
  }
}

/** Long work ends with an event, and the files it made are fetched from the page's own address. */
async function expectToEndWell(page: Page, id: string): Promise<void> {
  const run = await ended(page, id)
  expect.soft(run, `${run.kind}: ${run.error?.message}`).toMatchObject({ status: 'done' })
  for (const file of [run.download, run.provenance]) {
    if (!file) continue
    const bytes = await page.evaluate(
      async (ticket) => (await (await fetch(`/download/${ticket}`)).arrayBuffer()).byteLength,
      file.ticket,
    )
    expect.soft(bytes, file.name).toBe(file.bytes)
  }
}
