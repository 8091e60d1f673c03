/** `--per-user`: for which users EnOS's own answers are read. */
import { Option, type Command } from 'commander'
import type { PerUserAnswers, SyncEstimate } from '../../shared/schemas/syncs'
import { usageError } from './usage-error'
import { duration, many, number } from './words'

export interface PerUserOptions {
  perUser?: PerUserAnswers
}

const ways = new Map<string, PerUserAnswers>([
  ['none', { of: 'none' }],
  ['sample', { of: 'sample' }],
  ['all', { of: 'all' }],
])

export function addPerUserOption(verb: Command): Command {
  return verb.addOption(
    new Option(
      '--per-user <users>',
      'EnOS: read its own answers of none, of a sample, of all, or of these users: USER,USER… (default: none)',
    ).argParser(perUser),
  )
}

function perUser(text: string): PerUserAnswers {
  const way = ways.get(text)
  if (way) return way
  const users = text
    .split(',')
    .map((user) => user.trim())
    .filter((user) => user !== '')
  if (users.length > 0) return { of: 'users', users }
  throw usageError(
    '--per-user names nobody.',
    'Say none, sample, all, or users by id, name or e-mail with commas between.',
  )
}

/** How many requests a sync would send, and how long they would take at least. */
export function estimateLines(estimate: SyncEstimate): string[] {
  const { users, apps, base, perUser: counts, secondsPerRequest } = estimate
  const time = (requests: number): string => {
    const { atCeiling, lately } = secondsPerRequest
    const best = `at least ${duration(requests * atCeiling)}`
    return lately === undefined ? best : `${best}, about ${duration(requests * lately)} as of late`
  }
  const line = (way: string, requests: number): string =>
    `  --per-user ${way}: ${many(requests, 'request')}, ${time(requests)}`
  return [
    `It is reckoned with ${users === undefined ? 'users that are not known yet' : many(users, 'user')} and ${
      apps === undefined ? 'apps that are not known yet' : many(apps, 'app')
    }.`,
    ...(counts === undefined
      ? [line('none', base), '  How many users and apps there are, a first sync tells.']
      : [
          line('none', base + counts.none),
          ...(counts.sample === undefined
            ? ['  --per-user sample: a few for each set of roles, which a first sync tells.']
            : [line('sample', base + counts.sample)]),
          line('all', base + counts.all),
        ]),
    ...(users === undefined || apps === undefined
      ? []
      : [`Of one user: ${number(apps)} more for each.`]),
  ]
}
