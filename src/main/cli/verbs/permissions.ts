import { ask } from '../ask'
import { blocks, snapshotLine } from '../evidence'
import { filterHelp, filterLines } from '../filter-lines'
import { given } from '../given'
import { table } from '../table'
import { addVerb, type Verb } from '../verb'
import { number, shortCount, yesNo } from '../words'

export const permissions: Verb = (program, run) => {
  const verb = addVerb(program, 'permissions', {
    group: 'Look',
    about: 'list the permissions, how many each includes and how many users have it',
    takes: 'snapshot',
    example: 'permissions --filter "is:unused category:Features"',
    more: filterHelp,
  })
    .option('--filter <text>', 'which permissions')
    .option('--app <app>', 'only those of this app, by access key or name')
  verb.action((options: { app?: string; filter?: string }) =>
    run(verb, async (session) => {
      const { question, label } = await session.question()
      const answer = await ask(
        session.api.permissions.list({
          ...question,
          ...given({ app: options.app, filter: options.filter }),
        }),
      )
      return {
        value: answer,
        lines: () =>
          blocks(
            filterLines(
              options.filter,
              answer.permissions.length,
              answer.all,
              'permission',
              answer.unknown,
            ),
            table(
              [
                { title: 'name' },
                { title: 'id' },
                { title: 'app' },
                { title: 'category' },
                { title: 'switch' },
                { title: 'includes', align: 'right' },
                { title: 'included by', align: 'right' },
                { title: 'roles', align: 'right' },
                { title: 'users', align: 'right' },
                { title: '' },
              ],
              answer.permissions.map((each) => [
                each.name,
                each.id,
                each.app ?? '',
                each.category?.name ?? '',
                yesNo(each.assignable),
                number(each.includes.length),
                number(each.includedBy),
                number(each.roles),
                shortCount(each.users),
                each.defined ? '' : 'only mentioned',
              ]),
            ),
            [snapshotLine(label, answer.snapshot, session.now)],
          ),
      }
    }),
  )
}
