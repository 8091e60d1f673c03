import type { RoleDetail } from '../../../shared/schemas/access'
import type { RolePermission } from '../../../shared/schemas/roles'
import { ask } from '../ask'
import { blocks, evidenceLines, missingLines, snapshotLine } from '../evidence'
import { kindMark, legend, unknownMark } from '../marks'
import { table } from '../table'
import { userCells, userColumns } from '../user-table'
import { addVerb, type Verb } from '../verb'
import { countOf, customOrStandard, many, number, yesNo } from '../words'

function headLines({ description, permissions, rest, role }: RoleDetail): string[] {
  const facts: [string, string | undefined][] = [
    ['id', role.id],
    ['kind', customOrStandard(role.custom)],
    ['permission scope', role.permissionScope],
    ['hidden', role.hidden ? 'yes' : undefined],
    ['held by', countOf(role.users, 'user')],
  ]
  const widest = Math.max(...facts.map(([name]) => name.length))
  const least = rest === 'unknown' ? 'at least ' : ''
  return [
    `${role.name} gives ${least}${many(permissions.length, 'permission')}.`,
    ...(description === undefined ? [] : [description]),
    ...facts.flatMap(([name, value]) =>
      value === undefined ? [] : [`  ${name.padEnd(widest)}  ${value}`],
    ),
  ]
}

function howOf({ baseline, through }: RolePermission): string {
  if (baseline) return 'by itself, without a switch'
  return through.map(({ name }) => name).join(', ')
}

function permissionLines({ permissions, rest }: RoleDetail): string[] {
  const last =
    rest === 'no'
      ? 'What is not listed, this role does not give.'
      : 'Whether this role gives what is not listed is unknown.'
  if (permissions.length === 0) return [last]
  return [
    ...table(
      [
        { title: '' },
        { title: 'name' },
        { title: 'id' },
        { title: 'app' },
        { title: 'category' },
        { title: 'switch' },
        { title: 'through' },
      ],
      permissions.map((each) => [
        kindMark[each.kind],
        each.name,
        each.id,
        each.app ?? '',
        each.category ?? '',
        yesNo(each.assignable),
        howOf(each),
      ]),
    ),
    legend,
    last,
  ]
}

function menuLines({ menus, restOfMenus }: RoleDetail): string[] {
  if (menus.length === 0) return []
  return [
    'Its menus:',
    ...table(
      [{ title: 'name' }, { title: 'id' }, { title: 'app' }, { title: 'menu groups' }],
      menus.map((menu) => [
        menu.name,
        menu.id,
        menu.app.name,
        menu.groups.map(({ name }) => name).join(', '),
      ]),
    ),
    ...(restOfMenus === 'unknown' ? [`${unknownMark} There may be more menus.`] : []),
  ]
}

function userLines({ role, users }: RoleDetail): string[] {
  if (users.length === 0) return []
  const more = role.users.value - users.length
  return [
    'Held by:',
    ...table(userColumns, users.map(userCells)),
    ...(more > 0
      ? [`… and ${number(more)} more (permiscope users 'role:"${role.name}"')`]
      : role.users.is === 'atLeast'
        ? [`${unknownMark} There may be more: of some users the roles were not read.`]
        : []),
  ]
}

export const role: Verb = (program, run) => {
  const verb = addVerb(program, 'role', {
    group: 'Ask',
    about: 'show one role: all that it gives and how, its menus, who holds it',
    takes: 'snapshot',
    example: 'role "Front Desk"',
  }).argument('<role>', 'id or name')
  verb.action((named: string) =>
    run(verb, async (session) => {
      const { question, label } = await session.question()
      const answer = await ask(session.api.roles.get({ ...question, role: named }))
      return {
        value: answer,
        lines: () =>
          blocks(
            [...headLines(answer), ...missingLines(answer.missing)],
            permissionLines(answer),
            menuLines(answer),
            userLines(answer),
            evidenceLines(answer.evidence),
            [snapshotLine(label, answer.snapshot, session.now)],
          ),
      }
    }),
  )
}
