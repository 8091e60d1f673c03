/** What edits change, in lines. */
import type { ChangedRole, ChangedUser, WhatIf } from '../../shared/schemas/what-if'
import { limitLines, missingLines } from './evidence'
import { unknownMark } from './marks'
import { table } from './table'
import { many, number } from './words'

const named = 8

export function whatIfLines(answer: WhatIf): string[][] {
  return [
    answer.text,
    editLines(answer),
    roleLines(answer.roles),
    permissionLines(answer),
    menuLines(answer),
    userLines(answer),
    missingLines(answer.missing),
    limitLines(answer.limits),
  ]
}

function editLines({ edits }: WhatIf): string[] {
  if (edits.length === 0) return []
  return [
    'Edits:',
    ...edits.map(
      ({ nothing, text }, place) =>
        `  ${place + 1}. ${text}${nothing ? ' (changes nothing as things stand)' : ''}`,
    ),
  ]
}

function roleLines(roles: readonly ChangedRole[]): string[] {
  if (roles.length === 0) return []
  return table(
    [
      { title: 'role' },
      { title: 'is' },
      { title: 'gives more', align: 'right' },
      { title: 'gives less', align: 'right' },
      { title: 'users before', align: 'right' },
      { title: 'users', align: 'right' },
    ],
    roles.map((role) => [
      role.name,
      role.copyOf === undefined ? role.is : `copy of ${role.copyOf.name}`,
      some(role.adds.length),
      some(role.removes.length),
      number(role.holdersBefore),
      number(role.holders),
    ]),
  )
}

const some = (count: number): string => (count === 0 ? '' : number(count))
const perhaps = (count: number): string => (count === 0 ? '' : `${unknownMark} ${number(count)}`)

const countColumns = [
  { title: 'users lose', align: 'right' },
  { title: 'perhaps lose', align: 'right' },
  { title: 'users gain', align: 'right' },
  { title: 'perhaps gain', align: 'right' },
] as const

interface Counts {
  gained: number
  lost: number
  perhapsGained: number
  perhapsLost: number
}

const countCells = ({ gained, lost, perhapsGained, perhapsLost }: Counts): string[] => [
  some(lost),
  perhaps(perhapsLost),
  some(gained),
  perhaps(perhapsGained),
]

function permissionLines({ permissions }: WhatIf): string[] {
  if (permissions.length === 0) return []
  return table(
    [{ title: 'permission' }, { title: 'id' }, { title: 'app' }, ...countColumns],
    permissions.map(({ permission, ...counts }) => [
      permission.name,
      permission.id,
      permission.app ?? '',
      ...countCells(counts),
    ]),
  )
}

function menuLines({ menus, menusTotal }: WhatIf): string[] {
  if (menus.length === 0) return []
  return [
    ...table(
      [{ title: 'menu' }, { title: 'app' }, ...countColumns],
      menus.map(({ app, name, ...counts }) => [name, app.name, ...countCells(counts)]),
    ),
    ...(menusTotal > menus.length ? [`… and ${many(menusTotal - menus.length, 'more menu')}`] : []),
  ]
}

function userLines({ changedUsers }: WhatIf): string[] {
  if (changedUsers.length === 0) return []
  return table(
    [{ title: 'user' }, { title: 'ext.' }, { title: 'loses' }, { title: 'gains' }],
    changedUsers.map((changed) => [
      changed.user.name,
      changed.user.extensionNumber ?? '',
      things(changed, 'lost', 'perhapsLost'),
      things(changed, 'gained', 'perhapsGained'),
    ]),
  )
}

type Way = keyof ChangedUser['counts']

function things(changed: ChangedUser, sure: Way, possible: Way): string {
  const names = (way: Way) => [...changed[way], ...changed.menus[way]].map(({ name }) => name)
  const all = [...names(sure), ...names(possible).map((name) => `${unknownMark} ${name}`)]
  const total =
    changed.counts[sure] +
    changed.counts[possible] +
    changed.menus.counts[sure] +
    changed.menus.counts[possible]
  const shown = all.slice(0, named)
  const rest = total - shown.length
  return rest > 0 ? `${shown.join(', ')} and ${number(rest)} more` : shown.join(', ')
}
