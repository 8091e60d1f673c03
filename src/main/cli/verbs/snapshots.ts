import { ask } from '../ask'
import { table } from '../table'
import { addVerb, type Verb } from '../verb'
import { moment, number, shortCount } from '../words'

export const snapshots: Verb = (program, run) => {
  const verb = addVerb(program, 'snapshots', {
    group: 'Look',
    about: 'list the snapshots of an account; --at takes their ids',
    takes: 'account',
    example: 'snapshots --account "Acme Europe"',
  })
  verb.action(() =>
    run(verb, async (session) => {
      const { account, label } = await session.account()
      const answer = await ask(session.api.accounts.snapshots({ account }))
      return {
        value: answer,
        lines: () =>
          answer.snapshots.length === 0
            ? [`“${label}” has no snapshot yet.`]
            : table(
                [
                  { title: 'snapshot', align: 'right' },
                  { title: 'taken' },
                  { title: 'stands at' },
                  { title: 'state' },
                  { title: 'not whole', align: 'right' },
                  { title: 'import', align: 'right' },
                  { title: 'users', align: 'right' },
                  { title: 'roles', align: 'right' },
                  { title: 'permissions', align: 'right' },
                  { title: 'apps', align: 'right' },
                ],
                answer.snapshots.map((each) => [
                  String(each.id),
                  moment(each.takenAt),
                  moment(each.at),
                  each.status,
                  number(each.notWhole),
                  String(each.import),
                  shortCount(each.counts.users),
                  shortCount(each.counts.roles),
                  shortCount(each.counts.permissions),
                  shortCount(each.counts.apps),
                ]),
              ),
      }
    }),
  )
}
