import type { GrantSpan } from '../../../shared/schemas/changes'
import { ask } from '../ask'
import { blocks, limitLines } from '../evidence'
import { exitOfAnswer } from '../exit-codes'
import { given } from '../given'
import { table } from '../table'
import { addVerb, type Verb } from '../verb'
import { moment, number } from '../words'

interface Options {
  user?: string
  role?: string
  permission?: string
  app?: string
}

export const history: Verb = (program, run) => {
  const verb = addVerb(program, 'history', {
    group: 'Ask',
    about: 'tell since when a grant is: first and last seen, over all snapshots',
    takes: 'account',
    example: 'history --user "Anna Meyer" --permission ManagePresence',
    more:
      'Name two of the three: a user and a permission (in effect), a user and a role, or a role and a\n' +
      'permission that it lists. Exit code 3: not today. Exit code 4: today is not known.',
  })
    .option('--user <user>', 'name, id or e-mail')
    .option('--role <role>', 'name or id')
    .option('--permission <permission>', 'id, code or name')
    .option('--app <app>', 'app of the permission, by access key or name')
  verb.action((options: Options) =>
    run(verb, async (session) => {
      const { account } = await session.account()
      const { app, permission, role, user } = options
      const answer = await ask(
        session.api.changes.grant({ account, ...given({ user, role, permission, app }) }),
      )
      return {
        value: answer,
        exit: exitOfAnswer(answer.now),
        lines: () => blocks(answer.text, spanTable(answer.spans), limitLines(answer.limits)),
      }
    }),
  )
}

function spanTable(spans: readonly GrantSpan[]): string[] {
  return table(
    [
      { title: 'answer' },
      { title: 'from' },
      { title: 'to' },
      { title: 'snapshots', align: 'right' },
      { title: 'through' },
    ],
    spans.map(({ answer, direct, from, roles, snapshots, to }) => [
      answer,
      `${String(from.id)}: ${moment(from.at)}`,
      `${String(to.id)}: ${moment(to.at)}`,
      number(snapshots),
      [...roles.map(({ name }) => name), ...(direct ? ['directly'] : [])].join(', '),
    ]),
  )
}
