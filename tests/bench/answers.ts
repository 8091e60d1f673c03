/** The answers that nobody else gives, at the size of the budgets: how long a person waits for each. */
import path from 'node:path'
import { diagnose } from '../../src/main/diagnose/explain'
import { requestNeeds } from '../../src/main/diagnose/request'
import { hygiene } from '../../src/main/queries/hygiene'
import { changesParts } from '../../src/main/queries/changes/between'
import { compare } from '../../src/main/queries/compare'
import { leastPrivilege } from '../../src/main/queries/least-privilege'
import { Reader } from '../../src/main/queries/reader'
import { roleMapParts } from '../../src/main/queries/role-map'
import { takeAway } from '../../src/main/queries/take-away'
import { AccountFolder } from '../../src/main/store/account-folder'
import { writeAnswers, type SeededAccount } from './account'
import { importInto } from './importing'
import type { Line, Way } from './measure'

/** How many errors a log holds, and how many permissions somebody needs. */
const errors = 5_000
const needed = 60

/** @param temporary where an account of two snapshots may be made, the later with 1% changed */
export async function answerLines(account: SeededAccount, temporary: string): Promise<Line[]> {
  const dataFolder = path.join(temporary, 'weeks')
  const later = { ...account, listed: without(account.listed), assigned: without(account.assigned) }
  for (const [week, one] of [account, later].entries()) {
    const answers = path.join(temporary, `week-${week}`)
    await writeAnswers(one, answers)
    await importInto(dataFolder, answers, 'Weeks')
  }
  const reader = new Reader(new AccountFolder(dataFolder))
  const asked = reader.ask('Weeks', undefined)
  // Both snapshots are loaded: opening one is a line of its own.
  reader.ask('Weeks', '1')
  const { permissions, roles, users } = account
  const log = logOf(permissions)
  const line = <T>(
    name: string,
    unit: string,
    work: () => T,
    found: (answer: T) => unknown,
  ): Line => ({
    name,
    unit,
    ours: { name: 'Permiscope', units: 1, work, found } as Way,
    peers: [],
  })
  return [
    line(
      `Diagnose a log of ${errors} errors of one user`,
      'log',
      () => diagnose(log, asked, users[0]),
      ({ items }) => items.length,
    ),
    line(
      'What a request needs and who could make it',
      'request',
      () => requestNeeds(asked, { method: 'GET', path: '/restapi/v1.0/account/~/call-log' }),
      ({ operation }) => operation?.operationId,
    ),
    line(
      'Eight users of two snapshots side by side',
      'comparison',
      () =>
        compare(
          asked,
          {
            sides: 'users',
            subjects: users.slice(0, 8).map((subject, number) => ({
              subject,
              ...(number % 2 === 0 ? {} : { at: '1' }),
            })),
            on: 'effective',
            differencesOnly: true,
          },
          reader,
        ),
      ({ total }) => total,
    ),
    line(
      'All 300 roles mapped to those of another snapshot',
      'map',
      () => roleMapParts(asked, { to: { at: '1' } }, reader),
      ({ answer }) => answer.rows.length,
    ),
    line(
      'Two snapshots compared: facts, and who gained and lost what',
      'comparison',
      () => changesParts(reader, { account: 'Weeks', since: '1' }),
      () => true,
    ),
    line(
      `The fewest of 300 roles for ${needed} needed permissions`,
      'question',
      () =>
        leastPrivilege(asked, {
          permissions: permissions.slice(0, needed).map((permission) => ({ permission })),
        }),
      ({ needs }) => needs.length,
    ),
    line(
      'What to take from a role so that it no longer gives a permission',
      'question',
      () => takeAway(asked, { role: roles[0]!, permission: lastGiven() }),
      ({ lost }) => lost.length,
    ),
    line(
      'Role hygiene: all claims',
      'report',
      () => hygiene(asked, {}),
      ({ text }) => text,
    ),
  ]

  function lastGiven(): string {
    const { index } = asked
    const given = index.roleHas.columnsOf(index.roleByExternalId.get(roles[0]!)!)
    return index.facts.permissions[given.at(-1)!]!.id
  }
}

const without = <T>(pairs: readonly T[]): T[] => pairs.filter((_, place) => place % 100 !== 0)

const logOf = (permissions: readonly string[]): string =>
  Array.from({ length: errors }, (_, number) => {
    const permission = permissions[(number * 7) % permissions.length]
    const message = `In order to call this API endpoint, user needs to have [${permission}] permission for requested resource.`
    return `GET /restapi/v1.0/account/~/extension/${number}/presence 403 ${JSON.stringify({ errorCode: 'CMN-408', message, permissionName: permission })}`
  }).join('\n')
