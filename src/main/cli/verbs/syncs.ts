import type { SyncRecord, SyncStep } from '../../../shared/schemas/syncs'
import { accountOf, addAccountArgument } from '../account-argument'
import { ask } from '../ask'
import { blocks } from '../evidence'
import { table } from '../table'
import { addVerb, type Verb } from '../verb'
import { moment, number } from '../words'

const notWhole = (steps: readonly SyncStep[]): string =>
  steps
    .filter(({ status }) => status !== 'whole' && status !== 'skipped')
    .map(({ label, status }) => `${label}: ${status}`)
    .join(', ')

function row(sync: SyncRecord): string[] {
  return [
    String(sync.id),
    sync.status,
    moment(sync.startedAt),
    sync.endedAt === null ? '' : moment(sync.endedAt),
    sync.snapshot === undefined ? '' : String(sync.snapshot),
    number(sync.requests),
    notWhole(sync.steps),
  ]
}

function lines(syncs: readonly SyncRecord[], label: string): string[] {
  if (syncs.length === 0) return [`“${label}” was not synced yet.`]
  return blocks(
    table(
      [
        { title: 'sync', align: 'right' },
        { title: 'state' },
        { title: 'started' },
        { title: 'ended' },
        { title: 'snapshot', align: 'right' },
        { title: 'requests', align: 'right' },
        { title: 'not whole' },
      ],
      syncs.map(row),
    ),
    syncs.flatMap(({ id, error }) =>
      error === undefined
        ? []
        : [`Sync ${String(id)}: ${error.message} ${error.hint ?? ''}`.trimEnd()],
    ),
    syncs[0]?.status === 'interrupted'
      ? [
          `The newest can go on: permiscope sync "${label}"`,
          `Or forget what it had read: permiscope syncs "${label}" --discard`,
        ]
      : [],
  )
}

export const syncs: Verb = (program, run) => {
  const verb = addVerb(program, 'syncs', {
    group: 'Connect',
    about: 'list the syncs of an account: how each ended, and which can go on',
    takes: 'account',
    example: 'syncs "Acme Europe"',
  })
  addAccountArgument(verb)
    .option('--discard', 'forget an interrupted sync and what it had read')
    .action((argument: string | undefined, { discard }: { discard?: boolean }) =>
      run(verb, async (session) => {
        const { account, label } = await accountOf(session, argument)
        if (discard === true) {
          const value = await ask(session.api.syncs.discard({ account }))
          return {
            value,
            lines: () => [`No interrupted sync of “${label}” is left.`],
          }
        }
        const answer = await ask(session.api.syncs.list({ account }))
        return { value: answer, lines: () => lines(answer.syncs, label) }
      }),
    )
}
