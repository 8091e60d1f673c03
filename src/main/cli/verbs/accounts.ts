import type { AccountSummary } from '../../../shared/schemas/accounts'
import type { Connection } from '../../../shared/schemas/connections'
import { howToBegin } from '../account-choice'
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
    account.client ?? '',
    account.connector ?? '?',
    account.externalId ?? '',
    latest === undefined ? '' : shortCount(latest.counts.users),
    number(account.snapshots),
    latest === undefined ? '' : moment(latest.takenAt),
    old ?? '',
    account.problem === undefined ? (latest?.status ?? 'empty') : 'cannot be opened',
    account.connection === undefined ? '' : connectionInWords(account.connection),
  ]
}

const connectionStates: Readonly<Record<Connection['state'], string>> = {
  ready: 'ready',
  'needs-sign-in': 'needs a sign-in',
  'keychain-locked': 'keychain locked',
}

function connectionInWords({ server, state }: Connection): string {
  return `${server.replace(/^https?:\/\//, '')}: ${connectionStates[state]}`
}

function problems(accounts: readonly AccountSummary[]): string[] {
  return [...accountProblems(accounts), ...connectionProblems(accounts)]
}

function connectionProblems(accounts: readonly AccountSummary[]): string[] {
  return accounts.flatMap(({ name, connection }) => {
    if (connection === undefined || connection.state === 'ready') return []
    const what =
      connection.state === 'needs-sign-in'
        ? `needs a new sign-in: permiscope connect ${connection.connector} --account "${name}"`
        : 'cannot be synced while the keychain is locked. Unlock it.'
    const why = connection.reason === undefined ? '' : ` (${connection.reason})`
    return [`“${name}” ${what}${why}`]
  })
}

function accountProblems(accounts: readonly AccountSummary[]): string[] {
  return accounts.flatMap(({ name, problem }) =>
    problem === undefined ? [] : [`“${name}”: ${problem.message} ${problem.hint ?? ''}`.trimEnd()],
  )
}

export const accounts: Verb = (program, run) => {
  const verb = addVerb(program, 'accounts', {
    group: 'Look',
    about: 'list the accounts: how old they are, how whole, and whether they are connected',
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
            ? ['There is no account yet.', howToBegin]
            : blocks(
                table(
                  [
                    { title: 'account' },
                    { title: 'id' },
                    { title: 'client' },
                    { title: 'source' },
                    { title: 'vendor’s id' },
                    { title: 'users', align: 'right' },
                    { title: 'snapshots', align: 'right' },
                    { title: 'newest taken' },
                    { title: 'age' },
                    { title: 'state' },
                    { title: 'connection' },
                  ],
                  answer.accounts.map((account) => row(account, session.now)),
                ),
                problems(answer.accounts),
              ),
      }
    }),
  )
}
