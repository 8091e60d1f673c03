import { describe, expect, test } from 'vitest'
import * as en from '../../../src/shared/sentences/en/graph'
import * as ru from '../../../src/shared/sentences/ru/graph'
import * as zh from '../../../src/shared/sentences/zh-CN/graph'

const anna = { kind: 'user', name: 'Anna' } as const
const desk = { kind: 'role', name: 'Desk', edge: 'holds' } as const
const edit = { kind: 'permission', name: 'Edit', edge: 'lists' } as const
const read = { kind: 'permission', name: 'Read', edge: 'includes' } as const
const group = { kind: 'menu-group', name: 'All', edge: 'gives' } as const
const menu = { kind: 'menu', name: 'Home', edge: 'contains' } as const

describe('a way is a sentence', () => {
  test.each([
    [
      [anna, desk, edit, read],
      'Anna holds the role “Desk”, which lists “Edit”, which includes “Read”.',
      '用户“Anna”持有角色“Desk”，该角色列出权限“Edit”，该权限包含权限“Read”。',
      'Пользователь «Anna» имеет роль «Desk», которая содержит разрешение «Edit», которое включает разрешение «Read».',
    ],
    [
      [desk, group, menu],
      'The role “Desk” gives the menu group “All”, which holds the menu “Home”.',
      '角色“Desk”授予菜单组“All”，该菜单组包含菜单“Home”。',
      'Роль «Desk» даёт группу меню «All», которая содержит меню «Home».',
    ],
    [
      [anna, { ...edit, edge: 'direct' as const }],
      'Anna was granted “Edit” directly.',
      '用户“Anna”被直接授予权限“Edit”。',
      'Пользователь «Anna» имеет выданное напрямую разрешение «Edit».',
    ],
  ])('%#', (steps, english, chinese, russian) => {
    expect([en.way(steps), zh.way(steps), ru.way(steps)]).toEqual([english, chinese, russian])
  })
})

test.each([
  [1, '1 way leads', 'ведёт 1 путь'],
  [3, '3 ways lead', 'ведут 3 пути'],
  [11, '11 ways lead', 'ведут 11 путей'],
  [21, '21 ways lead', 'ведёт 21 путь'],
])('%i ways are counted in the forms of each language', (ways, english, russian) => {
  expect(en.waysFound(anna, read, ways, false)).toContain(english)
  expect(ru.waysFound(anna, read, ways, false)).toContain(
    `От пользователя «Anna» к разрешению «Read» ${russian}`,
  )
  expect(zh.waysFound(anna, read, ways, true)).toBe(
    `从用户“Anna”到权限“Read”至少有 ${ways} 条途径。`,
  )
})
