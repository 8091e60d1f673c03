import type { UserRow } from '../../../shared/schemas/access'
import { ask } from '../ask'
import { blocks, snapshotLine } from '../evidence'
import { given } from '../given'
import { unknownMark } from '../marks'
import { addPageOptions, page, pageLines, type PageOptions } from '../options'
import { table } from '../table'
import { userCells, userColumns } from '../user-table'
import { addVerb, type Verb } from '../verb'
import { countOf, many, number } from '../words'

interface Options extends PageOptions {
  sort?: string
}

function roles(user: UserRow): string {
  const names = user.roles.map((role) => role.name).join(', ')
  if (user.rolesKnown) return names
  return names === '' ? unknownMark : `${names}, ${unknownMark}`
}

export const users: Verb = (program, run) => {
  const verb = addVerb(program, 'users', {
    group: 'Look',
    about: 'list users and their roles',
    takes: 'snapshot',
    example: 'users has:ConfigurePresence status:Enabled',
    more: 'The filter takes words and key:value terms, see docs/filters.md.',
  })
    .argument('[filter...]', 'which users')
    .option('--sort <column>', 'sort by this column; --sort=-name sorts downwards')
  addPageOptions(verb)
  verb.action((words: string[], options: Options) =>
    run(verb, async (session) => {
      const { question, label } = await session.question()
      const filter = words.length === 0 ? undefined : words.join(' ')
      const answer = await ask(
        session.api.users.list({
          ...question,
          ...given({ filter, sort: options.sort }),
          ...page(options),
        }),
      )
      const headline =
        filter === undefined
          ? `${countOf(answer.all, 'user')}.`
          : `${number(answer.total)} of ${countOf(answer.all, 'user')} match “${filter}”.`
      const unknown =
        answer.unknown === 0
          ? []
          : [
              `${unknownMark} ${many(answer.unknown, 'more user')} may match: their roles or access were not read.`,
            ]
      return {
        value: answer,
        lines: () =>
          blocks(
            [headline, ...unknown],
            table(
              [...userColumns, { title: 'roles' }],
              answer.users.map((user) => [...userCells(user), roles(user)]),
            ),
            pageLines(options, answer.users.length, answer.total),
            [snapshotLine(label, answer.snapshot, session.now)],
          ),
      }
    }),
  )
}
