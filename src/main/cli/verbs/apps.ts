import { ask } from '../ask'
import { blocks, snapshotLine } from '../evidence'
import { table } from '../table'
import { addVerb, type Verb } from '../verb'
import { countOf, number, sentence, shortCount } from '../words'

export const apps: Verb = (program, run) => {
  const verb = addVerb(program, 'apps', {
    group: 'Look',
    about: 'list the apps that have menus',
    takes: 'snapshot',
    example: 'apps --account Windfarm',
  })
  verb.action(() =>
    run(verb, async (session) => {
      const { question, label } = await session.question()
      const answer = await ask(session.api.menus.apps(question))
      return {
        value: answer,
        lines: () =>
          blocks(
            [`${sentence(countOf(answer.snapshot.counts.apps, 'app'))}.`],
            table(
              [
                { title: 'name' },
                { title: 'access key' },
                { title: 'code' },
                { title: 'catalogue' },
                { title: 'menus', align: 'right' },
                { title: 'permissions', align: 'right' },
                { title: 'users asked', align: 'right' },
              ],
              answer.apps.map((app) => [
                app.name,
                app.id,
                app.code ?? '',
                app.catalogue ? 'read' : 'not read',
                shortCount(app.menus),
                shortCount(app.permissions),
                number(app.usersAsked),
              ]),
            ),
            [snapshotLine(label, answer.snapshot, session.now)],
          ),
      }
    }),
  )
}
