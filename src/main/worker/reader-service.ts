/** Every question that is answered from stored data. Runs in the reader's thread. */
import type { Input, Output } from '../../shared/contract'
import type { Account } from '../../shared/schemas/accounts'
import type { VendorQuestion } from '../../shared/schemas/connections'
import { diagnose } from '../diagnose/explain'
import { requestNeeds } from '../diagnose/request'
import { changeRequest } from '../queries/change-request'
import { changes, userChanges } from '../queries/changes/between'
import { changedFacts } from '../queries/changes/facts'
import { grantHistory } from '../queries/changes/grant-history'
import { timeline } from '../queries/changes/timeline'
import { permissionFilter } from '../queries/column-filter'
import { compare } from '../queries/compare'
import { compareMenus } from '../queries/compare-menus'
import { connectedAccounts } from '../queries/connected-accounts'
import { differences } from '../queries/differences'
import { effective } from '../queries/effective'
import { findAnything } from '../queries/find-anything'
import { findingChanges } from '../queries/finding-changes'
import { findings } from '../queries/findings'
import { held } from '../queries/held'
import { hygiene } from '../queries/hygiene'
import { leastPrivilege } from '../queries/least-privilege'
import { matrixCell, matrixPage, matrixPlace } from '../queries/matrix'
import { appRows, menuTree } from '../queries/menus'
import { accountSummaries, importRows, overview, partRows } from '../queries/overview'
import { permissionDetail, permissionRows } from '../queries/permissions'
import { Reader, type Asked } from '../queries/reader'
import { roleDetail } from '../queries/role-detail'
import { roleMap } from '../queries/role-map'
import { roleFilter } from '../queries/role-filter'
import { roleRows } from '../queries/roles'
import { roleSetSizes } from '../queries/role-sets'
import { rulesState } from '../queries/rules-state'
import { newestSnapshot, snapshotOf, snapshots } from '../queries/snapshots'
import { syncRecords } from '../queries/syncs'
import { userDetail, userRows } from '../queries/users'
import { questionByIds } from '../queries/vendor-question'
import { tablePage, tablePlace } from '../queries/tables/page'
import { filterValues } from '../queries/tables/values'
import { takeAway } from '../queries/take-away'
import { around, members } from '../queries/graph/around'
import { routes } from '../queries/graph/routes'
import { whatIf } from '../queries/what-if'
import { whoCan } from '../queries/who-can'
import { why } from '../queries/why'
import { fileName } from '../export/file-name'
import { AccountFolder } from '../store/account-folder'
import { savedViews } from '../store/saved-views'
import { sandboxes } from '../store/sandboxes'

export type ReaderService = ReturnType<typeof readerService>

export function readerService(dataFolder: string) {
  const reader = new Reader(new AccountFolder(dataFolder))
  const ask = (input: { account: string; at?: string | undefined }): Asked =>
    reader.ask(input.account, input.at)
  const head = (asked: Asked) => ({ snapshot: snapshotOf(asked.snapshot) })

  return {
    'accounts.list': () => ({ accounts: accountSummaries(reader.folder) }),
    'accounts.find': (input: { account: string }): Account =>
      reader.folder.find(input.account).account,
    /** @returns undefined where there is none of that id or name */
    'accounts.tryFind': (input: { account: string }): Account | undefined =>
      reader.folder.tryFind(input.account)?.account,
    'accounts.overview': (input: Input<'accounts', 'overview'>) => overview(ask(input)),
    'accounts.snapshots': (input: Input<'accounts', 'snapshots'>) => ({
      snapshots: snapshots(reader.open(input.account).db).map(snapshotOf),
    }),
    'accounts.parts': (input: Input<'accounts', 'parts'>) => partRows(ask(input), input),
    'imports.list': (input: Input<'imports', 'list'>) => ({
      imports: importRows(reader.open(input.account).db),
    }),
    /** Those that can be opened. */
    'connections.stored': () => connectedAccounts(reader.folder),
    /** As it was put where nothing was read yet: then only ids can be meant. */
    'connections.questionByIds': (input: {
      account: string
      question: VendorQuestion
    }): VendorQuestion =>
      newestSnapshot(reader.open(input.account).db) === undefined
        ? input.question
        : questionByIds(ask({ account: input.account }), input.question),
    'syncs.list': (input: Input<'syncs', 'list'>): Output<'syncs', 'list'> => ({
      syncs: syncRecords(reader.open(input.account).db),
    }),
    'find.ask': (input: Input<'find', 'ask'>) => findAnything(ask(input), input),
    'users.list': (input: Input<'users', 'list'>): Output<'users', 'list'> => {
      const asked = ask(input)
      return { ...head(asked), all: asked.snapshot.counts.users, ...userRows(asked, input) }
    },
    'users.get': (input: Input<'users', 'get'>) => userDetail(ask(input), input.user),
    /** Sizes of the sets of users who hold the same roles. */
    'users.roleSets': (input: { account: string }): { sizes: number[] } => ({
      sizes: roleSetSizes(ask(input)),
    }),
    'roles.list': (input: Input<'roles', 'list'>) => {
      const asked = ask(input)
      return { ...head(asked), ...roleRows(asked, roleFilter(asked.index, input.filter)) }
    },
    'roles.get': (input: Input<'roles', 'get'>) => roleDetail(ask(input), input.role),
    'roles.compare': (input: Input<'roles', 'compare'>) => compare(ask(input), input, reader),
    'roles.map': (input: Input<'roles', 'map'>) => roleMap(ask(input), input, reader),
    'tables.page': (input: Input<'tables', 'page'>) => {
      const asked = ask(input)
      return { ...head(asked), ...tablePage(asked, input) }
    },
    'tables.place': (input: Input<'tables', 'place'>) => tablePlace(ask(input), input),
    'tables.values': (input: Input<'tables', 'values'>) => filterValues(ask(input), input),
    'permissions.list': (input: Input<'permissions', 'list'>) => {
      const asked = ask(input)
      return {
        ...head(asked),
        all: asked.snapshot.counts.permissions,
        ...permissionRows(asked, input.app, permissionFilter(asked.index, input.filter)),
      }
    },
    'permissions.get': (input: Input<'permissions', 'get'>) =>
      permissionDetail(ask(input), input.permission, input.app),
    'menus.apps': (input: Input<'menus', 'apps'>) => {
      const asked = ask(input)
      return { ...head(asked), apps: appRows(asked) }
    },
    'menus.tree': (input: Input<'menus', 'tree'>) => menuTree(ask(input), input),
    'menus.compare': (input: Input<'menus', 'compare'>) => compareMenus(ask(input), input),
    'matrix.page': (input: Input<'matrix', 'page'>) => matrixPage(ask(input), input),
    'matrix.place': (input: Input<'matrix', 'place'>) => matrixPlace(ask(input), input),
    'matrix.cell': (input: Input<'matrix', 'cell'>) => matrixCell(ask(input), input),
    'access.held': (input: Input<'access', 'held'>) => held(ask(input), input),
    'access.effective': (input: Input<'access', 'effective'>) => effective(ask(input), input),
    'access.why': (input: Input<'access', 'why'>) => why(ask(input), input),
    'access.whoCan': (input: Input<'access', 'whoCan'>) => whoCan(ask(input), input),
    'access.differences': (input: Input<'access', 'differences'>) => differences(ask(input), input),
    'changes.timeline': (input: Input<'changes', 'timeline'>) =>
      timeline(reader.open(input.account).db),
    'changes.between': (input: Input<'changes', 'between'>) => changes(reader, input),
    'changes.facts': (input: Input<'changes', 'facts'>) => changedFacts(reader, input),
    'changes.user': (input: Input<'changes', 'user'>) => userChanges(reader, input),
    'changes.grant': (input: Input<'changes', 'grant'>) => grantHistory(reader, input),
    'findings.ask': (input: Input<'findings', 'ask'> & { now: number }) =>
      findings(reader, dataFolder, input, input.now),
    'findings.rules': (input: { now: number }) => rulesState(dataFolder, input.now),
    'whatIf.findings': (input: Input<'whatIf', 'findings'> & { now: number }) =>
      findingChanges(ask(input), input.edits, reader, dataFolder, input.now),
    'hygiene.report': (input: Input<'hygiene', 'report'>) => hygiene(ask(input), input),
    'leastPrivilege.roles': (input: Input<'leastPrivilege', 'roles'>) =>
      leastPrivilege(ask(input), input),
    'leastPrivilege.takeAway': (input: Input<'leastPrivilege', 'takeAway'>) =>
      takeAway(ask(input), input),
    'graph.around': (input: Input<'graph', 'around'>) => around(ask(input), input),
    'graph.members': (input: Input<'graph', 'members'>) => members(ask(input), input),
    'graph.routes': (input: Input<'graph', 'routes'>) => routes(ask(input), input),
    'whatIf.ask': (input: Input<'whatIf', 'ask'>) => whatIf(ask(input), input),
    'whatIf.changeRequest': (input: Input<'whatIf', 'changeRequest'>) => {
      const asked = ask(input)
      return {
        text: changeRequest(asked, input.edits, input),
        fileName: `${fileName(asked.account.name)} change request.md`,
      }
    },
    'savedViews.list': (input: Input<'savedViews', 'list'>) => ({
      savedViews: savedViews(reader.open(input.account).db),
    }),
    'whatIf.list': (input: Input<'whatIf', 'list'>) => ({
      sandboxes: sandboxes(reader.open(input.account).db),
    }),
    'diagnose.text': (input: Input<'diagnose', 'text'>) =>
      diagnose(
        input.text,
        input.account === undefined ? undefined : ask({ account: input.account, at: input.at }),
        input.user,
      ),
    'diagnose.request': (input: Input<'diagnose', 'request'>) =>
      requestNeeds(
        input.account === undefined ? undefined : ask({ account: input.account, at: input.at }),
        input,
      ),
    /** Lets go of all files, so that one of them can be removed. */
    release: (): void => reader.close(),
  }
}
