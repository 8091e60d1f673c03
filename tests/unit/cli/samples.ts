/** Small answers of the contract, for one account. */
import type { Output } from '../../../src/shared/contract'
import type { Account, AccountSummary, Snapshot } from '../../../src/shared/schemas/accounts'
import type { SnapshotBrief } from '../../../src/shared/schemas/common'
import type { Connection } from '../../../src/shared/schemas/connections'
import type { ImportReport, Run } from '../../../src/shared/schemas/imports'
import type { Asked, SyncReport } from '../../../src/shared/schemas/syncs'
import type { Answers } from './fake-core'

export const account: Account = {
  id: 'a1',
  name: 'Acme',
  connector: 'ringcentral',
  createdAt: '2026-11-01T00:00:00.000Z',
}

export const brief: SnapshotBrief = {
  id: 3,
  takenAt: '2026-11-14T09:12:00.000Z',
  at: '2026-11-14T09:12:00.000Z',
  status: 'partial',
  notWhole: 2,
}

export const snapshot: Snapshot = {
  ...brief,
  import: 4,
  counts: {
    users: { value: 2, is: 'total' },
    roles: { value: 1, is: 'total' },
    permissions: { value: 3, is: 'atLeast' },
    assignments: { value: 2, is: 'total' },
    apps: { value: 0, is: 'total' },
    menus: { value: 0, is: 'total' },
  },
}

export function summary(more: Partial<AccountSummary> = {}): AccountSummary {
  return { ...account, snapshots: 1, latest: snapshot, ...more }
}

export const anna = { id: '1042', name: 'Anna Meyer', extensionNumber: '42' }

export const effective: Output<'access', 'effective'> = {
  user: anna,
  snapshot: brief,
  systemExtension: false,
  missing: [
    {
      kind: 'role',
      subject: '9',
      status: 'refused',
      text: 'What the role Sales lists was refused.',
    },
  ],
  permissions: [
    {
      id: 'ConfigurePresence',
      name: 'Configure Presence',
      assignable: true,
      answer: 'yes',
      computed: 'yes',
      vendor: 'yes',
      differs: false,
      via: ['listed'],
      roles: [{ id: '1', name: 'Standard' }],
    },
    {
      id: 'ReadPresence',
      name: 'Read Presence',
      assignable: false,
      answer: 'no',
      computed: 'yes',
      vendor: 'no',
      differs: true,
      via: ['included', 'direct'],
      roles: [{ id: '1', name: 'Standard' }],
    },
  ],
  rest: 'unknown',
  notConfirmed: [],
  limits: ['Site restrictions are not looked at.'],
}

export function why(answer: 'yes' | 'no' | 'unknown'): Output<'access', 'why'> {
  return {
    user: anna,
    snapshot: brief,
    permission: { id: 'ReadPresence', name: 'Read Presence', assignable: false },
    answer,
    computed: answer,
    vendor: 'unknown',
    differs: false,
    missing: [],
    routes: [],
    routesTotal: 0,
    cut: null,
    text: ['Anna Meyer: it depends.'],
    limits: [],
    evidence: [
      { kind: 'role', subject: '1', text: 'role Standard', takenAt: null, file: 'role.json' },
    ],
  }
}

export function whoCan(total: number | null, atLeast: number): Output<'access', 'whoCan'> {
  return {
    snapshot: brief,
    permission: { id: 'ReadPresence', name: 'Read Presence', assignable: false },
    answer: atLeast > 0 ? 'yes' : total === null ? 'unknown' : 'no',
    total,
    atLeast,
    unknown: 0,
    notConfirmed: 0,
    missing: [],
    users: atLeast > 0 ? [anna] : [],
    text: `${String(atLeast)} can.`,
  }
}

export function menus(answer: 'yes' | 'no' | 'unknown'): Output<'menus', 'tree'> {
  const leaf = { url: '/x', children: [] }
  return {
    snapshot: brief,
    app: { id: 'app1', name: 'Wind Monitor' },
    answer,
    takenAt: null,
    count: answer === 'yes' ? 4 : 0,
    missing: [],
    text: 'The menus.',
    menus:
      answer === 'yes'
        ? [
            {
              id: 'm1',
              code: 'home',
              name: 'Home',
              url: '/home',
              children: [
                { id: 'm2', code: 'a', name: '风机', ...leaf },
                { id: 'm3', code: '', name: 'Lost', orphan: true, ...leaf },
              ],
            },
            { id: 'm4', code: 'z', name: 'Last', ...leaf },
          ]
        : [],
  }
}

export const report: ImportReport = {
  state: 'done',
  import: 4,
  account: { id: 'a1', name: 'Acme' },
  snapshot,
  parts: [
    { kind: 'role', subject: '9', status: 'refused', reason: 'CMN-408', takenAt: null, count: 0 },
  ],
  partsTotal: 3,
  files: [
    { path: 'roles.json', recognised: 'list of roles', records: 7 },
    { path: 'cat.png', error: 'This is no JSON.' },
  ],
  questions: [],
}

export function run(more: Partial<Run> = {}): Run {
  return { id: 'r1', kind: 'import', status: 'done', phase: 'finished', done: 2, total: 2, ...more }
}

/** Answers of an account `Acme`, the only one. */
export const answers: Answers = {
  'accounts.list': () => ({ accounts: [summary()] }),
  'access.effective': () => effective,
  'access.why': () => why('yes'),
  'access.whoCan': () => whoCan(1, 1),
  'menus.tree': () => menus('yes'),
}

export const connection: Connection = {
  connector: 'ringcentral',
  server: 'https://platform.ringcentral.com',
  method: 'jwt',
  clientId: 'client-1',
  locale: 'en-US',
  connectedAt: '2026-11-01T00:00:00.000Z',
  signedInUser: anna,
  state: 'ready',
}

export const syncReport: SyncReport = {
  account: { id: 'a1', name: 'Acme' },
  sync: 2,
  import: 4,
  snapshot,
  requests: { total: 12, byGroup: { Light: 7, Medium: 5 } },
  parts: [
    { kind: 'user-list', subject: '', status: 'whole', takenAt: brief.takenAt, count: 2 },
    {
      kind: 'role-list',
      subject: '',
      status: 'refused',
      reason: 'The user lacks ReadUserRoles (CMN-408).',
      takenAt: brief.takenAt,
      count: 0,
    },
  ],
  partsTotal: 2,
  warnings: ['An id came as a number.'],
  resumed: false,
}

export function asked(more: Partial<Asked> = {}): Asked {
  return {
    account: { id: 'a1', name: 'Acme' },
    import: 5,
    snapshot: { ...snapshot, id: 5 },
    parts: [
      {
        kind: 'permission-check',
        subject: '1042 ReadPresence',
        status: 'whole',
        takenAt: '2026-11-14T11:11:00.000Z',
        count: 1,
      },
    ],
    ...more,
  }
}
