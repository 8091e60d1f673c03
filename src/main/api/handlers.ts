/** Implements the contract: questions go to the reader's thread, work that writes to the writer's. */
import type { Handlers } from '../../shared/contract'
import { enosGuide } from '../connectors/enos/manifest'
import { ringCentralGuide } from '../connectors/ringcentral/manifest'
import type { Connections } from '../connections/connections'
import type { CoreOptions } from '../core-types'
import type { Exported, ExportedFile, ExportTarget } from '../export/export'
import type { JobsService } from '../worker/jobs-service'
import type { ReaderService } from '../worker/reader-service'
import type { Thread } from '../worker/service'
import type { WriterService } from '../worker/writer-service'
import { KeptProposals } from './kept-proposals'
import type { RunContext, Runs } from './runs'
import type { Transit } from './transit'

export interface Parts {
  options: CoreOptions
  reader: Thread<ReaderService>
  writer: Thread<WriterService>
  jobs: Thread<JobsService>
  runs: Runs
  transit: Transit
  connections: Connections
  accountsChanged: () => void
}

export function handlersOver({
  options,
  reader,
  writer,
  jobs,
  runs,
  transit,
  connections,
  accountsChanged,
}: Parts): Handlers {
  /** @param work writes the files whose places it is given */
  const startExport = (
    account: string,
    work: (target: Omit<ExportTarget, 'form'>, context: RunContext) => Promise<Exported>,
  ): { run: string } => {
    const run = runs.startBeside('export', account, async (context) => {
      const to = { csv: transit.placeForDownload(), provenance: transit.placeForDownload() }
      const target = { to, version: options.version, now: Date.now() }
      const made = await work(target, context)
      const offer = (file: ExportedFile) => ({
        ticket: transit.offerDownload(file),
        name: file.name,
        bytes: file.bytes,
      })
      return { download: offer(made.csv), provenance: offer(made.provenance) }
    })
    return { run }
  }

  const proposals = new KeptProposals()

  return {
    app: {
      info: () => ({
        version: options.version,
        face: options.face,
        dataFolder: options.dataFolder,
      }),
      keychain: () => connections.keychain(),
    },
    accounts: {
      async list() {
        const { accounts } = await reader.call('accounts.list', undefined)
        return { accounts: await connections.withStates(accounts) }
      },
      async rename(input) {
        const account = await connections.whileIdle(input.account, () =>
          writer.call('rename', input),
        )
        accountsChanged()
        return account
      },
      async remove(input) {
        await connections.removing(input.account, async () => {
          // Some systems do not unlink a file that is open.
          await reader.call('release', undefined)
          await writer.call('remove', input)
        })
        accountsChanged()
        return {}
      },
      backup(input) {
        const run = runs.start('backup', input.account, async (context) => {
          const location = transit.placeForDownload()
          const { name, bytes } = await writer.call(
            'backup',
            { account: input.account, to: location },
            context,
          )
          const ticket = transit.offerDownload({ name, location, bytes })
          return { download: { ticket, name, bytes } }
        })
        return { run }
      },
      async language(input) {
        const account = await writer.call('setLanguage', input)
        accountsChanged()
        return account
      },
      async describe(input) {
        const account = await writer.call('describe', input)
        accountsChanged()
        return account
      },
      overview: (input) => reader.call('accounts.overview', input),
      snapshots: (input) => reader.call('accounts.snapshots', input),
      parts: (input) => reader.call('accounts.parts', input),
    },
    uploads: {
      create: (input) => transit.announce(input.files),
      async discard(input) {
        await transit.discard(input.upload)
        return {}
      },
    },
    imports: {
      start(input) {
        const run = runs.start('import', input.account, async (context) => {
          const files = transit.filesOf(input.upload)
          const { account, options: given, ask } = input
          let asks = false
          try {
            const report = await writer.call(
              'import',
              { files, account, options: given, ask, now: Date.now() },
              context,
            )
            asks = report.state === 'asks'
            if (report.state === 'done') accountsChanged()
            return { report }
          } finally {
            // While questions are open the files are needed again.
            if (!asks) await transit.discard(input.upload)
          }
        })
        return { run }
      },
      list: (input) => reader.call('imports.list', input),
      undo(input) {
        const run = runs.start('undo-import', input.account, async (context) => {
          const account = await writer.call(
            'undoImport',
            { account: input.account, import: input.import },
            context,
          )
          accountsChanged()
          return { result: { account } }
        })
        return { run }
      },
      sample() {
        const run = runs.start('sample', undefined, async (context) => {
          const account = await writer.call('sample', { now: Date.now() }, context)
          accountsChanged()
          return { result: { account } }
        })
        return { run }
      },
    },
    connections: {
      guide: ({ connector }) => (connector === 'enos' ? enosGuide() : ringCentralGuide()),
      signIn: (input) => connections.signIn(input),
      change: (input) => connections.change(input),
      disconnect: (input) => connections.disconnect(input.account),
      ask: (input) => connections.ask(input),
    },
    syncs: {
      start: (input) => connections.sync(input),
      once: (input) => connections.syncOnce(input),
      estimate: (input) => connections.estimate(input.account),
      list: (input) => connections.syncs(input.account),
      discard: (input) => connections.discardSync(input.account),
    },
    runs: {
      list: () => ({ runs: runs.list() }),
      get: (input) => runs.get(input.run),
      cancel(input) {
        runs.cancel(input.run)
        return {}
      },
    },
    find: {
      ask: (input) => reader.call('find.ask', input),
    },
    users: {
      list: (input) => reader.call('users.list', input),
      get: (input) => reader.call('users.get', input),
    },
    roles: {
      list: (input) => reader.call('roles.list', input),
      get: (input) => reader.call('roles.get', input),
      compare: (input) => reader.call('roles.compare', input),
      map: (input) => reader.call('roles.map', input),
    },
    matrix: {
      page: (input) => reader.call('matrix.page', input),
      place: (input) => reader.call('matrix.place', input),
      cell: (input) => reader.call('matrix.cell', input),
    },
    exports: {
      matrix: (input) =>
        startExport(input.account, (target, context) =>
          jobs.call('exports.matrix', { ...input, ...target }, context),
        ),
      comparison: (input) =>
        startExport(input.account, (target, context) =>
          jobs.call('exports.comparison', { ...input, ...target }, context),
        ),
      answer: (input) =>
        startExport(input.answer.account, (target, context) =>
          jobs.call('exports.answer', { ...input, ...target }, context),
        ),
      differences: (input) =>
        startExport(input.account, (target, context) =>
          jobs.call('exports.differences', { ...input, ...target }, context),
        ),
    },
    savedViews: {
      list: (input) => reader.call('savedViews.list', input),
      async save(input) {
        const saved = await writer.call('saveView', { ...input, now: Date.now() })
        accountsChanged()
        return saved
      },
      async rename(input) {
        const renamed = await writer.call('renameView', input)
        accountsChanged()
        return renamed
      },
      async remove(input) {
        const removed = await writer.call('removeView', input)
        accountsChanged()
        return removed
      },
    },
    whatIf: {
      ask: (input) => reader.call('whatIf.ask', input),
      findings: (input) => reader.call('whatIf.findings', { ...input, now: Date.now() }),
      changeRequest: (input) => reader.call('whatIf.changeRequest', input),
      list: (input) => reader.call('whatIf.list', input),
      async save(input) {
        const sandbox = await writer.call('saveSandbox', { ...input, now: Date.now() })
        accountsChanged()
        return sandbox
      },
      async rename(input) {
        const sandbox = await writer.call('renameSandbox', input)
        accountsChanged()
        return sandbox
      },
      async remove(input) {
        const sandbox = await writer.call('removeSandbox', input)
        accountsChanged()
        return sandbox
      },
    },
    leastPrivilege: {
      roles: (input) => reader.call('leastPrivilege.roles', input),
      takeAway: (input) => reader.call('leastPrivilege.takeAway', input),
    },
    findings: {
      ask: (input) => reader.call('findings.ask', { ...input, now: Date.now() }),
      rules: () => reader.call('findings.rules', { now: Date.now() }),
      async saveException(input) {
        await writer.call('saveException', input)
        return reader.call('findings.rules', { now: Date.now() })
      },
      async removeException(input) {
        await writer.call('removeException', input)
        return reader.call('findings.rules', { now: Date.now() })
      },
      async switchRule(input) {
        await writer.call('switchRule', input)
        return reader.call('findings.rules', { now: Date.now() })
      },
      async replaceRules(input) {
        await writer.call('replaceRules', input)
        return reader.call('findings.rules', { now: Date.now() })
      },
    },
    hygiene: {
      report: (input) => reader.call('hygiene.report', input),
      propose(input) {
        const run = runs.startBeside('hygiene', input.account, async (context) => {
          proposals.keep(run, await jobs.call('hygiene.propose', input, context))
          return {}
        })
        return { run }
      },
      proposal: (input) => proposals.of(input.run),
    },
    graph: {
      around: (input) => reader.call('graph.around', input),
      members: (input) => reader.call('graph.members', input),
      routes: (input) => reader.call('graph.routes', input),
    },
    tables: {
      page: (input) => reader.call('tables.page', input),
      place: (input) => reader.call('tables.place', input),
      values: (input) => reader.call('tables.values', input),
    },
    permissions: {
      list: (input) => reader.call('permissions.list', input),
      get: (input) => reader.call('permissions.get', input),
    },
    menus: {
      apps: (input) => reader.call('menus.apps', input),
      tree: (input) => reader.call('menus.tree', input),
      compare: (input) => reader.call('menus.compare', input),
    },
    access: {
      held: (input) => reader.call('access.held', input),
      effective: (input) => reader.call('access.effective', input),
      why: (input) => reader.call('access.why', input),
      whoCan: (input) => reader.call('access.whoCan', input),
      differences: (input) => reader.call('access.differences', input),
    },
    changes: {
      timeline: (input) => reader.call('changes.timeline', input),
      between: (input) => reader.call('changes.between', input),
      facts: (input) => reader.call('changes.facts', input),
      user: (input) => reader.call('changes.user', input),
      grant: (input) => reader.call('changes.grant', input),
    },
    diagnose: {
      text: (input) => reader.call('diagnose.text', input),
      request: (input) => reader.call('diagnose.request', input),
    },
  }
}
