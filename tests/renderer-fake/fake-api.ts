/** An `Api` over made-up data: for looking at the interface without a server, and for its tests. */
import type { AnyEvent, Api, Output } from '../../src/shared/contract'
import type { ErrorValue, Result } from '../../src/shared/result'
import type {
  EffectivePermission,
  PermissionRow,
  UserBrief,
  UserRow,
} from '../../src/shared/schemas/access'
import type { Account, AccountSummary, Snapshot } from '../../src/shared/schemas/accounts'
import type { Missing } from '../../src/shared/schemas/common'
import type { ImportReport, Run } from '../../src/shared/schemas/imports'
import type { Client } from '../../src/renderer/client'
import * as enos from './enos-data'
import * as ring from './ringcentral-data'

const parameters = new URLSearchParams(location.search)
const wait = Number(parameters.get('wait') ?? 20)
const hoursAgo = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString()

async function ok<Value>(value: Value): Promise<Result<Value>> {
  await new Promise((resolve) => setTimeout(resolve, wait))
  return { ok: true, value }
}
const fail = <Value>(error: ErrorValue): Promise<Result<Value>> =>
  Promise.resolve({ ok: false, error })
const total = (value: number) => ({ value, is: 'total' as const })
const atLeast = (value: number) => ({ value, is: 'atLeast' as const })

const ringSnapshot: Snapshot = {
  id: 3,
  takenAt: hoursAgo(2),
  at: hoursAgo(2),
  status: 'partial',
  notWhole: 3,
  import: 3,
  counts: {
    users: atLeast(ring.users.length),
    roles: total(ring.roles.length),
    permissions: total(ring.permissions.length),
    assignments: atLeast(352),
    apps: total(0),
    menus: total(0),
  },
}
const olderSnapshots: Snapshot[] = [
  {
    ...ringSnapshot,
    id: 2,
    takenAt: hoursAgo(24 * 9),
    at: hoursAgo(24 * 9),
    notWhole: 1,
    import: 2,
  },
  {
    ...ringSnapshot,
    id: 1,
    takenAt: null,
    at: hoursAgo(24 * 30),
    status: 'whole',
    notWhole: 0,
    import: 1,
  },
]
const enosSnapshot: Snapshot = {
  id: 1,
  takenAt: hoursAgo(50),
  at: hoursAgo(50),
  status: 'partial',
  notWhole: 1,
  import: 1,
  counts: {
    users: atLeast(3),
    roles: total(0),
    permissions: atLeast(17),
    assignments: total(0),
    apps: total(2),
    menus: atLeast(120),
  },
}
const created = hoursAgo(24 * 40)
let accounts: AccountSummary[] = [
  {
    id: 'acme',
    name: 'Acme GmbH',
    connector: 'ringcentral',
    server: 'https://platform.ringcentral.com',
    externalId: '401234005',
    createdAt: created,
    snapshots: 3,
    latest: ringSnapshot,
  },
  {
    id: 'gridworks',
    name: 'Gridworks Solar',
    connector: 'enos',
    server: 'https://ag-eu2.envisioniot.com',
    externalId: 'o15504722874071',
    createdAt: created,
    snapshots: 1,
    latest: enosSnapshot,
  },
  {
    id: 'broken',
    name: 'Nordwind',
    connector: 'ringcentral',
    createdAt: created,
    snapshots: 0,
    problem: {
      message: 'The file of this account is damaged: SQLite finds it malformed.',
      hint: 'Restore it from a copy. The other accounts are not affected.',
    },
  },
  { id: 'new', name: 'Not begun', createdAt: created, snapshots: 0 },
]
if (parameters.has('empty')) accounts = []

const missingRoles: Missing = {
  kind: 'assignment',
  subject: '',
  status: 'refused',
  text: 'Their assigned roles were refused (needs the user permission ReadAssignedRoles): GET /restapi/v1.0/account/~/extension/{id}/assigned-role.',
}

const brief = ({ id, name, extensionNumber, email, type, status, site }: UserRow): UserBrief => ({
  id,
  name,
  extensionNumber,
  email,
  type,
  status,
  site,
})
const usersOf = (account: string): UserRow[] =>
  account === 'gridworks' ? enos.users : account === 'acme' ? ring.users : []
const snapshotOf = (account: string, at?: string): Snapshot =>
  account === 'gridworks'
    ? enosSnapshot
    : (olderSnapshots.find(({ id }) => String(id) === at) ?? ringSnapshot)

function waysOf(user: UserRow, permission: string): { role: ring.FakeRole; way: string[] }[] {
  return user.roles
    .flatMap((held) => ring.roles.filter((role) => role.id === held.id))
    .flatMap((role) => {
      const way = ring.closures.get(role.id)?.get(permission)
      return way === undefined ? [] : [{ role, way }]
    })
    .sort((a, b) => a.way.length - b.way.length)
}
const nameOf = (permission: string): string =>
  ring.permissionById.get(permission)?.name ?? permission

function plainAccount(id: string): Account {
  const { name, connector, server, externalId } = accounts.find((one) => one.id === id) ?? {
    name: id,
  }
  return { id, name, connector, server, externalId, createdAt: created }
}

function columnText(user: UserRow, column: string): string {
  const { name, email = '', type = '', status = '', site = '', extensionNumber: ext = '' } = user
  const columns: Partial<Record<string, string>> = { name, email, type, status, site, ext }
  return columns[column] ?? user.roles.map((role) => role.name).join(', ')
}

function matches(user: UserRow, filter: string): boolean | undefined {
  const terms = filter.match(/\w+:"[^"]*"|\S+/g) ?? []
  let result: boolean | undefined = true
  for (const term of terms) {
    const [key = '', rest] = term.split(/:(.*)/)
    const value = (rest ?? '').replaceAll('"', '').toLowerCase()
    let one: boolean | undefined
    if (rest === undefined)
      one = `${user.name} ${user.extensionNumber} ${user.email} ${user.id}`
        .toLowerCase()
        .includes(term.toLowerCase())
    else if (key === 'role')
      one = user.rolesKnown
        ? user.roles.some((role) => role.name.toLowerCase() === value)
        : undefined
    else if (key === 'has') {
      const permission = ring.permissions.find(({ id }) => id.toLowerCase() === value)
      one = user.rolesKnown
        ? permission !== undefined && waysOf(user, permission.id).length > 0
        : undefined
    } else one = columnText(user, key).toLowerCase() === value
    if (one === false) return false
    if (one === undefined) result = undefined
  }
  return result
}

function effective(user: UserRow): EffectivePermission[] {
  return ring.permissions.flatMap((row, index) => {
    const ways = waysOf(user, row.id)
    if (ways.length === 0) return []
    const differs = index === 7
    return [
      {
        id: row.id,
        name: row.name,
        assignable: row.assignable,
        answer: differs ? ('no' as const) : ('yes' as const),
        computed: 'yes' as const,
        vendor: differs
          ? ('no' as const)
          : index % 4 === 0
            ? ('yes' as const)
            : ('unknown' as const),
        differs,
        via: [
          ...new Set(
            ways.map(({ way }) => (way.length === 1 ? ('listed' as const) : ('included' as const))),
          ),
        ],
        roles: ways.map(({ role }) => ({ id: role.id, name: role.name })),
        ...(row.category === undefined ? {} : { category: row.category.name }),
      },
    ]
  })
}

const listeners = new Set<(event: AnyEvent) => void>()
const runs = new Map<string, Run>()
const emit = (run: Run): void => {
  runs.set(run.id, run)
  for (const listener of listeners) listener({ name: 'runs.changed', value: run })
}

function startRun(
  kind: Run['kind'],
  steps: number,
  end: Partial<Run>,
): Promise<Result<{ run: string }>> {
  const id = `run${runs.size + 1}`
  let run: Run = { id, kind, status: 'running', phase: 'reading', done: 0, total: steps }
  emit(run)
  const timer = setInterval(
    () => {
      if (runs.get(id)?.status !== 'running') return clearInterval(timer)
      run = {
        ...run,
        done: run.done + 1,
        note: `extension-list-${run.done}.json`,
        phase: run.done > steps / 2 ? 'storing' : 'reading',
      }
      if (run.done < steps) return emit(run)
      clearInterval(timer)
      emit({ ...run, status: 'done', phase: 'finished', ...end })
      for (const listener of listeners) listener({ name: 'accounts.changed', value: {} })
    },
    Number(parameters.get('step') ?? 120),
  )
  return ok({ run: id })
}

const report: ImportReport = {
  state: 'done',
  import: 3,
  account: { id: 'acme', name: 'Acme GmbH' },
  snapshot: ringSnapshot,
  partsTotal: 306,
  questions: [],
  parts: [
    {
      kind: 'permission-dictionary',
      subject: '',
      status: 'whole',
      takenAt: hoursAgo(2),
      count: 91,
    },
    {
      kind: 'user-list',
      subject: '',
      status: 'partial',
      reason: 'page 1 of 3 only',
      takenAt: hoursAgo(2),
      count: 100,
    },
    {
      kind: 'assignment',
      subject: '4',
      status: 'refused',
      reason: 'CMN-408: needs ReadAssignedRoles',
      takenAt: hoursAgo(2),
      count: 0,
    },
    ...Array.from({ length: 40 }, (_, index) => ({
      kind: 'assignment' as const,
      subject: String(index),
      status: 'whole' as const,
      takenAt: hoursAgo(2),
      count: 1,
    })),
  ],
  files: [
    {
      path: 'acme/dictionary-permission.json',
      recognised: 'RingCentral permission dictionary',
      records: 91,
    },
    {
      path: 'acme/extension-list-1.json',
      recognised: 'RingCentral extension list',
      records: 100,
      warnings: [
        'Page 1 of 3: the other pages were not among the files, so the user list stays partial.',
      ],
    },
    { path: 'acme/session.har', recognised: 'HAR with 41 RingCentral answers', records: 312 },
    {
      path: 'acme/notes.docx',
      error:
        'Not recognised: it is neither JSON, HAR, a Postman collection nor a CSV table. Leave it out, or save the answer as JSON.',
    },
  ],
}
let asked = false

const permissionsOf = (account: string): PermissionRow[] =>
  account === 'acme'
    ? ring.permissions
    : account === 'gridworks'
      ? enos.apps.flatMap((app) =>
          ['View reports', 'Edit rules', 'Approve work orders'].map((name, index) => ({
            id: `p${index}`,
            name,
            assignable: null,
            app: app.id,
            includes: [],
            includedBy: 0,
            roles: 0,
            users: atLeast(index),
            defined: app.catalogue,
          })),
        )
      : []

export const api: Api = {
  app: {
    info: () =>
      ok({
        version: '0.1.0',
        face: 'browser' as const,
        dataFolder: '/home/anna/.local/share/permiscope',
      }),
  },
  accounts: {
    list: () => ok({ accounts }),
    rename: ({ account, name }) => {
      accounts = accounts.map((one) => (one.id === account ? { ...one, name } : one))
      return ok({ id: account, name, createdAt: created })
    },
    remove: ({ account }) => {
      accounts = accounts.filter(({ id }) => id !== account)
      return ok({})
    },
    backup: () =>
      startRun('backup', 6, {
        download: { ticket: 't1', name: 'Acme GmbH.permiscope', bytes: 4_300_000 },
      }),
    overview: ({ account, at }) => {
      const answer: Output<'accounts', 'overview'> = {
        account: plainAccount(account),
        snapshot: snapshotOf(account, at),
        differences: account === 'acme' ? 12 : 0,
        coverage:
          account === 'gridworks'
            ? [
                {
                  kind: 'app',
                  status: 'partial',
                  read: 1,
                  of: atLeast(2),
                  takenAt: hoursAgo(50),
                  reason: 'The catalogue of Solar Insights was not among the files.',
                  hides: 'Menus that nobody who was asked has.',
                },
                {
                  kind: 'user-app-resources',
                  status: 'partial',
                  read: 3,
                  of: total(6),
                  takenAt: hoursAgo(50),
                  hides: 'Access of users in apps they were not asked about.',
                },
              ]
            : [
                {
                  kind: 'permission-dictionary',
                  status: 'whole',
                  read: 91,
                  of: total(91),
                  takenAt: hoursAgo(2),
                },
                { kind: 'role-list', status: 'whole', read: 1, of: total(1), takenAt: hoursAgo(2) },
                { kind: 'role', status: 'whole', read: 12, of: total(12), takenAt: hoursAgo(2) },
                {
                  kind: 'user-list',
                  status: 'partial',
                  read: 1,
                  of: atLeast(1),
                  takenAt: hoursAgo(2),
                  reason: 'Page 1 of 3 only.',
                  hides: 'Users on the other pages; every count of users is “at least”.',
                },
                {
                  kind: 'assignment',
                  status: 'refused',
                  read: 282,
                  of: atLeast(300),
                  takenAt: hoursAgo(2),
                  reason: '18 were refused: needs the user permission ReadAssignedRoles.',
                  hides: 'What those 18 users may do.',
                },
                {
                  kind: 'authorization-profile',
                  status: 'missing',
                  read: 0,
                  takenAt: null,
                  hides: 'The vendor’s own word for a user.',
                },
              ],
      }
      return ok(answer)
    },
    snapshots: ({ account }) =>
      ok({
        snapshots: account === 'gridworks' ? [enosSnapshot] : [ringSnapshot, ...olderSnapshots],
      }),
    parts: () =>
      ok({
        total: 306,
        parts: report.parts.map((part, index) => ({
          ...part,
          id: index,
          name: part.kind === 'assignment' ? `Anna Meyer ${index}` : undefined,
          import: 3,
          importedAt: hoursAgo(1),
          file: 'acme/session.har',
          sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
        })),
      }),
  },
  uploads: {
    create: ({ files }) => ok({ upload: 'u1', tickets: files.map((_, index) => `t${index}`) }),
    discard: () => ok({}),
  },
  imports: {
    start: ({ options }) => {
      const asks = parameters.has('asks') && !asked
      asked = true
      if (parameters.has('importFails'))
        return startRun('import', 5, {
          status: 'failed',
          error: {
            code: 'disk-full',
            message: 'The disk is full: 12 MB more are needed.',
            hint: 'Make room and start again; nothing was changed.',
          },
        })
      void options
      return startRun('import', 12, {
        report: asks
          ? {
              ...report,
              state: 'asks',
              import: undefined,
              parts: [],
              partsTotal: 0,
              questions: [
                {
                  kind: 'enos-request',
                  files: ['resource-permission.json', 'resource-permission-2.json'],
                  needs: ['organization', 'user', 'app'],
                },
                {
                  kind: 'other-account',
                  ours: 'RingCentral account 401234005 at platform.ringcentral.com',
                  others: [
                    {
                      is: 'RingCentral account 999 at platform.devtest.ringcentral.com',
                      files: ['sandbox.har'],
                    },
                  ],
                },
              ],
            }
          : report,
      })
    },
    list: () =>
      ok({
        imports: [3, 2, 1].map((id) => ({
          id,
          importedAt: hoursAgo(id * id * 20),
          takenAt: hoursAgo(id * 20),
          files: 4 + id,
          names: [
            'acme/dictionary-permission.json',
            'acme/extension-list-1.json',
            'acme/session.har',
          ],
          parts: 300 + id,
          snapshot: id,
        })),
      }),
    undo: () => startRun('undo-import', 5, {}),
    sample: () =>
      startRun('sample', 6, {
        result: { account: { id: 'acme', name: 'Acme GmbH', createdAt: created } },
      }),
  },
  runs: {
    list: () => ok({ runs: [...runs.values()] }),
    get: ({ run }) => {
      const found = runs.get(run)
      return found === undefined
        ? fail({ code: 'not-found', message: 'There is no such run.' })
        : ok(found)
    },
    cancel: ({ run }) => {
      const found = runs.get(run)
      if (found !== undefined)
        emit({
          ...found,
          status: 'cancelled',
          phase: 'finished',
          error: { code: 'cancelled', message: 'Cancelled.' },
        })
      return ok({})
    },
  },
  users: {
    list: ({ account, at, filter = '', sort = 'name', offset = 0, limit = 100 }) => {
      if (filter.includes('fail'))
        return fail({
          code: 'invalid-argument',
          message: 'The filter has no term “fail”.',
          hint: 'Terms are role:, has:, status:, type: and site:.',
        })
      const answers = usersOf(account).map((user) => ({ user, is: matches(user, filter) }))
      const key = sort.replace('-', '')
      const found = answers
        .filter(({ is }) => is === true)
        .map(({ user }) => user)
        .sort(
          (a, b) =>
            columnText(a, key).localeCompare(columnText(b, key), 'en', { numeric: true }) *
            (sort.startsWith('-') ? -1 : 1),
        )
      return ok({
        snapshot: snapshotOf(account, at),
        all: atLeast(usersOf(account).length),
        total: found.length,
        unknown: answers.filter(({ is }) => is === undefined).length,
        users: found.slice(offset, offset + limit),
      })
    },
    get: ({ account, at, user: id }) => {
      const user = usersOf(account).find((one) => one.id === id)
      if (user === undefined)
        return fail({ code: 'not-found', message: `There is no user ${id} in this snapshot.` })
      return ok({
        user: brief(user),
        snapshot: snapshotOf(account, at),
        roles: user.roles,
        rolesKnown: user.rolesKnown,
        systemExtension: false,
        apps:
          account === 'gridworks'
            ? enos.apps.map(({ id: app, name }, index) => ({
                id: app,
                name,
                answer: index === 0 ? ('yes' as const) : ('unknown' as const),
              }))
            : [],
        missing: user.rolesKnown ? [] : [missingRoles],
        evidence: [
          {
            kind: 'user-list',
            subject: '',
            text: 'Extension list, page 1',
            takenAt: hoursAgo(2),
            file: 'acme/extension-list-1.json',
          },
          {
            kind: 'assignment',
            subject: id,
            text: 'Assigned roles of this extension',
            takenAt: hoursAgo(2),
            file: 'acme/session.har',
          },
        ],
      })
    },
  },
  roles: {
    list: ({ account, at }) =>
      ok({
        snapshot: snapshotOf(account, at),
        roles:
          account === 'acme'
            ? ring.roles.map((role) => ({
                id: role.id,
                name: role.name,
                custom: role.custom,
                hidden: false,
                listingKnown: true,
                listed: role.lists.length,
                users: total(20),
              }))
            : [],
      }),
  },
  permissions: {
    list: ({ account, at }) =>
      ok({
        snapshot: snapshotOf(account, at),
        all: account === 'acme' ? total(ring.permissions.length) : atLeast(6),
        permissions: permissionsOf(account),
      }),
    get: ({ account, at, permission: id }) => {
      const row = permissionsOf(account).find((one) => one.id === id)
      if (row === undefined)
        return fail({ code: 'not-found', message: `There is no permission ${id}.` })
      const ways = ring.closure([id])
      ways.delete(id)
      const above = ring.permissions.filter(
        (one) => one.id !== id && ring.closure([one.id]).has(id),
      )
      const short = (one: PermissionRow) => ({
        id: one.id,
        name: one.name,
        assignable: one.assignable,
      })
      const switches = above.filter(({ assignable }) => assignable === true).slice(0, 6)
      return ok({
        ...short(row),
        snapshot: snapshotOf(account, at),
        category: row.category ?? null,
        readOnly: row.name.startsWith('Read'),
        siteCompatible: 'Compatible',
        defined: row.defined,
        includesKnown: row.defined,
        includes: [...ways].map(([below, way]) => ({
          id: below,
          name: nameOf(below),
          assignable: null,
          distance: way.length - 1,
        })),
        includedBy: above
          .map((one) => ({
            ...short(one),
            distance: (ring.closure([one.id]).get(id)?.length ?? 2) - 1,
          }))
          .sort((a, b) => a.distance - b.distance),
        switches: switches.map(({ id: one, name }) => ({ id: one, name })),
        roles: ring.roles
          .filter((role) => ring.closures.get(role.id)?.has(id))
          .map((role) => ({
            id: role.id,
            name: role.name,
            custom: role.custom,
            via: [role.lists.includes(id) ? ('listed' as const) : ('included' as const)],
          })),
        missing: row.defined
          ? []
          : [
              {
                kind: 'permission',
                subject: id,
                status: 'missing',
                text: `The record of ${id} was not read: GET /restapi/v1.0/dictionary/permission/${id}.`,
              },
            ],
        text: [
          row.assignable === true
            ? `${row.name} has a switch of its own in the admin portal.`
            : `${row.name} has no switch of its own; ${switches.length} permissions that have one bring it.`,
        ],
      })
    },
  },
  menus: {
    apps: ({ account, at }) =>
      ok({ snapshot: snapshotOf(account, at), apps: account === 'gridworks' ? enos.apps : [] }),
    tree: ({ account, at, app, user: id }) => {
      const row = enos.apps.find((one) => one.id === app)
      if (row === undefined) return fail({ code: 'not-found', message: `There is no app ${app}.` })
      const user = usersOf(account).find((one) => one.id === id)
      const whole = enos.trees[app] ?? []
      const menus = user === undefined ? whole : app === 'solar' ? [] : enos.granted(whole, user.id)
      return ok({
        snapshot: snapshotOf(account, at),
        app: { id: row.id, name: row.name },
        ...(user === undefined ? {} : { user: brief(user) }),
        answer: user === undefined || app === 'solar' ? 'unknown' : 'yes',
        takenAt: hoursAgo(50),
        count: enos.countMenus(menus),
        menus,
        missing:
          user !== undefined && app === 'solar'
            ? [
                {
                  kind: 'user-app-resources',
                  subject: `${user.id} solar`,
                  status: 'missing',
                  text: `The access of ${user.name} in Solar Insights was not read: GET /app-portal-service/v2.2/resource/permission.`,
                },
              ]
            : [],
        text:
          user === undefined
            ? 'The whole menu of the app, as its catalogue has it.'
            : app === 'solar'
              ? 'Nobody asked the vendor about this user in this app.'
              : `${user.name} has ${enos.countMenus(menus)} of ${enos.countMenus(whole)} menus in ${row.name}.`,
      })
    },
  },
  access: {
    effective: ({ account, at, user: id }) => {
      const user = usersOf(account).find((one) => one.id === id)
      if (user === undefined)
        return fail({ code: 'not-found', message: `There is no user ${id} in this snapshot.` })
      return ok({
        user: brief(user),
        snapshot: snapshotOf(account, at),
        systemExtension: false,
        missing: user.rolesKnown ? [] : [missingRoles],
        permissions: effective(user),
        rest: user.rolesKnown ? 'no' : 'unknown',
        limits: ['Extension grants and the service plan are not part of this answer.'],
      })
    },
    why: ({ account, at, user: id, permission, menu }) => {
      const user = usersOf(account).find((one) => one.id === id)
      if (user === undefined) return fail({ code: 'not-found', message: `There is no user ${id}.` })
      const snapshot = snapshotOf(account, at)
      const none = {
        user: brief(user),
        snapshot,
        vendor: 'unknown' as const,
        differs: false,
        missing: [],
        limits: ['Extension grants and the service plan are not part of this answer.'],
        evidence: [],
      }
      if (permission === undefined) {
        return ok({
          ...none,
          menu: { id: menu ?? '', name: menu ?? '', app: 'portal' },
          answer: 'yes',
          computed: 'unknown',
          routes: [],
          routesTotal: 0,
          cut: null,
          text: [
            `${user.name} has this menu: the vendor said so when it was asked about this user in this app.`,
          ],
        })
      }
      const ways = waysOf(user, permission)
      const name = nameOf(permission)
      const first = ways[0]
      return ok({
        ...none,
        permission: { id: permission, name, assignable: true },
        answer: 'yes',
        computed: 'yes',
        vendor: 'yes',
        vendorWord: {
          answer: 'yes',
          takenAt: hoursAgo(3),
          text: 'RingCentral’s authorization profile of this user has it, through the role Standard (International).',
          permissionScopes: ['Self', 'Account'],
        },
        routes: ways.map(({ role, way }) => ({
          role: { id: role.id, name: role.name },
          via: way.length === 1 ? ('listed' as const) : ('included' as const),
          steps: [
            { kind: 'role' as const, id: role.id, name: role.name },
            ...way.map((step) => ({ kind: 'permission' as const, id: step, name: nameOf(step) })),
          ],
          chains: way.length,
          text: '',
        })),
        routesTotal: ways.length,
        cut: null,
        text: [
          first === undefined
            ? `No role of ${user.name} has ${name}.`
            : first.way.length === 1
              ? `${user.name} can ${name}: the role ${first.role.name} lists it.`
              : `${user.name} can ${name}: the role ${first.role.name} lists ${nameOf(first.way[0] ?? '')}, which includes it.`,
          `To take it away: remove ${nameOf(first?.way[0] ?? '')} from the custom role ${first?.role.name} (37 others lose it too), or take the role from the user.`,
        ],
      })
    },
    whoCan: ({ account, at, permission, limit = 50 }) => {
      const having =
        permission === undefined
          ? usersOf(account).slice(0, 2)
          : usersOf(account).filter((user) => waysOf(user, permission).length > 0)
      const unknown = usersOf(account).filter((user) => !user.rolesKnown).length
      return ok({
        snapshot: snapshotOf(account, at),
        answer: 'yes',
        total: unknown === 0 ? having.length : null,
        atLeast: having.length,
        unknown,
        missing: unknown === 0 ? [] : [missingRoles],
        users: having.slice(0, limit).map(brief),
        text: `At least ${having.length} users can. Of ${unknown} users it is not known.`,
      })
    },
  },
  diagnose: {
    text: ({ account, text }) => {
      if (!text.includes('CMN')) {
        return fail({
          code: 'not-recognised',
          message: 'No error of RingCentral or EnOS was found in this text.',
          hint: 'Paste the body of the answer.',
        })
      }
      return ok({
        ...(account === undefined ? {} : { snapshot: ringSnapshot }),
        items: [
          {
            code: 'CMN-408',
            family: 'user-permission' as const,
            message:
              'In order to call this API endpoint, user needs to have [ReadPresenceStatus] permission for requested resource.',
            permission: {
              id: 'ReadPresenceStatus',
              name: 'Read Presence Status',
              assignable: false,
              known: true,
            },
            switches: [
              { id: 'EditPresenceStatus', name: 'Edit Presence Status' },
              { id: 'ConfigurePresenceStatus', name: 'Configure Presence Status' },
            ],
            roles: [
              { id: '1', name: 'Super Admin', custom: false },
              { id: '10', name: 'Front desk', custom: true },
            ],
            text: 'The signed-in user lacks the user permission Read Presence Status. It has no switch of its own: switch on Configure Presence Status in one of the user’s custom roles, or give the user the role Front desk.',
            limits: [
              'Who was signed in is not in the error, so whether this user should have it cannot be told.',
            ],
          },
        ],
      })
    },
  },
}

export const client: Client = {
  api,
  events: (listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  connection: (listener) => {
    const lost = parameters.get('connection')
    listener(
      lost === 'stopped' || lost === 'unauthorised' || lost === 'no-token' ? lost : 'connected',
    )
    return () => undefined
  },
  upload: async (file, _ticket, options) => {
    await new Promise((resolve) => setTimeout(resolve, 60))
    options?.onProgress?.(file.size)
    return { ok: true, value: { bytes: file.size } }
  },
  downloadUrl: (ticket) => `/download/${ticket}`,
}
