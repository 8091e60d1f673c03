import type { UserRow } from '../../../shared/schemas/access'
import { ask } from '../ask'
import { blocks, snapshotLine } from '../evidence'
import { filterHelp, filterLines } from '../filter-lines'
import { given } from '../given'
import { unknownMark } from '../marks'
import { addPageOptions, page, pageLines, type PageOptions } from '../options'
import { table } from '../table'
import { userCells, userColumns } from '../user-table'
import { addVerb, type Verb } from '../verb'

interface Options extends PageOptions {
  sort?: string
  filter?: string
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
    more: filterHelp,
  })
    .argument('[filter...]', 'which users')
    .option('--filter <text>', 'the same, for a filter that begins with a dash')
    .option('--sort <column>', 'sort by this column; --sort=-name sorts downwards')
  addPageOptions(verb)
  verb.action((words: string[], options: Options) =>
    run(verb, async (session) => {
      const { question, label } = await session.question()
      const said = [...words, ...(options.filter === undefined ? [] : [options.filter])]
      const filter = said.length === 0 ? undefined : said.join(' ')
      const answer = await ask(
        session.api.users.list({
          ...question,
          ...given({ filter, sort: options.sort }),
          ...page(options),
        }),
      )
      return {
        value: answer,
        lines: () =>
          blocks(
            filterLines(filter, answer.total, answer.all, 'user', answer.unknown),
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
