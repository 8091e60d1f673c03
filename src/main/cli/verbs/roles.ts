import { ask } from '../ask'
import { blocks, snapshotLine } from '../evidence'
import { unknownMark } from '../marks'
import { table } from '../table'
import { addVerb, type Verb } from '../verb'
import { countOf, customOrStandard, number, sentence, shortCount } from '../words'

export const roles: Verb = (program, run) => {
  const verb = addVerb(program, 'roles', {
    group: 'Look',
    about: 'list the roles, how many permissions each lists and how many users hold it',
    takes: 'snapshot',
    example: 'roles --account "Acme Europe"',
  })
  verb.action(() =>
    run(verb, async (session) => {
      const { question, label } = await session.question()
      const answer = await ask(session.api.roles.list(question))
      return {
        value: answer,
        lines: () =>
          blocks(
            [`${sentence(countOf(answer.snapshot.counts.roles, 'role'))}.`],
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
