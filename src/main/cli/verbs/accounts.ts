import type { AccountSummary } from '../../../shared/schemas/accounts'
import { ask } from '../ask'
import { blocks } from '../evidence'
import { table } from '../table'
import { addVerb, type Verb } from '../verb'
import { age, moment, number, shortCount } from '../words'

function row(account: AccountSummary, now: number): string[] {
  const { latest } = account
  const old = latest?.takenAt == null ? undefined : age(latest.takenAt, now)
  return [
    account.name,
    account.id,
    account.connector ?? '?',
    account.externalId ?? '',
    latest === undefined ? '' : shortCount(latest.counts.users),
    number(account.snapshots),
    latest === undefined ? '' : moment(latest.takenAt),
    old ?? '',
    account.problem === undefined ? (latest?.status ?? 'empty') : 'cannot be opened',
  ]
}

function problems(accounts: readonly AccountSummary[]): string[] {
  return accounts.flatMap(({ name, problem }) =>
    problem === undefined ? [] : [`“${name}”: ${problem.message} ${problem.hint ?? ''}`.trimEnd()],
  )
}

export const accounts: Verb = (program, run) => {
  const verb = addVerb(program, 'accounts', {
    group: 'Look',
    about: 'list the accounts, how old they are and how whole',
    takes: 'nothing',
    example: 'accounts',
  })
  verb.action(() =>
    run(verb, async (session) => {
      const answer = await ask(session.api.accounts.list({}))
      return {
        value: answer,
        lines: () =>
          answer.accounts.length === 0
            ? [
                'There is no account yet.',
                'Bring in saved answers with “permiscope import PATH --account NAME”, or look around with “permiscope sample”.',
              ]
            : blocks(
                table(
                  [
                    { title: 'account' },
                    { title: 'id' },
                    { title: 'source' },
                    { title: 'vendor’s id' },
                    { title: 'users', align: 'right' },
                    { title: 'snapshots', align: 'right' },
                    { title: 'newest taken' },
                    { title: 'age' },
                    { title: 'state' },
                  ],
                  answer.accounts.map((account) => row(account, session.now)),
                ),
                problems(answer.accounts),
              ),
      }
    }),
  )
}
