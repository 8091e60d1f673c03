/** What the rules find, in Russian. */
import type { Severity } from '../../schemas/rules'
import type { About } from '../en/findings'
import {
  atLeast as noFewerThan,
  capital,
  count,
  form,
  inCase,
  listOf,
  name,
  names,
  nouns,
  number,
  of,
  type Noun,
} from './words'

const aboutNouns: Readonly<Record<About, Noun>> = {
  user: nouns.user,
  role: nouns.role,
  snapshot: nouns.snapshot,
  person: ['человек', 'человека', 'человек'],
}

const aboutInPrepositional: Readonly<Record<About, readonly [string, string]>> = {
  user: ['пользователе', 'пользователях'],
  role: ['роли', 'ролях'],
  snapshot: ['снимке', 'снимках'],
  person: ['человеке', 'людях'],
}

export const severityWords: Readonly<Record<Severity, string>> = {
  critical: 'критическая важность',
  high: 'высокая важность',
  medium: 'средняя важность',
  low: 'низкая важность',
  info: 'к сведению',
}

const rule: Noun = ['правило', 'правила', 'правил']
const exception: Noun = ['исключение', 'исключения', 'исключений']
const finding: Noun = ['находка', 'находки', 'находок']
const answer: Noun = ['ответ', 'ответа', 'ответов']

export function found(
  about: About,
  counts: { active: number; atLeast: boolean; excepted: number; expired: number; possible: number },
): string {
  const noun = aboutNouns[about]
  const { active, atLeast, excepted, expired, possible } = counts
  const parts = [
    ...(active > 0 ? [atLeast ? noFewerThan(active, noun) : count(active, noun)] : []),
    ...(possible > 0 ? [`о ${inCase(possible, ...aboutInPrepositional[about])} неизвестно`] : []),
    ...(excepted > 0 ? [`${number(excepted)} в исключениях`] : []),
  ]
  if (parts.length === 0) {
    return atLeast
      ? 'Ничего не найдено, но прочитано не всё.'
      : 'Ничего, и всё, на что смотрит правило, известно.'
  }
  const more =
    expired > 0
      ? ` ${capital(form(expired, 'истекло', 'истекли', 'истекло'))} ${count(expired, exception)}.`
      : ''
  return `${capital(parts.join('; '))}.${more}`
}

export const off = 'Это правило выключено.'
export const notApplicable = 'Это правило — об аккаунтах другого поставщика.'

interface Summary {
  found: Readonly<Record<Severity, number>>
  possible: number
  excepted: number
  none: number
  /** About accounts of another vendor. */
  notApplicable: number
  /** Switched off. */
  off: number
  asked: number
}

export function summary({
  asked,
  excepted,
  found: bySeverity,
  none,
  notApplicable,
  off,
  possible,
}: Summary): string[] {
  const parts = (Object.keys(severityWords) as Severity[]).flatMap((severity) =>
    bySeverity[severity] > 0
      ? [`${severityWords[severity]} — ${number(bySeverity[severity])}`]
      : [],
  )
  const all = Object.values(bySeverity).reduce((sum, value) => sum + value, 0)
  const first =
    asked === 0
      ? 'Ни одно правило не проверено.'
      : all > 0
        ? `Что-то ${form(all, 'находит', 'находят', 'находят')} ${count(all, rule)}: ${parts.join(', ')}.`
        : possible > 0
          ? 'Известных находок нет, но прочитано не всё, на что смотрят правила.'
          : 'Ни одно правило не находит ничего, за что никто не отвечает.'
  const rest = [
    ...(possible > 0 ? [`о ${inCase(possible, 'правиле', 'правилах')} неизвестно`] : []),
    ...(excepted > 0
      ? [
          `${number(excepted)} ${form(excepted, 'находит', 'находят', 'находят')} только то, что в исключениях`,
        ]
      : []),
    ...(none > 0
      ? [`${number(none)} ничего не ${form(none, 'находит', 'находят', 'находят')}`]
      : []),
    ...(notApplicable > 0
      ? [
          `${number(notApplicable)} ${form(notApplicable, 'относится', 'относятся', 'относятся')} к аккаунтам другого поставщика`,
        ]
      : []),
    ...(off > 0 ? [`${number(off)} ${form(off, 'выключено', 'выключены', 'выключены')}`] : []),
  ]
  return rest.length === 0 ? [first] : [first, `${capital(rest.join('; '))}.`]
}

// Proofs

const some = (roles: readonly string[]): string =>
  roles.length > 5
    ? `${roles.slice(0, 5).join(', ')} и ещё ${number(roles.length - 5)}`
    : listOf(roles)

export function has(permission: string, roles: readonly string[], direct: boolean): string {
  const ways = [
    ...(roles.length > 0 ? [`через ${some(roles)}`] : []),
    ...(direct ? ['по прямой выдаче'] : []),
  ]
  return ways.length === 0
    ? `${name(permission)} по ответу самого поставщика.`
    : `${name(permission)} ${ways.join(' и ')}.`
}
export const mayHave = (permissions: readonly string[]): string =>
  `Неизвестно, есть ли ${permissions.length === 1 ? '' : 'что-либо из '}${names(permissions)}.`
export const autoAssigned = (role: string, permission: string): string =>
  `Роль ${role} назначена автоматически и даёт ${name(permission)}.`
export const perhapsAutoAssigned =
  'Неизвестно, даёт ли его роль, которая была назначена автоматически.'
export const givesTo = (role: string, permission: string, holders: number): string =>
  `Роль ${role} даёт ${name(permission)}; она автоматически назначена ${inCase(holders, 'пользователю', 'пользователям')}.`
export const perhapsGives = (role: string): string => `Прочитано не всё, что даёт роль ${role}.`
export const statusHolds = (status: string, roles: readonly string[]): string =>
  `Статус — ${status}, а роли есть: ${some(roles)}.`
export const statusUnknown = 'Статус не прочитан.'
export const rolesUnknown = 'Какие роли есть у пользователя, не прочитано.'
export const hiddenHeld = (holders: number, atLeast: boolean): string =>
  `Скрыта, и она есть ${atLeast ? 'не менее чем ' : ''}у ${of(holders, nouns.user)}.`
export const hiddenUnknown = 'Скрыта ли она и есть ли у кого-нибудь, не прочитано.'
export const restrictionUndone = (
  restricted: string,
  other: string,
  permissions: readonly string[],
  all: number,
): string =>
  `Роль ${restricted} ограничена площадками, но ${other} даёт для всей компании ${
    all > permissions.length
      ? `${permissions.map(name).join(', ')} и ещё ${number(all - permissions.length)}`
      : names(permissions)
  }.`
export const restrictionUnknown = 'Прочитано не всё, что дают роли пользователя.'
export const differsIn = (permissions: number, menus: number, where: string): string =>
  `${where}: ${[
    ...(permissions > 0
      ? [
          `${form(permissions, 'расходится', 'расходятся', 'расходятся')} ${count(permissions, nouns.permission)}`,
        ]
      : []),
    ...(menus > 0
      ? [`${form(menus, 'расходится', 'расходятся', 'расходятся')} ${count(menus, nouns.menu)}`]
      : []),
  ].join(', ')}.`
export const outsideApps = 'Вне приложений'
export const takenDaysAgo = (days: number): string =>
  `Получен ${count(days, ['день', 'дня', 'дней'])} назад.`
export const takenUnknown = 'Когда он получен, неизвестно.'
export const partsNotWhole = (parts: number): string =>
  `Не полностью ${form(parts, 'прочитана', 'прочитаны', 'прочитано')} ${count(parts, nouns.part)}.`
export const noRole = 'Нет ни одной роли.'
export const typeUnknown = 'Нет ни одной роли; человек ли это, не прочитано.'
export const directGrants = (permissions: number, menus: number): string =>
  `Напрямую выдано: ${[
    ...(permissions > 0 ? [count(permissions, nouns.permission)] : []),
    ...(menus > 0 ? [count(menus, nouns.menu)] : []),
  ].join(' и ')}.`
export const grantsUnknown = 'Выдано ли что-нибудь напрямую, не прочитано.'
export const heldByNobody = 'Своя роль, и её нет ни у кого.'
export const heldUnknown =
  'Не известно никого с этой ролью, но её вид или назначения прочитаны не полностью.'
export const givesShare = (permissions: number, all: number, percent: number): string =>
  `Даёт ${number(permissions)} из ${of(all, nouns.permission)} (${String(Math.round(percent))}%).`
export const shareUnknown = (permissions: number): string =>
  `Даёт ${noFewerThan(permissions, nouns.permission)}; прочитано не всё, что она даёт, или не все разрешения, или не её вид.`

// Why nothing is proposed

export const noEditAutomatic =
  'Поставщик назначает эту роль сам: измените на портале роль аккаунта по умолчанию.'
export const noEditDirect = 'Его не даёт ни одна роль, поэтому изменение ролей его не уберёт.'
export const noEditUnknown = 'Неизвестное не меняют: сначала прочитайте больше.'
export const noEditByHand = 'Что с этим делать, решает человек.'
export const noEditRefused = (reason: string): string => `Портал этого не предлагает: ${reason}`
export const noEditAcross = 'Роли — из другого аккаунта.'

// Limits

export const limitAbsent = (ids: readonly string[]): string =>
  `Нет среди разрешений этого аккаунта: ${ids.join(', ')}.`
export const limitUnread = (ids: readonly string[]): string =>
  `Ничто не упоминает ${ids.join(', ')}, но прочитаны не все разрешения.`
export const limitSystem =
  'У системного внутреннего номера RingCentral по правилу поставщика есть всё, и он не учитывается.'
export const limitMenus = 'Эти правила смотрят на разрешения и роли, а не на меню.'
export const limitEmail = (users: number): string =>
  `Одним человеком считаются те, у кого один и тот же адрес почты; у ${inCase(users, 'важного здесь пользователя', 'важных здесь пользователей')} его нет, и ${users === 1 ? 'он ни с кем не сопоставлен' : 'они ни с кем не сопоставлены'}.`
export const limitSameEmail =
  'Одним человеком считаются те, у кого в обоих аккаунтах один и тот же адрес почты; из-за общего адреса несколько человек сойдут за одного.'
export const limitNoAccount = (term: string): string =>
  `Не прочитан ни один аккаунт, к которому относится ${term}.`
export const limitCompared = (pairs: number): string =>
  pairs === 0
    ? 'Не прочитано ни одного ответа поставщика, который можно сравнить.'
    : `Сравнивается только то, о чём спросили поставщика: ${count(pairs, answer)}.`
export const limitNotComputed = (pairs: number): string =>
  `Для ${of(pairs, answer)} поставщика неизвестно, что дают роли.`
export const limitTypes =
  'Внутренние номера, за которыми нет человека (очереди вызовов, объявления, переговорные и тому подобное), не учитываются.'
export const limitSites =
  'На какие площадки распространяется ограниченная роль и не охватывает ли другая роль больше площадок, не проверяется. Для каких разрешений действует ограничение, говорит словарь.'
export const limitStandardRoles = 'Стандартные роли не учитываются.'

export const limitStatus =
  'Найдено по статусу внутреннего номера; ушёл ли человек, поставщику неизвестно.'
export const limitRules =
  'Правила находят то, что в них названо. Если они ничего не находят, это не значит, что всё в порядке.'
export const limitComputed =
  'До и после вычислены по ролям и прямой выдаче; ответы самого поставщика — о сегодняшнем дне.'
export const limitStillRules =
  'Правила о самом снимке и об ответах самого поставщика не учитываются: правки их не меняют.'

export const starterUsed = 'Используются правила, которые поставляются с программой.'
export const brokenRules = (message: string): string =>
  `Файл правил не используется, потому что он повреждён: ${message} Вместо него проверены правила, которые поставляются с программой.`
export const unreadAccounts = (accounts: readonly string[]): string =>
  `Ничего нельзя сказать об этих аккаунтах: ${listOf(accounts)}.`
export const strayExceptions = (rules: readonly string[]): string =>
  `Исключения называют правила, которых нет: ${rules.join(', ')}.`

export function changes(raised: number, cleared: number, perhaps: number): string[] {
  if (raised + cleared + perhaps === 0) {
    return ['От этих правок ни одно правило не находит ни больше, ни меньше.']
  }
  const parts = [
    ...(raised > 0
      ? [`${form(raised, 'появляется', 'появляются', 'появляется')} ${count(raised, finding)}`]
      : []),
    ...(cleared > 0
      ? [`${form(cleared, 'исчезает', 'исчезают', 'исчезает')} ${count(cleared, finding)}`]
      : []),
    ...(perhaps > 0 ? [`о ${inCase(perhaps, 'находке', 'находках')} неизвестно`] : []),
  ]
  return [`${capital(parts.join('; '))}.`]
}
