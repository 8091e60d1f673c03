import { Option } from 'commander'
import type {
  ExtraAccess,
  LeastPrivilege,
  Minimise,
  RoleChoice,
} from '../../../shared/schemas/least-privilege'
import { ask } from '../ask'
import { addCsvOptions, csvForm, type CsvOptions } from '../csv-options'
import { writeCsv } from '../csv-reply'
import { blocks, limitLines, missingLines, snapshotLine } from '../evidence'
import { ExitCode } from '../exit-codes'
import { given } from '../given'
import { table } from '../table'
import { usageError } from '../usage-error'
import { addVerb, type Verb } from '../verb'
import { many, number } from '../words'

interface Options extends Partial<CsvOptions> {
  need?: string[]
  app?: string
  like?: string[]
  for?: string[]
  minimise?: Minimise
  instead?: boolean
  name?: string
}

/** How many of them are named; the rest is in the JSON and the CSV. */
const namesShown = 10

function named(heading: string, permissions: readonly { id: string; name: string }[]): string[] {
  if (permissions.length === 0) return []
  const more = permissions.length - namesShown
  return [
    heading,
    ...permissions.slice(0, namesShown).map(({ id, name }) => `  ${name} (${id})`),
    ...(more > 0 ? [`  … and ${many(more, 'more permission')} (--json)`] : []),
  ]
}

const extraText = ({ count }: ExtraAccess): string =>
  `${number(count.value)}${count.is === 'atLeast' ? '+' : ''}`

function choiceLines(choice: RoleChoice, heading: string): string[] {
  return [
    heading,
    ...table(
      [
        { title: 'role' },
        { title: 'covers', align: 'right' },
        { title: 'extra', align: 'right' },
        { title: 'covered' },
      ],
      choice.roles.map(({ covers, extra, name }) => [
        name,
        number(covers.length),
        extraText(extra),
        [
          ...covers.slice(0, 3).map((permission) => permission.name),
          ...(covers.length > 3 ? ['…'] : []),
        ].join(', '),
      ]),
    ),
    ...choice.effect,
  ]
}

function linesOf(answer: LeastPrivilege): string[] {
  const { choices, had, leftOut, missing, newRole, remainder, text } = answer
  return blocks(
    [...text, ...missingLines(missing)],
    ...choices.map((choice, at) =>
      choiceLines(choice, choices.length === 1 ? 'Roles:' : `Choice ${at + 1}:`),
    ),
    named('Given by no role:', remainder),
    named('Had already:', had),
    newRole === undefined
      ? []
      : [
          ...named(`Switches of the new role “${newRole.name}”:`, newRole.switches),
          ...named('It brings besides:', newRole.extra.shown),
          ...newRole.effect,
        ],
    leftOut.length === 0
      ? []
      : [
          'Left out:',
          ...leftOut
            .slice(0, namesShown)
            .map(({ because, role }) =>
              because === 'hidden' ? `  ${role.name} (hidden)` : `  ${role.name} (not read)`,
            ),
          ...(leftOut.length > namesShown
            ? [`  … and ${many(leftOut.length - namesShown, 'more role')} (--json)`]
            : []),
        ],
    limitLines(answer.limits),
  )
}

/** That no role gives something is known only of roles that were read. */
export function exitOfLeastPrivilege({ missing, remainder }: LeastPrivilege): ExitCode {
  if (missing.length > 0) return ExitCode.unknown
  return remainder.length > 0 ? ExitCode.no : ExitCode.done
}

export const leastPrivilege: Verb = (program, run) => {
  const verb = addVerb(program, 'least-privilege', {
    group: 'Plan',
    about:
      'find the fewest roles that give what is needed, with the least besides, or the switches of a new one',
    takes: 'snapshot',
    example: 'least-privilege --need ManagePresence Faxes --for "Ada Lovelace"',
    more:
      'What is needed is named, or is all that other users effectively have (--like). Exit code 3: no\n' +
      'role gives all of it. Exit code 4: not everything that the answer rests on was read.',
  })
    .option('--need <permission...>', 'permissions that are needed, by id, code or name')
    .option('--app <app>', 'the app that all of these belong to')
    .option('--like <user...>', 'needed is all that these users effectively have')
    .option('--for <user...>', 'who needs it: says what changes for them')
    .option('--instead', 'in place of all other roles that they hold')
    .addOption(
      new Option('--minimise <what>', 'what is to be least first (default: roles)').choices([
        'roles',
        'extra',
      ]),
    )
    .option('--name <name>', 'what a new role would be called')
  addCsvOptions(verb, false)
  verb.action((options: Options) =>
    run(verb, async (session) => {
      const { app, instead, like, minimise, name, need, out } = options
      if (need === undefined && like === undefined) {
        throw usageError(
          'It is not said what is needed.',
          'Name permissions with --need, or users who have what is needed with --like.',
        )
      }
      const { question, label } = await session.question()
      const input = {
        ...question,
        ...given({
          permissions: need?.map((permission) => ({ permission, ...given({ app }) })),
          like,
          for: options.for,
          minimise,
          instead,
          name,
        }),
      }
      if (out !== undefined) {
        return writeCsv(session, { ...options, out }, label, () =>
          ask(
            session.api.exports.answer({
              answer: { kind: 'least-privilege', ...input },
              form: csvForm(options),
            }),
          ),
        )
      }
      const answer = await ask(session.api.leastPrivilege.roles(input))
      return {
        value: answer,
        exit: exitOfLeastPrivilege(answer),
        lines: () => blocks(linesOf(answer), [snapshotLine(label, answer.snapshot, session.now)]),
      }
    }),
  )
}
