/** Roles for what is needed, and taking a permission from a role, in Russian. */
import type { Count } from '../../schemas/common'
import { capital, count, countOf, form, name, names, nouns, number, of, rolesNamed } from './words'

const switchNoun = ['переключатель', 'переключателя', 'переключателей'] as const

const permissions = (value: number): string => count(value, nouns.permission)

/** Names as far as a sentence bears them, else how many. */
const some = (named: readonly string[]): string =>
  named.length <= 5 ? names(named) : permissions(named.length)

/** What a new role is called where nobody says it. */
export const usualName = 'Минимум прав'

export const noNeeds = 'Не названо ничего нужного.'

export const allHad = (users: number): string =>
  users === 1
    ? 'У этого пользователя всё это уже есть.'
    : 'У всех этих пользователей всё это уже есть.'

export const had = (some: number): string => `Из нужного уже есть: ${permissions(some)}.`

export function covered(roles: readonly string[], needs: number, all: boolean): string {
  const what = all
    ? needs === 1
      ? 'единственное нужное разрешение'
      : `${form(needs, 'всё', 'все', 'все')} ${number(needs)} ${form(needs, 'нужное разрешение', 'нужных разрешения', 'нужных разрешений')}`
    : `из нужного ${permissions(needs)}`
  return `${capital(rolesNamed(roles))} ${roles.length === 1 ? 'даёт' : 'вместе дают'} ${what}.`
}

export const coveredByNone = 'Ни одна прочитанная роль не даёт ничего из нужного.'

export function extra(some: number, atLeast: boolean): string {
  if (some === 0) {
    return atLeast
      ? 'Что ещё приходит вместе с этим, прочитано не полностью.'
      : 'Ничего лишнего с этим не приходит.'
  }
  return atLeast
    ? `Вместе с этим приходит не менее ${number(some)} ${form(some, 'ненужного разрешения', 'ненужных разрешений', 'ненужных разрешений')}.`
    : `Вместе с этим ${form(some, 'приходит', 'приходят', 'приходит')} ${number(some)} ${form(some, 'ненужное разрешение', 'ненужных разрешения', 'ненужных разрешений')}.`
}

export function proven(minimise: 'roles' | 'extra', leftOut: boolean): string {
  const choice = leftOut ? 'Ни один другой набор прочитанных ролей' : 'Ни один другой набор ролей'
  return minimise === 'roles'
    ? `${choice} не меньше, и ни один столь же малый не даёт меньше лишнего.`
    : `${choice} не даёт меньше лишнего, и ни один с таким же количеством лишнего не меньше.`
}

export function notProven(
  minimise: 'roles' | 'extra',
  found: { roles: number; fewest: number; extra: number; leastExtra: number },
): string {
  const { extra, fewest, leastExtra, roles } = found
  if (minimise === 'extra') {
    return leastExtra >= extra
      ? 'Ни один набор не даёт меньше лишнего; есть ли меньший набор с таким же количеством лишнего, ограниченный поиск не показал.'
      : `Это лучший набор, найденный ограниченным поиском; любой даёт не менее ${of(leastExtra, nouns.permission)} сверх нужного.`
  }
  return fewest >= roles
    ? 'Меньше ролей нет ни в одном наборе; даёт ли другой столь же малый меньше лишнего, ограниченный поиск не показал.'
    : `Это лучший набор, найденный ограниченным поиском; в любом не менее ${of(fewest, nouns.role)}.`
}

export const alternatives = (others: number): string =>
  `Столь же ${form(others, 'хорош', 'хороши', 'хороши')} ещё ${count(others, ['набор', 'набора', 'наборов'])}.`

export const remainder = (missing: readonly string[]): string =>
  `Ни одна прочитанная роль не даёт: ${some(missing)}.`

export function newRole(switches: number, besides: Count, proven: boolean): string {
  const { is, value } = besides
  const more =
    value === 0
      ? is === 'total'
        ? 'не принесёт ничего лишнего'
        : 'не принесёт, насколько известно, ничего лишнего'
      : `принесёт сверх нужного ${countOf(besides, nouns.permission)}`
  const limited =
    proven || value === 0
      ? ''
      : '; другой набор переключателей, возможно, принесёт меньше: поиск был ограничен'
  return `Новой роли ${form(switches, 'нужен', 'нужны', 'нужно')} ${count(switches, switchNoun)}, и она ${more}${limited}.`
}

export const newRoleRemainder = (missing: readonly string[]): string =>
  `Ни один переключатель новой роли не даёт: ${some(missing)}.`

export const noNewRole =
  'Новая роль не предлагается: не известно переключателя, который даёт что-либо из нужного.'

export const moreNeeded =
  'Прочитано не всё, что есть у пользователей, взятых за образец: нужного может быть больше.'

export const leftOut = (unread: number, hidden: number): string =>
  [
    ...(unread > 0
      ? [
          `Не ${form(unread, 'учтена', 'учтены', 'учтено')} ${count(unread, nouns.role)}: не прочитано, что ${unread === 1 ? 'она даёт' : 'они дают'}.`,
        ]
      : []),
    ...(hidden > 0
      ? [
          `Не ${form(hidden, 'учтена', 'учтены', 'учтено')} ${number(hidden)} ${form(hidden, 'скрытая роль', 'скрытые роли', 'скрытых ролей')}: портал ${hidden === 1 ? 'её' : 'их'} не предлагает.`,
        ]
      : []),
  ].join(' ')

export const systemExtension = (user: string): string =>
  `${user} — системный внутренний номер: по правилу RingCentral у него есть все разрешения, поэтому о нужном он ничего не говорит.`

export const gives = (role: string, permission: string): string =>
  `Роль ${name(role)} даёт ${name(permission)}.`

export const givesNot = (role: string, permission: string): string =>
  `Роль ${name(role)} не даёт ${name(permission)}: убирать нечего.`

export const givesUnknown = (role: string, permission: string): string =>
  `Неизвестно, даёт ли роль ${name(role)} ${name(permission)}: она прочитана не полностью.`

const switched = (which: readonly string[]): string =>
  which.length <= 5 ? names(which) : count(which.length, switchNoun)

export const switchesOff = (off: readonly string[], on: readonly string[]): string =>
  `Выключите ${switched(off)}${on.length === 0 ? '' : ` и включите ${switched(on)}`}: тогда роль его больше не даёт.`

export const byCopy = (role: string, copy: string): string =>
  `${name(role)} — стандартная роль, её нельзя изменить. Её место займёт изменённая копия ${name(copy)}.`

export const byUnreadCopy = (role: string, copy: string): string =>
  `Не прочитано, стандартная ли роль ${name(role)}: такую нельзя изменить. Её место займёт изменённая копия ${name(copy)}.`

export const byNewRole = (stuck: readonly string[], made: string): string =>
  `Ни один переключатель его не уберёт: роль сама содержит ${names(stuck)}, а для ${stuck.length === 1 ? 'него' : 'них'} переключателя нет. Её место займёт новая роль ${name(made)}.`

export const lostBesides = (lost: readonly string[]): string =>
  lost.length === 0
    ? 'Больше ничего не теряется.'
    : `Вместе с ним теряется ${some(lost)}: ничто другое не даёт ${lost.length === 1 ? 'это' : 'их'} без него.`

export const keeping = (users: number): string =>
  `Оно всё равно остаётся у ${of(users, nouns.user)}: его даёт или может дать другая роль или прямая выдача.`

export const perhapsStill =
  'Возможно, она всё равно его даёт: прочитано не всё, что она содержит или что это включает.'

export const limitMenus = 'Меню не рассматриваются: только разрешения.'
export const limitMenusOfNewRole =
  'В новой роли нет меню, которые даёт прежняя: их нужно будет выдать и ей.'
export const limitComputed =
  'Нужное, имеющееся и приносимое вычислено по ролям, включениям и прямой выдаче; ответы самого поставщика о сегодняшнем доступе не учитываются.'
export const limitUse =
  'Какими разрешениями пользуются, неизвестно: поставщик этого не сообщает. Нужное — это то, что было названо.'
export const limitFree = 'То, что у всех названных уже есть и останется, лишним не считается.'
export const limitDirect = 'Выданное напрямую остаётся у тех, у кого оно есть.'
export const limitNewRole =
  'RingCentral может давать каждой новой роли некоторые разрешения без переключателя: какие именно, не описано.'
export const limitScope =
  'Роли RingCentral могут быть ограничены площадками или группами пользователей: это не вычисляется.'
