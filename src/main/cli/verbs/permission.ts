import type { PermissionDetail } from '../../../shared/schemas/access'
import { ask } from '../ask'
import { blocks, missingLines, snapshotLine } from '../evidence'
import { given } from '../given'
import { legend, unknownMark, viaMark } from '../marks'
import { table } from '../table'
import { addVerb, type Verb } from '../verb'
import { customOrStandard, number, yesNo } from '../words'

function factLines(answer: PermissionDetail): string[] {
  const facts: [string, string | undefined][] = [
    ['id', answer.id],
    ['app', answer.app],
    ['category', answer.category?.name],
    ['switch', yesNo(answer.assignable)],
    ['read-only', answer.readOnly === undefined ? undefined : yesNo(answer.readOnly)],
    ['site compatible', answer.siteCompatible],
  ]
  const widest = Math.max(...facts.map(([name]) => name.length))
  return [
    answer.name,
    ...(answer.description === undefined ? [] : [answer.description]),
    ...facts.flatMap(([name, value]) =>
      value === undefined ? [] : [`  ${name.padEnd(widest)}  ${value}`],
    ),
  ]
}

function graphTable(title: string, permissions: PermissionDetail['includes']): string[] {
  if (permissions.length === 0) return []
  return [
    title,
    ...table(
      [{ title: 'name' }, { title: 'id' }, { title: 'switch' }, { title: 'steps', align: 'right' }],
      permissions.map((each) => [
        each.name,
        each.id,
        yesNo(each.assignable),
        number(each.distance),
      ]),
    ),
  ]
}

function roleTable(roles: PermissionDetail['roles']): string[] {
  if (roles.length === 0) return ['No role that was read has it.']
  return [
    'Roles that have it:',
    ...table(
      [{ title: '' }, { title: 'name' }, { title: 'id' }, { title: 'kind' }],
      roles.map((role) => [viaMark(role.via), role.name, role.id, customOrStandard(role.custom)]),
    ),
    legend,
  ]
}

export const permission: Verb = (program, run) => {
  const verb = addVerb(program, 'permission', {
    group: 'Ask',
    about: 'show one permission: where its switch is, what it includes, which roles have it',
    takes: 'snapshot',
    example: 'permission ReadPresenceStatus',
  })
    .argument('<permission>', 'id or name')
    .option('--app <app>', 'app that it belongs to, by access key or name')
  verb.action((id: string, options: { app?: string }) =>
    run(verb, async (session) => {
      const { question, label } = await session.question()
      const answer = await ask(
        session.api.permissions.get({
          ...question,
          permission: id,
          ...given({ app: options.app }),
        }),
      )
      const unread = answer.includesKnown
        ? []
        : [`${unknownMark} What it includes was not read, so there may be more.`]
      return {
        value: answer,
        lines: () =>
          blocks(
            factLines(answer),
            answer.text,
            [...graphTable('It includes:', answer.includes), ...unread],
            graphTable('It is included by:', answer.includedBy),
            roleTable(answer.roles),
            missingLines(answer.missing),
            [snapshotLine(label, answer.snapshot, session.now)],
          ),
      }
    }),
  )
}
