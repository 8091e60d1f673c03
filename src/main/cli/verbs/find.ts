import type { FindHit, FindKind, FoundThings } from '../../../shared/schemas/find'
import { ask } from '../ask'
import { blocks, snapshotLine } from '../evidence'
import { ExitCode } from '../exit-codes'
import { given } from '../given'
import { unknownMark } from '../marks'
import { wholeNumber } from '../options'
import { table } from '../table'
import { addVerb, type Verb } from '../verb'
import { many, number } from '../words'

const kindWords: Readonly<Record<FindKind, string>> = {
  user: 'user',
  role: 'role',
  permission: 'permission',
  'menu-group': 'menu group',
  menu: 'menu',
  app: 'app',
}

const row = ({ app, details, how, id, kind, name }: FindHit): string[] => [
  kindWords[kind],
  name.text,
  id,
  app?.name ?? '',
  details
    .map(({ text }) => text)
    .filter((text) => text !== id && text !== '')
    .join(' · '),
  how === 'typo' ? 'mistyped?' : '',
]

function moreLines({ groups, total }: FoundThings): string[] {
  const shown = groups.reduce((sum, { hits }) => sum + hits.length, 0)
  if (shown === total) return []
  const each = groups
    .filter((group) => group.total > group.hits.length)
    .map(({ kind, total: all }) => many(all, kindWords[kind], `${kindWords[kind]}s`))
  return [`Found: ${each.join(', ')}; ${number(shown)} are shown. --limit shows more.`]
}

export const find: Verb = (program, run) => {
  const verb = addVerb(program, 'find', {
    group: 'Look',
    about: 'find users, roles, permissions, menus and apps by anything that names them',
    takes: 'snapshot',
    example: 'find "read presnce" --account "Acme Europe"',
    more: 'In front of the text, user:, role:, permission:, menu: or app: look among these alone. Slips of the\ntyping finger are forgiven: one from four letters, two from eight.',
  })
    .argument('<text>', 'words of names, codes, ids, e-mails or extension numbers, in any order')
    .option('--limit <number>', 'show at most so many (default: 20)', wholeNumber(1))
  verb.action((text: string, { limit }: { limit?: number }) =>
    run(verb, async (session) => {
      const { question, label } = await session.question()
      const answer = await ask(session.api.find.ask({ ...question, text, ...given({ limit }) }))
      const found = answer.groups.flatMap(({ hits }) => hits)
      return {
        value: answer,
        lines: () =>
          blocks(
            found.length === 0
              ? [`Nothing is found by “${text}”.`]
              : table(
                  [
                    { title: 'what' },
                    { title: 'name' },
                    { title: 'id' },
                    { title: 'app' },
                    { title: 'also' },
                    { title: '' },
                  ],
                  found.map(row),
                ),
            moreLines(answer),
            answer.notWhole.length === 0
              ? []
              : [
                  `${unknownMark} There may be more: not all ${answer.notWhole
                    .map((kind) => `${kindWords[kind]}s`)
                    .join(', ')} were read.`,
                ],
            [snapshotLine(label, answer.snapshot, session.now)],
          ),
        exit:
          found.length > 0
            ? ExitCode.done
            : answer.notWhole.length > 0
              ? ExitCode.unknown
              : ExitCode.no,
      }
    }),
  )
}
