/**
 * The JSON of every verb as one JSON Schema document, made from the contract itself. For
 * docs/cli.schema.json; the command line does not load it.
 */
import { toJsonSchema, toJsonSchemaDefs, type JsonSchema } from '@valibot/to-json-schema'
import * as v from 'valibot'
import { contract } from '../../shared/contract'
import { ErrorValue } from '../../shared/result'
import * as access from '../../shared/schemas/access'
import * as accounts from '../../shared/schemas/accounts'
import * as changes from '../../shared/schemas/changes'
import * as common from '../../shared/schemas/common'
import * as connections from '../../shared/schemas/connections'
import {
  ComparedPair,
  ComparedRow,
  ComparedSide,
  CompareOn,
  Likeness,
} from '../../shared/schemas/compare'
import * as diagnose from '../../shared/schemas/diagnose'
import { Edit } from '../../shared/schemas/edits'
import * as exported from '../../shared/schemas/exports'
import {
  HygieneClaim,
  HygieneKind,
  HygieneRole,
  ProposedRole,
  RoleProposal,
} from '../../shared/schemas/hygiene'
import * as imports from '../../shared/schemas/imports'
import {
  LikeRole,
  MappedRole,
  RoleMapRow,
  RoleMapSide,
  RoleMapState,
} from '../../shared/schemas/role-map'
import {
  CoveringRole,
  ExtraAccess,
  Minimise,
  NewRoleChoice,
  RoleChoice,
} from '../../shared/schemas/least-privilege'
import * as roles from '../../shared/schemas/roles'
import * as syncs from '../../shared/schemas/syncs'
import * as whatIf from '../../shared/schemas/what-if'

/** Of a verb with `--out`. */
const writtenFile = v.object({
  file: v.string(),
  provenanceFile: v.string(),
  provenance: exported.Provenance,
})
const madeAccount = v.object({ account: accounts.Account })

/** What each verb prints under --json. */
export const outputs = {
  /** With `--guide`: what to prepare at the vendor. */
  connect: v.union([
    v.object({
      ...madeAccount.entries,
      connection: v.optional(connections.Connection),
      /** Of EnOS: all accounts that were connected. */
      connected: v.optional(v.array(accounts.Account)),
    }),
    connections.ConnectionGuide,
  ]),
  /** With `--estimate`: what it would take. */
  sync: v.union([syncs.SyncReport, syncs.SyncEstimate]),
  /** With `--discard`: nothing. */
  syncs: v.union([contract.syncs.list.output, contract.syncs.discard.output]),
  disconnect: madeAccount,
  /** `answer` is the vendor's word of just now. */
  verify: v.union([
    v.object({ answer: common.Answer, asked: syncs.Asked, why: access.Why }),
    /** Of EnOS without a permission: all that the user has in the app, where it answered. */
    v.object({
      answer: common.Answer,
      asked: syncs.Asked,
      effective: v.optional(access.Effective),
      menus: v.optional(access.MenuTree),
      differences: v.optional(access.Differences),
    }),
  ]),
  profile: v.object({ asked: syncs.Asked, effective: v.optional(access.Effective) }),
  'read-user': v.object({ asked: syncs.Asked, user: v.optional(access.UserDetail) }),
  import: imports.ImportReport,
  'undo-import': madeAccount,
  imports: contract.imports.list.output,
  sample: madeAccount,
  accounts: contract.accounts.list.output,
  overview: contract.accounts.overview.output,
  snapshots: contract.accounts.snapshots.output,
  parts: contract.accounts.parts.output,
  find: contract.find.ask.output,
  users: contract.users.list.output,
  roles: contract.roles.list.output,
  permissions: contract.permissions.list.output,
  /** With `--out`: the file that was written. */
  assignments: v.union([contract.tables.page.output, writtenFile]),
  /** With `--out`: the file that was written. */
  'list-menus': v.union([contract.tables.page.output, writtenFile]),
  apps: contract.menus.apps.output,
  effective: contract.access.effective.output,
  why: contract.access.why.output,
  routes: contract.graph.routes.output,
  'who-can': contract.access.whoCan.output,
  permission: contract.permissions.get.output,
  role: contract.roles.get.output,
  /** With `--out`: the file that was written. */
  compare: v.union([contract.roles.compare.output, writtenFile]),
  /** With `--out`: the file that was written. */
  'map-roles': v.union([contract.roles.map.output, writtenFile]),
  /** With `--beside`: two users' menus. */
  menus: v.union([contract.menus.tree.output, contract.menus.compare.output]),
  /** With `--out`: the file that was written. */
  differences: v.union([contract.access.differences.output, writtenFile]),
  /** With `--facts`: the facts that changed. With `--out`: the file that was written. */
  changes: v.union([contract.changes.between.output, contract.changes.facts.output, writtenFile]),
  timeline: contract.changes.timeline.output,
  history: contract.changes.grant.output,
  language: v.object({ languages: v.array(v.string()), language: v.optional(v.string()) }),
  matrix: writtenFile,
  /**
   * With `--request`: what it needs. With `--change-request`: the text, or the file it was written to. With
   * `--out`: the file that was written.
   */
  diagnose: v.union([
    contract.diagnose.text.output,
    contract.diagnose.request.output,
    writtenFile,
    v.object({ text: v.optional(v.string()), file: v.optional(v.string()) }),
  ]),
  /** With `--out` or `--change-request`: the file that was written, or the text for standard output. */
  'what-if': v.union([
    contract.whatIf.ask.output,
    writtenFile,
    whatIf.ChangeRequest,
    v.object({ file: v.string() }),
  ]),
  /** With `--out`: the file that was written. */
  'least-privilege': v.union([contract.leastPrivilege.roles.output, writtenFile]),
  /** With `--out`: the file that was written. */
  'take-away': v.union([contract.leastPrivilege.takeAway.output, writtenFile]),
  /** With `--proposal`: fewer roles. With `--out`: the file that was written. */
  findings: v.union([contract.findings.ask.output, writtenFile]),
  hygiene: v.union([contract.hygiene.report.output, contract.hygiene.proposal.output, writtenFile]),
  /** With `--remove` or `--rename`: the saved edits that it is about. */
  sandboxes: v.union([contract.whatIf.list.output, whatIf.Sandbox]),
  describe: madeAccount,
  'remove-account': contract.accounts.remove.output,
  error: v.object({ error: ErrorValue }),
} as const satisfies Record<string, v.GenericSchema>

/** The contract's named schemas. */
function named(): Record<string, v.GenericSchema> {
  const all = {
    ...common,
    ...accounts,
    ...access,
    ...roles,
    ...imports,
    Connection: connections.Connection,
    ConnectionGuide: connections.ConnectionGuide,
    ...syncs,
    ...exported,
    Changes: changes.Changes,
    ChangeCause: changes.ChangeCause,
    FactRow: changes.FactRow,
    UserChange: changes.UserChange,
    TimelineStep: changes.TimelineStep,
    GrantSpan: changes.GrantSpan,
    ...diagnose,
    CompareOn,
    ComparedPair,
    ComparedRow,
    ComparedSide,
    Likeness,
    LikeRole,
    MappedRole,
    RoleMapRow,
    RoleMapSide,
    RoleMapState,
    ChangedPermission: whatIf.ChangedPermission,
    ChangedMenu: whatIf.ChangedMenu,
    ChangedUser: whatIf.ChangedUser,
    ChangedRole: whatIf.ChangedRole,
    ChangeRequest: whatIf.ChangeRequest,
    Sandbox: whatIf.Sandbox,
    CoveringRole,
    ExtraAccess,
    Minimise,
    NewRoleChoice,
    RoleChoice,
    HygieneClaim,
    HygieneKind,
    HygieneRole,
    ProposedRole,
    RoleProposal,
    Edit,
    ErrorValue,
  }
  // Among them is one table of entries, which is no schema by itself.
  const schemas = Object.entries(all).flatMap(([name, value]): [string, v.GenericSchema][] =>
    'kind' in value ? [[name, value]] : [],
  )
  return Object.fromEntries(schemas)
}

const target: { target: 'draft-2020-12'; ignoreActions: string[] } = {
  target: 'draft-2020-12',
  // They change or refuse what is given; what is printed has been through them.
  ignoreActions: ['trim', 'check'],
}

export function schemaDocument(): JsonSchema {
  const definitions = named()
  const verbs = Object.entries(outputs).map(([verb, schema]) => {
    const converted = toJsonSchema(schema, { ...target, definitions })
    // The document has both, once for all verbs.
    delete converted.$schema
    delete converted.$defs
    return [verb, converted] as const
  })
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'What permiscope prints under --json',
    description:
      'One definition for each verb, by its name, and "error" for every failure. Definitions with a capital letter are shared among them. Fields may be added; none is renamed or taken away without a new major version.',
    $defs: { ...Object.fromEntries(verbs), ...toJsonSchemaDefs(definitions, target) },
  }
}
