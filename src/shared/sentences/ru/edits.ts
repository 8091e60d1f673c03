/** Edits and what they change, in Russian. */
import { count, form, listOf, name, names, nouns, of } from './words'

export const addPermission = (role: string, permission: string): string =>
  `Включить ${name(permission)} в роли ${name(role)}.`

export const removePermission = (role: string, permission: string): string =>
  `Выключить ${name(permission)} в роли ${name(role)}.`

export const addMenuGroup = (role: string, group: string, app: string): string =>
  `Дать роли ${name(role)} группу меню ${name(group)} (${app}).`

export const removeMenuGroup = (role: string, group: string, app: string): string =>
  `Забрать у роли ${name(role)} группу меню ${name(group)} (${app}).`

export const newRole = (role: string, permissions: readonly string[]): string =>
  permissions.length === 0
    ? `Создать новую свою роль ${name(role)}.`
    : `Создать новую свою роль ${name(role)}, в которой ${names(permissions)}.`

export const copyRole = (role: string, copy: string): string =>
  `Создать копию роли ${name(role)} под названием ${name(copy)}.`

export const deleteRole = (role: string): string => `Удалить роль ${name(role)}.`

export const giveRole = (user: string, role: string): string =>
  `Выдать роль ${name(role)}: ${user}.`

export const takeRole = (user: string, role: string): string =>
  `Забрать роль ${name(role)}: ${user}.`

export const replaceRole = (
  role: string,
  by: string,
  users: readonly string[] | undefined,
  holders: number,
): string =>
  users === undefined
    ? `Заменить роль ${name(role)} ролью ${name(by)} ${
        holders === 1
          ? 'у единственного пользователя, у которого она есть'
          : `у всех ${of(holders, nouns.user)}, у которых она есть`
      }.`
    : `Заменить роль ${name(role)} ролью ${name(by)}: ${listOf(users)}.`

export const replaceEveryone = (role: string, by: string): string =>
  `Заменить роль ${name(role)} ролью ${name(by)} у всех, у кого она есть.`

export const noEdits = 'Правок пока нет, поэтому ничего не меняется.'

export function effect(users: {
  affected: number
  atLeast: boolean
  gaining: number
  losing: number
}): string {
  if (users.affected === 0) {
    return users.atLeast
      ? 'Не известно ни одного изменения чьего-либо действующего доступа.'
      : 'Ничей действующий доступ не меняется.'
  }
  const all = `${users.atLeast ? 'не менее чем ' : ''}у ${of(users.affected, nouns.user)}`
  const gaining =
    users.gaining === 0
      ? 'никто ничего не получает'
      : `что-то ${form(users.gaining, 'получает', 'получают', 'получают')} ${count(users.gaining, nouns.user)}`
  const losing =
    users.losing === 0
      ? 'никто ничего не теряет'
      : `что-то ${form(users.losing, 'теряет', 'теряют', 'теряют')} ${count(users.losing, nouns.user)}`
  return `Действующий доступ меняется ${all}: ${gaining}, ${losing}.`
}

export const perhaps = (changes: number): string =>
  `Ещё ${count(changes, nouns.change)} лишь ${form(changes, 'возможно', 'возможны', 'возможны')}: из прочитанного не видно, даёт ли то же самое что-то ещё.`

export const open = (users: number): string =>
  `Неизвестно, что ещё ${form(users, 'получил бы или потерял', 'получили бы или потеряли', 'получили бы или потеряли')} ${count(users, nouns.user)}: меняющиеся у них роли прочитаны не полностью.`

export const limitComputed =
  'То, что было бы, вычислено по ролям, включениям и прямой выдаче; ответы самого поставщика о сегодняшнем доступе не учитываются.'

export const limitCopy = (copy: string, permissions: readonly string[]): string =>
  `Считается, что в копии ${name(copy)} ${
    permissions.length <= 5
      ? `${permissions.length === 1 ? 'остаётся' : 'остаются'} ${names(permissions)}`
      : `${form(permissions.length, 'остаётся', 'остаются', 'остаётся')} ${count(permissions.length, nouns.permission)}`
  } без переключателя: копирует ли портал такие разрешения, не описано.`

export const limitNewRole =
  'RingCentral может давать каждой новой роли некоторые разрешения без переключателя: какие именно, не описано.'

const losesLast = (users: number): string =>
  `${count(users, nouns.user)} ${form(users, 'теряет', 'теряют', 'теряют')} последнюю роль.`

export const limitDefaultRole = (users: number, role: string): string =>
  `${losesLast(users)} Тогда RingCentral выдаёт роль по умолчанию; здесь ею считается ${name(role)}, поскольку именно её он автоматически назначил другим.`

export const limitUnknownDefault = (users: number): string =>
  `${losesLast(users)} Тогда RingCentral выдаёт роль по умолчанию; какая она, не прочитано.`

export const limitPortalRoles =
  'EnOS даёт доступ и через группы пользователей, структуры и субадминистраторов, а они не прочитаны: кто здесь что-то теряет, может сохранить это благодаря им.'

export const limitTableRules =
  'Что позволяет менять система, из которой эти таблицы, неизвестно; здесь разрешена любая правка.'

export const limitSites =
  'Некоторые из этих назначений действуют только для отдельных площадок: это ограничение не вычисляется.'

export const limitHolders =
  'Известны не все, у кого могут быть эти роли, поэтому затронутых пользователей может быть больше.'
