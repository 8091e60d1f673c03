/**
 * THE contract: every call and event between the side that knows about permissions and its three
 * faces. IPC channels, HTTP routes, the renderer's client and the CLI are derived from this table,
 * so adding a call means one line here and its handler; a missing handler does not compile.
 */
import * as v from 'valibot'
import type { Result } from './result'
import * as access from './schemas/access'
import * as accounts from './schemas/accounts'
import * as changes from './schemas/changes'
import { Question } from './schemas/common'
import { compareInput, Comparison } from './schemas/compare'
import * as connections from './schemas/connections'
import { DiagnosisReport, RequestNeeds } from './schemas/diagnose'
import { findInput, FoundThings } from './schemas/find'
import * as findings from './schemas/findings'
import { RuleException } from './schemas/rules'
import { ExportedAnswer } from './schemas/exported-answers'
import { CsvForm } from './schemas/exports'
import { Held, heldInput } from './schemas/held'
import { Hygiene, hygieneInput, proposalInput, RoleProposal } from './schemas/hygiene'
import * as imports from './schemas/imports'
import { CellProof, MatrixGroups, MatrixPage, MatrixShape } from './schemas/matrix'
import {
  LeastPrivilege,
  leastPrivilegeInput,
  TakeAway,
  takeAwayInput,
} from './schemas/least-privilege'
import {
  GraphNode,
  GraphRoutes,
  Neighbourhood,
  neighbourhoodInput,
  routesInput,
} from './schemas/graph'
import {
  FilterValues,
  placeInput,
  tableFields,
  tableInput,
  TablePage,
  valuesInput,
} from './schemas/tables'
import { SavedView, SavedViewName, savedPlace } from './schemas/saved-views'
import { RoleMap, roleMapInput } from './schemas/role-map'
import { ChangeRequest, Sandbox, SandboxName, WhatIf, whatIfInput } from './schemas/what-if'
import { PerUserAnswers, SyncEstimate, SyncRecord } from './schemas/syncs'

interface Call<
  I extends v.GenericSchema = v.GenericSchema,
  O extends v.GenericSchema = v.GenericSchema,
> {
  input: I
  output: O
}
const call = <I extends v.GenericSchema, O extends v.GenericSchema>(
  input: I,
  output: O,
): Call<I, O> => ({
  input,
  output,
})

const nothing = v.object({})
const started = v.object({ run: v.string() })
const page = {
  offset: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000))),
}

export const contract = {
  app: {
    info: call(
      nothing,
      v.object({
        version: v.string(),
        face: v.picklist(['desktop', 'browser', 'cli']),
        dataFolder: v.string(),
      }),
    ),
    /** Whether secrets can be kept on this machine; probed once, within a time limit. */
    keychain: call(nothing, connections.Keychain),
  },
  accounts: {
    list: call(nothing, v.object({ accounts: v.array(accounts.AccountSummary) })),
    rename: call(v.object({ account: v.string(), name: v.string() }), accounts.Account),
    /** Unlinks the account's file. There is no way back, so a face asks first and offers a backup. */
    remove: call(v.object({ account: v.string() }), nothing),
    /** A run that copies the account's file and ends with a download ticket. */
    backup: call(v.object({ account: v.string() }), started),
    /**
     * Chooses the language that names are shown in, BCP 47, among those that were read: no sync is needed.
     * Absent: as each answer gave them first.
     */
    language: call(
      v.object({ account: v.string(), language: v.optional(v.string()) }),
      accounts.Account,
    ),
    /** Whose account it is and its colour, for a person's own order; what is absent is taken away. */
    describe: call(
      v.object({ account: v.string(), ...accounts.Description.entries }),
      accounts.Account,
    ),
    overview: call(v.object(Question), accounts.Overview),
    snapshots: call(
      v.object({ account: v.string() }),
      v.object({ snapshots: v.array(accounts.Snapshot) }),
    ),
    parts: call(
      v.object({
        ...Question,
        kind: v.optional(v.string()),
        subject: v.optional(v.string()),
        ...page,
      }),
      v.object({ total: v.number(), parts: v.array(accounts.PartDetail) }),
    ),
  },
  uploads: {
    /** Announces files; each is then sent once to `PUT /upload/<ticket>`. */
    create: call(
      v.object({ files: v.array(v.object({ path: v.string(), size: v.number() })) }),
      v.object({ upload: v.string(), tickets: v.array(v.string()) }),
    ),
    discard: call(v.object({ upload: v.string() }), nothing),
  },
  imports: {
    start: call(
      v.object({
        upload: v.string(),
        /** An account's id or name; a new name makes a new account. */
        account: v.string(),
        options: imports.ImportOptions,
        /** True: stop and ask where a person must decide. False: leave such files out and say so. */
        ask: v.boolean(),
      }),
      started,
    ),
    list: call(
      v.object({ account: v.string() }),
      v.object({ imports: v.array(imports.ImportRecord) }),
    ),
    /** Takes the newest import back, or the one named. */
    undo: call(v.object({ account: v.string(), import: v.optional(v.number()) }), started),
    /** Makes the sample account, or a further one. */
    sample: call(nothing, started),
  },
  connections: {
    guide: call(v.object({ connector: connections.OnlineConnector }), connections.ConnectionGuide),
    /**
     * A run that signs in, finds out whose account it is, and keeps the credential. Of the method
     * `authorization-code` the run's `link` is the page to open; the core opens it itself where it can.
     */
    signIn: call(
      v.variant('connector', [
        v.object({
          connector: v.literal('ringcentral'),
          /** An account's id or name; a new name makes a new account. */
          account: v.string(),
          /** Any https origin, http only for loopback; absent: the vendor's production server. */
          server: v.optional(v.string()),
          /** Language of the names: BCP 47; absent: English. */
          locale: v.optional(v.string()),
          credential: connections.RingCentralCredential,
        }),
        v.object({
          connector: v.literal('enos'),
          /** One account for each organization; they share the credential. */
          accounts: v.pipe(
            v.array(v.object({ account: v.string(), organization: v.string() })),
            v.minLength(1),
            v.maxLength(100),
          ),
          /** Gateway: any https origin, http only for loopback. */
          server: v.string(),
          credential: connections.EnosCredential,
          ...connections.EnosReading.entries,
        }),
      ]),
      started,
    ),
    /** Changes what the next sync reads: the language of the names (RingCentral), or more (EnOS). */
    change: call(
      v.object({
        account: v.string(),
        locale: v.optional(v.string()),
        reading: v.optional(connections.EnosReading),
      }),
      accounts.Account,
    ),
    /** A run that signs out at the vendor and forgets the credential; what was read stays. */
    disconnect: call(v.object({ account: v.string() }), started),
    /** A run that asks the vendor about one user and stores what it says. */
    ask: call(v.object({ account: v.string(), question: connections.VendorQuestion }), started),
  },
  syncs: {
    /** A run that reads the account from its vendor; an interrupted one goes on where it stopped. */
    start: call(
      v.object({
        account: v.string(),
        anew: v.optional(v.boolean()),
        /** EnOS; absent: as the interrupted sync that goes on, else none. */
        perUser: v.optional(PerUserAnswers),
      }),
      started,
    ),
    /** The same with a credential that is used this once and kept nowhere. A new name makes a new account. */
    once: call(
      v.variant('connector', [
        v.object({
          connector: v.literal('ringcentral'),
          account: v.string(),
          server: v.optional(v.string()),
          locale: v.optional(v.string()),
          credential: connections.RingCentralCredential,
        }),
        v.object({
          connector: v.literal('enos'),
          account: v.string(),
          organization: v.string(),
          server: v.string(),
          credential: connections.EnosCredential,
          ...connections.EnosReading.entries,
          perUser: v.optional(PerUserAnswers),
        }),
      ]),
      started,
    ),
    /** EnOS: how many requests a sync would send, by what is known and, in reach, by what the gateway tells. */
    estimate: call(v.object({ account: v.string() }), SyncEstimate),
    /** Newest first. */
    list: call(v.object({ account: v.string() }), v.object({ syncs: v.array(SyncRecord) })),
    /** Forgets an interrupted sync and what it had read so far. */
    discard: call(v.object({ account: v.string() }), nothing),
  },
  runs: {
    list: call(nothing, v.object({ runs: v.array(imports.Run) })),
    get: call(v.object({ run: v.string() }), imports.Run),
    cancel: call(v.object({ run: v.string() }), nothing),
  },
  find: {
    /** Whatever a typed text names: users, roles, permissions, menus, menu groups, apps. */
    ask: call(v.object(findInput), FoundThings),
  },
  users: {
    /** `filter`: words and `key:value` terms, see docs/filters.md. `sort`: a column, `-` in front for descending. */
    list: call(
      v.object({
        ...Question,
        filter: v.optional(v.string()),
        sort: v.optional(v.string()),
        ...page,
      }),
      v.object({
        snapshot: accounts.Snapshot,
        all: v.object({ value: v.number(), is: v.picklist(['total', 'atLeast']) }),
        /** How many match the filter. */
        total: v.number(),
        /** Users that may match but whose roles or access were not read. */
        unknown: v.number(),
        users: v.array(access.UserRow),
      }),
    ),
    get: call(v.object({ ...Question, user: v.string() }), access.UserDetail),
  },
  roles: {
    list: call(
      v.object({ ...Question, filter: v.optional(v.string()) }),
      v.object({
        snapshot: accounts.Snapshot,
        /** Roles that may match the filter, but what it asks for was not read of them. */
        unknown: v.number(),
        roles: v.array(access.RoleBrief),
      }),
    ),
    /** By id or name. */
    get: call(v.object({ ...Question, role: v.string() }), access.RoleDetail),
    compare: call(v.object({ ...Question, ...compareInput }), Comparison),
    /** Which role is which of another account or snapshot, by what they give. */
    map: call(v.object(roleMapInput), RoleMap),
  },
  matrix: {
    page: call(
      v.object({
        ...Question,
        ...MatrixShape,
        ...MatrixGroups,
        rowOffset: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
        rowLimit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000))),
        columnOffset: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
        columnLimit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000))),
      }),
      MatrixPage,
    ),
    /** On which lines of the view a row and a column stand: of a folded group, on that of its sums. */
    place: call(
      v.object({
        ...Question,
        ...MatrixShape,
        ...MatrixGroups,
        row: v.optional(v.string()),
        column: v.optional(v.string()),
        app: v.optional(v.string()),
      }),
      v.object({ row: v.nullable(v.number()), column: v.nullable(v.number()) }),
    ),
    /** Row and column by id; a permission or menu of an app by its id and the app's. */
    cell: call(
      v.object({
        ...Question,
        rows: MatrixShape.rows,
        columns: MatrixShape.columns,
        row: v.string(),
        column: v.string(),
        app: v.optional(v.string()),
      }),
      CellProof,
    ),
  },
  exports: {
    /** A run that writes the whole matrix as CSV and ends with two downloads: the CSV and where it is from. */
    matrix: call(v.object({ ...Question, ...MatrixShape, form: CsvForm }), started),
    comparison: call(v.object({ ...Question, ...compareInput, form: CsvForm }), started),
    /** Any answer that is a table by itself, with the input of its own call. */
    answer: call(v.object({ answer: ExportedAnswer, form: CsvForm }), started),
    /** All differences, one a line. */
    differences: call(
      v.object({
        ...Question,
        user: v.optional(v.string()),
        app: v.optional(v.string()),
        form: CsvForm,
      }),
      started,
    ),
  },
  whatIf: {
    /** Who gains and loses what; the page is of the users for whom `permission`, or anything, changes; or `user` alone. */
    ask: call(
      v.object({
        ...whatIfInput,
        permission: v.optional(v.string()),
        app: v.optional(v.string()),
        user: v.optional(v.string()),
        ...page,
      }),
      WhatIf,
    ),
    /** Which findings the edits would begin and end. */
    findings: call(v.object(whatIfInput), findings.FindingChanges),
    /** The edits as steps for whoever may change roles, with what they change and the way back. */
    changeRequest: call(
      v.object({
        ...whatIfInput,
        title: v.optional(v.pipe(v.string(), v.maxLength(200))),
        reason: v.optional(v.pipe(v.string(), v.maxLength(10_000))),
      }),
      ChangeRequest,
    ),
    /** Saved lists of edits, by name. */
    list: call(v.object({ account: v.string() }), v.object({ sandboxes: v.array(Sandbox) })),
    /** Under a name that is there already only where `replace` says so. */
    save: call(
      v.object({
        account: v.string(),
        name: SandboxName,
        edits: whatIfInput.edits,
        replace: v.optional(v.boolean()),
      }),
      Sandbox,
    ),
    rename: call(
      v.object({ account: v.string(), sandbox: v.number(), name: SandboxName }),
      Sandbox,
    ),
    /** @returns what was removed, so that it can be saved again */
    remove: call(v.object({ account: v.string(), sandbox: v.number() }), Sandbox),
  },
  leastPrivilege: {
    /** Which roles, or which switches of a new one, give what is needed with the least besides. */
    roles: call(v.object(leastPrivilegeInput), LeastPrivilege),
    /** What to change so that a role no longer gives a permission and keeps all else that it can. */
    takeAway: call(v.object(takeAwayInput), TakeAway),
  },
  findings: {
    /** What the rules find in one account, or in all. */
    ask: call(v.object({ ...findings.findingsInput, ...page }), findings.Findings),
    /** The file of rules as it stands, and the rules that count. */
    rules: call(nothing, findings.RulesState),
    /** Somebody answers for what a rule finds, until a day. */
    saveException: call(v.object({ exception: RuleException }), findings.RulesState),
    /** Every key as it stands in the file. */
    removeException: call(v.object({ exception: RuleException }), findings.RulesState),
    switchRule: call(v.object({ rule: v.string(), on: v.boolean() }), findings.RulesState),
    /** The whole file; `version` is the one that the new text was made from. */
    replaceRules: call(
      v.object({ text: v.pipe(v.string(), v.maxLength(10_000_000)), version: v.string() }),
      findings.RulesState,
    ),
  },
  hygiene: {
    /** What could be less without anybody's access changing; one page of the claims. */
    report: call(v.object({ ...hygieneInput, ...page }), Hygiene),
    /** A run that looks for fewer roles; within a minute unless more time is given. */
    propose: call(v.object(proposalInput), started),
    /** What that run found; the newest few are kept. */
    proposal: call(v.object({ run: v.string() }), RoleProposal),
  },
  savedViews: {
    /** By name. */
    list: call(v.object({ account: v.string() }), v.object({ savedViews: v.array(SavedView) })),
    /** Under a name that is there already only where `replace` says so. */
    save: call(
      v.object({
        account: v.string(),
        name: SavedViewName,
        ...savedPlace,
        replace: v.optional(v.boolean()),
      }),
      SavedView,
    ),
    rename: call(
      v.object({ account: v.string(), savedView: v.number(), name: SavedViewName }),
      SavedView,
    ),
    /** @returns what was removed, so that it can be saved again */
    remove: call(v.object({ account: v.string(), savedView: v.number() }), SavedView),
  },
  graph: {
    /** What is around a focus, folded and bounded so that it can be drawn. */
    around: call(v.object({ ...Question, ...neighbourhoodInput }), Neighbourhood),
    /** The members of a folded group, one page. */
    members: call(
      v.object({ ...Question, ...neighbourhoodInput, group: v.string(), ...page }),
      v.object({ total: v.number(), members: v.array(GraphNode) }),
    ),
    /** Every way from one node to another. */
    routes: call(v.object({ ...Question, ...routesInput, ...page }), GraphRoutes),
  },
  tables: {
    /** One page of users, roles, permissions, assignments or menus. The filter: see docs/filters.md. */
    page: call(
      v.object({ ...tableInput, fields: tableFields, ...page }),
      v.object({ snapshot: accounts.Snapshot, ...TablePage.entries }),
    ),
    /** Where a row stands; null where what was found does not hold it. */
    place: call(v.object(placeInput), v.object({ place: v.nullable(v.number()) })),
    /** What a key of a filter can be asked for in this account. */
    values: call(v.object(valuesInput), FilterValues),
  },
  permissions: {
    list: call(
      v.object({ ...Question, app: v.optional(v.string()), filter: v.optional(v.string()) }),
      v.object({
        snapshot: accounts.Snapshot,
        all: v.object({ value: v.number(), is: v.picklist(['total', 'atLeast']) }),
        /** Permissions that may match the filter, but what it asks for was not read of them. */
        unknown: v.number(),
        permissions: v.array(access.PermissionRow),
      }),
    ),
    get: call(
      v.object({ ...Question, permission: v.string(), app: v.optional(v.string()) }),
      access.PermissionDetail,
    ),
  },
  menus: {
    apps: call(
      v.object(Question),
      v.object({ snapshot: accounts.Snapshot, apps: v.array(access.AppRow) }),
    ),
    /** Without a user: the app's whole menu as its catalogue has it. */
    tree: call(
      v.object({ ...Question, app: v.string(), user: v.optional(v.string()) }),
      access.MenuTree,
    ),
    /** Two users' menus in one app. */
    compare: call(
      v.object({ ...Question, app: v.string(), left: v.string(), right: v.string() }),
      access.MenuComparison,
    ),
  },
  access: {
    /** What one role or user has, or two side by side, over all permissions or the menus of an app. */
    held: call(v.object(heldInput), Held),
    effective: call(
      v.object({ ...Question, user: v.string(), app: v.optional(v.string()) }),
      access.Effective,
    ),
    why: call(
      v.object({
        ...Question,
        user: v.string(),
        permission: v.optional(v.string()),
        menu: v.optional(v.string()),
        app: v.optional(v.string()),
        /** RingCentral: the extension that the permission is to be used on. */
        target: v.optional(v.string()),
      }),
      access.Why,
    ),
    whoCan: call(
      v.object({
        ...Question,
        permission: v.optional(v.string()),
        menu: v.optional(v.string()),
        app: v.optional(v.string()),
        ...page,
      }),
      access.WhoCan,
    ),
    /** Where the vendor's own answers and what was computed are both known and not the same. */
    differences: call(
      v.object({ ...Question, user: v.optional(v.string()), app: v.optional(v.string()), ...page }),
      access.Differences,
    ),
  },
  changes: {
    /** The snapshots of an account, newest first, and what changed from each to the next. */
    timeline: call(v.object({ account: v.string() }), changes.Timeline),
    /** Two snapshots: who gained and lost what, through which changes. */
    between: call(v.object(changes.changesPageInput), changes.Changes),
    /** The facts that changed, one by one. */
    facts: call(v.object(changes.factChangesInput), changes.FactChanges),
    /** One user: everything gained and lost, each with its causes. */
    user: call(v.object(changes.userChangesInput), changes.UserChanges),
    /** Since when a grant is, over all snapshots. */
    grant: call(v.object(changes.grantInput), changes.GrantHistory),
  },
  diagnose: {
    /** Without an account the answer comes from the error body alone. */
    text: call(
      v.object({
        account: v.optional(v.string()),
        at: v.optional(v.string()),
        text: v.string(),
        /** Whose errors these are, where the text does not tell: id, name, e-mail or extension number. */
        user: v.optional(v.string()),
      }),
      DiagnosisReport,
    ),
    /** What a request of RingCentral's public API needs, and who could make it. */
    request: call(
      v.object({
        account: v.optional(v.string()),
        at: v.optional(v.string()),
        method: v.string(),
        /** A path or address, with ids or with parameters in braces. */
        path: v.string(),
        user: v.optional(v.string()),
      }),
      RequestNeeds,
    ),
  },
} as const satisfies Record<string, Record<string, Call>>

export const events = {
  /** A run made progress or ended. */
  'runs.changed': imports.Run,
  /** Accounts or their snapshots changed; read them again. */
  'accounts.changed': nothing,
} as const satisfies Record<string, v.GenericSchema>

export type Contract = typeof contract
export type GroupName = keyof Contract
export type CallName<G extends GroupName> = keyof Contract[G] & string

type InputOf<C> = C extends Call<infer I, v.GenericSchema> ? v.InferInput<I> : never
type OutputOf<C> = C extends Call<v.GenericSchema, infer O> ? v.InferOutput<O> : never

export type Input<G extends GroupName, C extends CallName<G>> = InputOf<Contract[G][C]>
export type Output<G extends GroupName, C extends CallName<G>> = OutputOf<Contract[G][C]>

/** What the serving side implements. Handlers throw {@link AppError} for expected failures. */
export type Handlers = {
  [G in GroupName]: {
    [C in CallName<G>]: (input: Input<G, C>) => Output<G, C> | Promise<Output<G, C>>
  }
}

/** What a face calls. */
export type Api = {
  [G in GroupName]: { [C in CallName<G>]: (input: Input<G, C>) => Promise<Result<Output<G, C>>> }
}

export type EventName = keyof typeof events
export type EventValue<E extends EventName> = v.InferOutput<(typeof events)[E]>
/** Any event, as it travels. */
export type AnyEvent = { [E in EventName]: { name: E; value: EventValue<E> } }[EventName]

/**
 * One function per transport is enough: `Api` is derived from it. `language`: in which one answers are
 * worded, a tag of shared/language.ts; English without it.
 */
export type Invoke = (
  group: string,
  call: string,
  input: unknown,
  language?: string,
) => Promise<Result<unknown>>

export function apiOver(invoke: Invoke): Api {
  const api: Record<string, Record<string, (input: unknown) => Promise<Result<unknown>>>> = {}
  for (const [group, calls] of Object.entries(contract)) {
    api[group] = {}
    for (const name of Object.keys(calls)) api[group][name] = (input) => invoke(group, name, input)
  }
  // The table above is the only source of both the type and the object.
  return api as unknown as Api
}
