import { InvalidArgumentError, Option } from 'commander'
import { likenessText } from '../../../shared/likeness-text'
import type { RoleMap, RoleMapRow, RoleMapSide } from '../../../shared/schemas/role-map'
import { ask } from '../ask'
import { addCsvOptions, csvForm, type CsvOptions } from '../csv-options'
import { writeCsv } from '../csv-reply'
import { blocks, limitLines, missingLines, snapshotLine } from '../evidence'
import { ExitCode } from '../exit-codes'
import { given } from '../given'
import { unknownMark } from '../marks'
import { table } from '../table'
import { usageError } from '../usage-error'
import { addVerb, type Verb } from '../verb'
import { many, number } from '../words'

interface Options extends Partial<CsvOptions> {
  to?: string
  toAt?: string
  baseline?: RoleMapSide
  atLeast?: number
}

/** How many permissions of a role are named; the rest is in the JSON and the CSV. */
const permissionsNamed = 10

/** Between 0 and 100, as a share. */
function share(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !(value >= 0 && value <= 100)) {
    throw new InvalidArgumentError('It must be a number of percents, from 0 to 100.')
  }
  return value / 100
}

const stateWords: Readonly<Record<RoleMapRow['state'], string>> = {
  same: 'same',
  drifted: 'drifted',
  unknown: unknownMark,
  'only-here': 'only here',
  'only-there': 'only there',
}

function nearest({ runnersUp, there, here }: RoleMapRow): string {
  const [first] = there === undefined ? runnersUp.there : here === undefined ? runnersUp.here : []
  return first === undefined ? '' : `${first.role.name} (${likenessText(first.likeness)})`
}

function rowLines({ rows }: RoleMap): string[] {
  return table(
    [
      { title: 'role' },
      { title: 'role there' },
      { title: 'is' },
      { title: 'alike', align: 'right' },
      { title: 'added', align: 'right' },
      { title: 'removed', align: 'right' },
      { title: unknownMark, align: 'right' },
      { title: 'nearest' },
    ],
    rows.map((row) => [
      row.here?.name ?? '–',
      row.there?.name ?? '–',
      stateWords[row.state],
      row.likeness === undefined ? '' : likenessText(row.likeness),
      ...[row.added, row.removed, row.perhaps].map(({ count }) =>
        count === 0 ? '' : number(count),
      ),
      nearest(row),
    ]),
  )
}

function driftLines({ rows }: RoleMap): string[] {
  const drifted = rows.filter(({ state }) => state === 'drifted')
  if (drifted.length === 0) return []
  const lines = (sign: string, { count, shown }: RoleMapRow['added']): string[] => [
    ...shown.slice(0, permissionsNamed).map(({ id, name }) => `    ${sign} ${name} (${id})`),
    ...(count > permissionsNamed
      ? [`    ${sign} … and ${many(count - permissionsNamed, 'more permission')} (--json)`]
      : []),
  ]
  return [
    'Drift:',
    ...drifted.flatMap(({ added, here, removed, there }) => [
      `  ${here!.name === there!.name ? here!.name : `${here!.name} / ${there!.name}`}`,
      ...lines('+', added),
      ...lines('–', removed),
    ]),
  ]
}

/** Roles that differ are findings; that all are the same takes that all of it was read. */
export function exitOfRoleMap({ counts }: RoleMap): ExitCode {
  if (counts.drifted + counts.onlyHere + counts.onlyThere > 0) return ExitCode.no
  return counts.unknown > 0 ? ExitCode.unknown : ExitCode.done
}

export const mapRoles: Verb = (program, run) => {
  const verb = addVerb(program, 'map-roles', {
    group: 'Ask',
    about:
      'find for each role the one of another account or snapshot that gives the same, by what it gives',
    takes: 'snapshot',
    example: 'map-roles --account "Acme Europe" --to "Acme Asia" --baseline there',
    more:
      'Roles go together by what they give, not by name. Exit code 3: roles drifted, or are only in one\n' +
      'of the two. Exit code 4: nothing is known to differ, but not everything was read.',
  })
    .option('--to <account>', 'the other account, by name or id (default: this one, with --to-at)')
    .option('--to-at <snapshot>', 'snapshot of the other, by id or date (default: the newest)')
    .addOption(
      new Option('--baseline <side>', 'what drift is told against (default: there)').choices([
        'here',
        'there',
      ]),
    )
    .option('--at-least <percent>', 'how alike roles must be to go together (default: 50)', share)
  addCsvOptions(verb, false)
  verb.action((options: Options) =>
    run(verb, async (session) => {
      if (options.to === undefined && options.toAt === undefined) {
        throw usageError(
          'It is not said what the roles are to be mapped to.',
          'Name another account with --to ACCOUNT, or a snapshot of this one with --to-at SNAPSHOT.',
        )
      }
      const { question, label } = await session.question()
      const input = {
        ...question,
        to: given({ account: options.to, at: options.toAt }),
        ...given({ baseline: options.baseline, atLeast: options.atLeast }),
      }
      const { out } = options
      if (out !== undefined) {
        return writeCsv(session, { ...options, out }, label, () =>
          ask(
            session.api.exports.answer({
              answer: { kind: 'role-map', ...input },
              form: csvForm(options),
            }),
          ),
        )
      }
      const answer = await ask(session.api.roles.map(input))
      return {
        value: answer,
        exit: exitOfRoleMap(answer),
        lines: () =>
          blocks(
            [...answer.text, ...missingLines(answer.missing)],
            rowLines(answer),
            driftLines(answer),
            limitLines(answer.limits),
            [
              snapshotLine(label, answer.here.snapshot, session.now),
              snapshotLine(answer.there.account.name, answer.there.snapshot, session.now),
            ],
          ),
      }
    }),
  )
}
