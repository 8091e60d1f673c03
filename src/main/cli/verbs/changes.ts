import { Option } from 'commander'
import type { Changes, FactChanges, FactCounts, UserChange } from '../../../shared/schemas/changes'
import { FactKind } from '../../../shared/schemas/changes'
import type { SnapshotBrief } from '../../../shared/schemas/common'
import { ask } from '../ask'
import { addCsvOptions, csvForm, type CsvOptions } from '../csv-options'
import { writeCsv } from '../csv-reply'
import { blocks, limitLines, missingLines, snapshotLine } from '../evidence'
import { ExitCode } from '../exit-codes'
import { given } from '../given'
import { addPageOptions, page, pageLines, type PageOptions } from '../options'
import { table } from '../table'
import { addVerb, type Verb } from '../verb'
import { many, number } from '../words'

interface Options extends PageOptions, Partial<CsvOptions> {
  since?: string
  user?: string
  role?: string
  permission?: string
  app?: string
  facts?: boolean
  kind?: FactKind
}

const causesShown = 20
const permissionsShown = 20

/** Changes are a “no” to “is it as it was”; where something is only perhaps changed, that is unknown. */
function exitOf({ users: { affected, perhaps } }: Changes): ExitCode {
  if (affected.value > 0) return ExitCode.no
  return perhaps > 0 || affected.is === 'atLeast' ? ExitCode.unknown : ExitCode.done
}

export const changes: Verb = (program, run) => {
  const verb = addVerb(program, 'changes', {
    group: 'Ask',
    about: 'list what changed between two snapshots: facts, and who gained and lost what',
    takes: 'snapshot',
    example: 'changes --since 2026-10-14 --role "Front Desk"',
    more:
      'Exit code 3: somebody’s access changed. Exit code 4: nobody’s is known to have changed, but\n' +
      'not everything was read in both snapshots.',
  })
    .option('--since <snapshot>', 'earlier snapshot, by id or by date (default: the one before)')
    .option('--user <user>', 'only of this user: name, id or e-mail')
    .option('--role <role>', 'only what users have by this role')
    .option('--permission <permission>', 'only in this permission')
    .option('--app <app>', 'app of the permission, by access key or name')
    .option('--facts', 'list the facts that changed, one by one')
    .addOption(
      new Option('--kind <kind>', 'with --facts: only of this kind').choices(FactKind.options),
    )
  addPageOptions(verb)
  addCsvOptions(verb, false)
  verb.action((options: Options) =>
    run(verb, async (session) => {
      const { question, label } = await session.question()
      const { app, out, permission, role, since, user } = options
      const input = { ...question, ...given({ since, user, role, permission, app }) }
      if (out !== undefined) {
        return writeCsv(session, { ...options, out }, label, () =>
          ask(
            session.api.exports.answer({
              answer: { kind: 'changes', ...input },
              form: csvForm(options),
            }),
          ),
        )
      }
      const both = (answer: { since: SnapshotBrief; snapshot: SnapshotBrief }) => [
        snapshotLine(label, answer.since, session.now),
        snapshotLine(label, answer.snapshot, session.now),
      ]
      if (options.facts === true) {
        const answer = await ask(
          session.api.changes.facts({
            ...input,
            ...given({ kind: options.kind }),
            ...page(options),
          }),
        )
        return {
          value: answer,
          lines: () =>
            blocks(
              [`${many(answer.total, 'fact', 'facts')} changed, or only one of both tells of.`],
              factLines(answer),
              pageLines(options, answer.changes.length, answer.total),
              both(answer),
            ),
        }
      }
      const answer = await ask(session.api.changes.between({ ...input, ...page(options) }))
      return {
        value: answer,
        exit: exitOf(answer),
        lines: () =>
          blocks(
            answer.text,
            factTable(answer.facts),
            causeLines(answer),
            permissionTable(answer),
            userTable(answer.changedUsers),
            pageLines(options, answer.changedUsers.length, answer.usersTotal),
            missingOf('In the earlier snapshot:', missingLines(answer.missing.before)),
            missingOf('In the later snapshot:', missingLines(answer.missing.after)),
            limitLines(answer.limits),
            both(answer),
          ),
      }
    }),
  )
}

const missingOf = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [title, ...lines]

const factLines = ({ changes }: FactChanges): string[] => changes.map(({ text }) => text)

function factTable(facts: readonly FactCounts[]): string[] {
  return table(
    [
      { title: 'facts' },
      { title: 'new', align: 'right' },
      { title: 'gone', align: 'right' },
      { title: 'changed', align: 'right' },
      { title: 'first seen', align: 'right' },
      { title: 'no longer seen', align: 'right' },
      { title: 'told by one only', align: 'right' },
    ],
    facts.map((fact) => [
      fact.kind,
      shown(fact.added),
      shown(fact.removed),
      shown(fact.changed),
      shown(fact.firstSeen),
      shown(fact.noLongerSeen),
      shown(fact.firstRead),
    ]),
  )
}

function causeLines({ causes, causesTotal }: Changes): string[] {
  if (causes.length === 0) return []
  const rest = causesTotal - Math.min(causes.length, causesShown)
  return [
    'Through:',
    ...causes
      .slice(0, causesShown)
      .map(({ cause, users }) => `  – ${cause.text} (${many(users, 'user')})`),
    ...(rest > 0 ? [`  – … and ${many(rest, 'more cause')} (--json)`] : []),
  ]
}

function permissionTable({ permissions }: Changes): string[] {
  const rest = permissions.length - permissionsShown
  return [
    ...table(
      [{ title: 'permission' }, { title: 'app' }, ...wayColumns],
      permissions
        .slice(0, permissionsShown)
        .map(({ permission, ...counts }) => [
          permission.name,
          permission.app ?? '',
          ...wayCells(counts),
        ]),
    ),
    ...(rest > 0 ? [`… and ${many(rest, 'more permission')} (--json)`] : []),
  ]
}

const presence = { both: '', came: 'came', went: 'is gone' } as const

function userTable(users: readonly UserChange[]): string[] {
  return table(
    [
      { title: 'user' },
      { title: 'id' },
      { title: '' },
      ...wayColumns,
      { title: 'menus', align: 'right' },
      { title: 'through' },
    ],
    users.map(({ causes, causesTotal, is, menus, permissions, user }) => [
      user.name,
      user.id,
      presence[is],
      ...wayCells(permissions),
      shown(menus.gained + menus.lost + menus.perhapsGained + menus.perhapsLost),
      [
        ...causes.map(({ text }) => text),
        ...(causesTotal > causes.length ? [`(+${number(causesTotal - causes.length)} more)`] : []),
      ].join(' '),
    ]),
  )
}

const wayColumns = [
  { title: 'lost', align: 'right' },
  { title: 'gained', align: 'right' },
  { title: 'no longer seen', align: 'right' },
  { title: 'first seen', align: 'right' },
] as const

const wayCells = (counts: {
  gained: number
  lost: number
  perhapsGained: number
  perhapsLost: number
}): string[] => [counts.lost, counts.gained, counts.perhapsLost, counts.perhapsGained].map(shown)

const shown = (count: number): string => (count === 0 ? '' : number(count))
