/** The words of a change request, in Russian. */
import { capital, count, inCase, listOf, name, nouns, number, of } from './words'

export const title = 'Изменение ролей'
export const fromAccount = (account: string, vendor: string | undefined): string =>
  vendor === undefined ? account : `${account} (${vendor})`
export const snapshot = (id: number): string => `Снимок ${id}`
export const snapshotDate = (date: string | null): string =>
  date === null ? 'прочитан неизвестно когда' : `прочитан ${date}`
export const whole = 'полностью'
export const partial = (parts: number): string =>
  parts === 0 ? 'не полностью' : `не полностью: неполных частей — ${number(parts)}`
export const nothingMade =
  'Этот текст ничего не изменил: шаги выполняет на портале человек, который вправе менять роли.'

export const noSteps = 'Делать ничего не нужно.'

export const headings = {
  reason: 'Зачем',
  steps: 'Шаги',
  where: 'Где',
  effect: 'Что изменится',
  permissions: 'По разрешениям',
  menus: 'По меню',
  users: 'По пользователям',
  check: 'Что проверить',
  undo: 'Как вернуть',
}

export const switchOn = (role: string): string => `В роли ${name(role)} включить:`
export const switchOff = (role: string): string => `В роли ${name(role)} выключить:`
export const giveGroups = (role: string): string => `Дать роли ${name(role)} группы меню:`
export const takeGroups = (role: string): string => `Забрать у роли ${name(role)} группы меню:`
export const give = (role: string, users: number): string =>
  `Выдать роль ${name(role)} ${inCase(users, 'пользователю', 'пользователям')}:`
export const take = (role: string, users: number): string =>
  `Забрать роль ${name(role)} у ${of(users, nouns.user)}:`
export const replace = (role: string, by: string, users: number): string =>
  `Заменить роль ${name(role)} ролью ${name(by)} у ${of(users, nouns.user)}:`
export const replaceAll = (role: string, by: string, users: number): string =>
  `Заменить роль ${name(role)} ролью ${name(by)} у всех, у кого она есть (${count(users, nouns.user)}):`
export const make = (role: string): string => `Создать новую свою роль ${name(role)}, в которой:`

export const permission = (shown: string, id: string, app: string | undefined): string =>
  [
    name(shown),
    ...(id === shown ? [] : [`(${id})`]),
    ...(app === undefined ? [] : [`— приложение ${app}`]),
  ].join(' ')
export const menuGroup = (group: string, app: string): string =>
  `${name(group)} — приложение ${app}`
export const user = (shown: string, extension: string | undefined, more: string): string =>
  extension === undefined ? `${shown} (${more})` : `${shown} (вн. ${extension}, ${more})`
export const more = (others: number): string => `и ещё ${number(others)}`

export const changes = (counts: {
  lost: number
  gained: number
  perhapsLost: number
  perhapsGained: number
}): string =>
  listOf(
    [
      counts.lost > 0 ? `теряют: ${number(counts.lost)}` : '',
      counts.perhapsLost > 0 ? `возможно, теряют: ${number(counts.perhapsLost)}` : '',
      counts.gained > 0 ? `получают: ${number(counts.gained)}` : '',
      counts.perhapsGained > 0 ? `возможно, получают: ${number(counts.perhapsGained)}` : '',
    ].filter((text) => text !== ''),
  )

const ways = {
  lost: 'теряет',
  perhapsLost: 'возможно, теряет',
  gained: 'получает',
  perhapsGained: 'возможно, получает',
}
export const userChange = (
  way: keyof typeof ways,
  things: readonly string[],
  others: number,
): string =>
  `${ways[way]}: ${others > 0 ? `${things.join(', ')} и ещё ${number(others)}` : listOf(things)}`
export const usersChange = (changed: readonly string[]): string => capital(changed.join('; '))

export const checkDate = (date: string | null): string =>
  `С тех пор как это прочитано${date === null ? '' : ` (${date})`}, роли пользователей могли измениться: если это было давно, прочитайте аккаунт ещё раз перед изменением.`
export const checkNames =
  'Разрешения названы здесь так, как в словаре поставщика; на портале подпись может быть другой. Какое имеется в виду, говорит идентификатор.'
export const checkAfter =
  'После изменения прочитайте аккаунт ещё раз и сравните два снимка: они должны различаться только этими шагами.'

export const undoLess = (role: string, permissions: readonly string[], menus: number): string =>
  `Роль ${name(role)} нельзя создать заново такой же: на портале новой роли нельзя дать ${listOf([
    ...permissions.map(name),
    ...(menus > 0 ? [`${number(menus)} её собственных меню`] : []),
  ])}.`
export const undoUnread = (role: string): string =>
  `Прочитано не всё, что даёт роль ${name(role)}: созданная заново, она может лишиться части. Перед удалением запишите, что она содержит на портале.`
export const undoKept = (user: string, role: string): string =>
  `Роль ${name(role)} назначена пользователю ${user} автоматически: портал позволяет её заменить, но не забрать.`
export const undoDefault =
  'У кого вместо последней роли появилась роль по умолчанию, у того она остаётся рядом с возвращённой ролью, пока её не заменят.'

/** The names of pages are the portal's own. */
export const where = {
  ringcentral: {
    change:
      'Включить или выключить разрешения: Admin Portal › Users › Roles › роль › Edit › Permissions.',
    copy: 'Скопировать роль: Admin Portal › Users › Roles › New Role; исходная роль — отправная точка.',
    make: 'Создать роль: Admin Portal › Users › Roles › New Role. Она начинается с разрешений другой роли: снимите все, которые здесь не названы.',
    remove: 'Удалить роль: Admin Portal › Users › Roles › роль.',
    assign: 'Выдать или забрать роли: Admin Portal › Users › Roles › роль › Assigned Users.',
  },
  enos: {
    change:
      'Изменить то, что даёт роль: Admin Console › Role › Manage › Assign Permission или Assign Menu Group.',
    copy: 'Скопировать роль: Admin Console › Role › New Role, затем дать ей всё, что даёт исходная.',
    make: 'Создать роль: Admin Console › Role › New Role.',
    remove: 'Удалить роль: Admin Console › Role.',
    assign: 'Выдать или забрать роли: Admin Console › Users › Manage › Assign Role.',
  },
} as const
