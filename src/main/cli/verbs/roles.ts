import { ask } from '../ask'
import { blocks, snapshotLine } from '../evidence'
import { filterHelp, filterLines } from '../filter-lines'
import { given } from '../given'
import { unknownMark } from '../marks'
import { table } from '../table'
import { addVerb, type Verb } from '../verb'
import { customOrStandard, number, shortCount } from '../words'

export const roles: Verb = (program, run) => {
  const verb = addVerb(program, 'roles', {
    group: 'Look',
    about: 'list the roles, how many permissions each lists and how many users hold it',
    takes: 'snapshot',
    example: 'roles --filter "is:custom users:0"',
    more: filterHelp,
  }).option('--filter <text>', 'which roles')
  verb.action((options: { filter?: string }) =>
    run(verb, async (session) => {
      const { question, label } = await session.question()
      const answer = await ask(
        session.api.roles.list({ ...question, ...given({ filter: options.filter }) }),
      )
      return {
        value: answer,
        lines: () =>
          blocks(
            filterLines(
              options.filter,
              answer.roles.length,
              answer.snapshot.counts.roles,
              'role',
              answer.unknown,
            ),
            table(
              [
                { title: 'name' },
                { title: 'id' },
                { title: 'kind' },
                { title: 'permission scope' },
                { title: 'lists', align: 'right' },
                { title: 'users', align: 'right' },
                { title: '' },
              ],
              answer.roles.map((role) => [
                role.name,
                role.id,
                customOrStandard(role.custom),
                role.permissionScope ?? '',
                role.listingKnown ? number(role.listed) : unknownMark,
                shortCount(role.users),
                role.hidden ? 'hidden' : '',
              ]),
            ),
            [snapshotLine(label, answer.snapshot, session.now)],
          ),
      }
    }),
  )
}
