import { Option } from 'commander'
import {
  mostCompared,
  type ComparedRow,
  type CompareOn,
  type Comparison,
} from '../../../shared/schemas/compare'
import { likenessText } from '../../../shared/likeness-text'
import { inOnePlace, sideLabels } from '../../../shared/side-label'
import { ask } from '../ask'
import { addCsvOptions, csvForm, type CsvOptions } from '../csv-options'
import { writeCsv } from '../csv-reply'
import { blocks, limitLines, missingLines, snapshotLine } from '../evidence'
import { ExitCode } from '../exit-codes'
import { given } from '../given'
import { differsMark, kindMark, legend, unknownMark } from '../marks'
import { sideOfText } from '../side-text'
import { table } from '../table'
import { usageError } from '../usage-error'
import { addVerb, type Verb } from '../verb'
import { many, number } from '../words'

interface CompareOptions extends Partial<CsvOptions> {
  users?: boolean
  on: CompareOn
  differences?: boolean
  app?: string
}

/** How many rows are explained; the rest is in the JSON and the CSV. */
const explained = 20

/** A column that is empty everywhere would be left out, and a side with it. */
const noMark = '–'

function cellText({ differs, kind }: ComparedRow['cells'][number]): string {
  return `${kind === 'no' ? noMark : kindMark[kind]}${differs ? differsMark : ''}`
}

const order = { yes: 0, unknown: 1, no: 2 } as const

/** What differs comes first; what none of them has is only counted. */
function rowLines({ rows: all, sides }: Comparison): string[] {
  const rows = all
    .filter(({ cells }) => cells.some(({ differs, kind }) => kind !== 'no' || differs))
    .sort((a, b) => order[a.differs] - order[b.differs])
  if (rows.length === 0) return []
  const none = all.length - rows.length
  return [
    ...table(
      [
        { title: 'name' },
        { title: 'id' },
        { title: 'app' },
        ...sideLabels(sides).map((title) => ({ title })),
        { title: 'differs' },
      ],
      rows.map(({ permission, cells, differs }) => [
        permission.name,
        permission.id,
        permission.app ?? '',
        ...cells.map(cellText),
        differs === 'unknown' ? unknownMark : differs,
      ]),
    ),
    ...(none > 0 ? [`None of them has ${many(none, 'other permission')} (--json).`] : []),
    `${legend}   ${noMark} no`,
  ]
}

function reasonLines({ rows }: Comparison): string[] {
  const differing = rows.filter(({ reason }) => reason.length > 0)
  if (differing.length === 0) return []
  const more = differing.length - explained
  return [
    'Why:',
    ...differing
      .slice(0, explained)
      .flatMap(({ permission, reason }) => [
        `  ${permission.name}`,
        ...reason.map((sentence) => `    ${sentence}`),
      ]),
    ...(more > 0 ? [`  … and of ${many(more, 'more permission')} (--json)`] : []),
  ]
}

/** Of two sides a sentence says it. */
function likenessLines({ pairs, sides }: Comparison): string[] {
  if (pairs.length < 2) return []
  const labels = sideLabels(sides)
  return [
    'How alike they are:',
    ...table(
      [
        { title: '' },
        { title: '' },
        { title: 'alike', align: 'right' },
        { title: 'differing', align: 'right' },
        { title: unknownMark, align: 'right' },
      ],
      [...pairs]
        .sort((a, b) => b.likeness.known - a.likeness.known)
        .map(({ differing, left, likeness, right, unknown }) => [
          `  ${labels[left]!}`,
          labels[right]!,
          likenessText(likeness),
          number(differing),
          unknown === 0 ? '' : number(unknown),
        ]),
    ),
  ]
}

/** Where all sides stand: a line for each account and snapshot. */
function placeLines({ sides, snapshot }: Comparison, label: string, now: number): string[] {
  if (inOnePlace(sides) && sides[0]!.snapshot.id === snapshot.id) {
    return [snapshotLine(label, snapshot, now)]
  }
  const places = new Map(
    sides.map((side) => [`${side.snapshot.id} ${side.account.id}`, side] as const),
  )
  return [...places.values()].map((side) => snapshotLine(side.account.name, side.snapshot, now))
}

/** Differences are findings; where none is known, "the same" needs that everything was read. */
export function exitOfComparison({ differing, sides, unknown }: Comparison): ExitCode {
  if (differing > 0) return ExitCode.no
  return unknown > 0 || sides.some((side) => !side.whole) ? ExitCode.unknown : ExitCode.done
}

export const compare: Verb = (program, run) => {
  const verb = addVerb(program, 'compare', {
    group: 'Ask',
    about: 'put roles or users side by side: what they have, where they differ, and why',
    takes: 'snapshot',
    example: 'compare "Front Desk" "Night Shift" --differences',
    more:
      'A side of another account is written ACCOUNT::SIDE, one of another snapshot @SNAPSHOT::SIDE, of both\n' +
      'ACCOUNT@SNAPSHOT::SIDE; the snapshot by its number or date, as in “Acme Asia@2026-11-01::Front Desk”.',
  })
    .argument(
      '<side...>',
      `from 2 to ${String(mostCompared)} roles (with --users: users), by id or name`,
    )
    .option('--users', 'compare users, named by name, id, extension number or email')
    .addOption(
      new Option('--on <what>', 'what is listed by hand, or what comes of it')
        .choices(['listed', 'effective'])
        .default('effective'),
    )
    .option('--differences', 'leave out what is the same')
    .option('--app <app>', 'only permissions of this app, by access key or name')
  addCsvOptions(verb, false)
  verb.action((subjects: string[], options: CompareOptions) =>
    run(verb, async (session) => {
      if (subjects.length < 2 || subjects.length > mostCompared) {
        throw usageError(
          `From 2 to ${String(mostCompared)} can be compared, not ${String(subjects.length)}.`,
          'Put names that have spaces into quotes.',
        )
      }
      const { out, force, ...form } = options
      if (out === undefined && (force === true || Object.keys(csvForm(form)).length > 0)) {
        throw usageError(
          'It is said how to write a file, but not which one.',
          'Name it with --out FILE, or leave the other options out.',
        )
      }
      const { question, label } = await session.question()
      const input = {
        ...question,
        sides: options.users ? ('users' as const) : ('roles' as const),
        subjects: subjects.map(sideOfText),
        on: options.on,
        ...given({ app: options.app }),
        differencesOnly: options.differences ?? false,
      }
      if (out !== undefined) {
        return writeCsv(session, { ...options, out }, label, () =>
          ask(session.api.exports.comparison({ ...input, form: csvForm(form) })),
        )
      }
      const answer = await ask(session.api.roles.compare(input))
      return {
        value: answer,
        lines: () =>
          blocks(
            [...answer.text, ...missingLines(answer.missing)],
            rowLines(answer),
            likenessLines(answer),
            reasonLines(answer),
            limitLines(answer.limits),
            placeLines(answer, label, session.now),
          ),
        exit: exitOfComparison(answer),
      }
    }),
  )
}
