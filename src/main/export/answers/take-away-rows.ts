/** What to switch in a role so that it no longer gives a permission, and what goes with it. */
import { takeAway } from '../../queries/take-away'
import type { MakeTable } from './answer-table'

const headings = ['role id', 'role name', 'change', 'app id', 'permission id', 'permission name']

export const takeAwayTable: MakeTable<'take-away'> = (asked, input) => {
  const answer = takeAway(asked, input)
  const changes = [
    ...answer.remove.map((one) => ({ is: 'switch off', one })),
    ...answer.add.map((one) => ({ is: 'switch on', one })),
    ...answer.stuck.map((one) => ({ is: 'has no switch', one })),
    ...answer.lost.map((one) => ({ is: 'lost besides', one })),
  ]
  const changed = answer.by === 'change' || answer.by === undefined
  const role = changed ? [answer.role.id, answer.role.name] : ['', answer.name ?? '']
  const source = [answer.role.id, answer.role.name]
  const rows = changes.map(({ is, one: { app, id, name } }) => [
    ...(is === 'has no switch' ? source : role),
    is,
    app ?? '',
    id,
    name,
  ])
  return {
    what: 'take away',
    rows: [headings, ...rows],
    total: rows.length,
    whole: answer.missing.length === 0,
    missing: answer.missing,
    limits: answer.limits,
  }
}
