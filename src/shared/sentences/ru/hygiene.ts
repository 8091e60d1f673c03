/** Role hygiene in Russian. */
import type { Count } from '../../schemas/common'
import type { Counts, WhyStays } from '../en/hygiene'
import {
  capital,
  count,
  countOf,
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

const rolesNamed = 5

function someRoles(roles: readonly string[]): string {
  const more = roles.length - rolesNamed
  return more > 0
    ? `${roles.slice(0, rolesNamed).map(name).join(', ')} и ещё ${number(more)}`
    : names(roles)
}

export const twins = (roles: readonly string[]): string =>
  `${someRoles(roles)} дают в точности одно и то же.`

export const subset = (role: string, by: string, extra: number): string =>
  extra === 0
    ? `${name(by)} даёт всё, что даёт ${name(role)}; даёт ли она больше, не прочитано.`
    : `${name(by)} даёт всё, что даёт ${name(role)}, и сверх того разрешений и меню: ${number(extra)}.`

export const dominated = (role: string, by: string, holders: number): string =>
  holders === 1
    ? `У единственного пользователя с ролью ${name(role)} есть и ${name(by)}, которая даёт всё то же.`
    : `У всех ${of(holders, nouns.user)} с ролью ${name(role)} есть и ${name(by)}, которая даёт всё то же.`

export const empty = (role: string): string => `${name(role)} ничего не даёт.`

export const unused = (role: string): string => `${name(role)} нет ни у кого.`

export function redundant(role: string, by: readonly string[], users: number): string {
  const lead = `Роль ${name(role)} можно забрать у ${of(users, nouns.user)}, и ничего не изменится`
  if (by.length === 0) return `${lead}: то же даёт прямая выдача, или роль ничего не даёт.`
  const too = users === 1 ? 'которая у него тоже есть' : 'которая у них тоже есть'
  const all = users === 1 ? 'которые у него тоже есть' : 'которые у них тоже есть'
  return by.length === 1
    ? `${lead}: то же даёт ${someRoles(by)}, ${too}.`
    : `${lead}: то же дают ${someRoles(by)}, ${all}.`
}

export const direct = (thing: string, by: string, users: number): string =>
  `${name(thing)} выдано напрямую ${inCase(users, 'пользователю', 'пользователям')}, хотя его даёт ${name(by)}, которая у ${users === 1 ? 'него' : 'них'} есть.`

export const near = (first: string, second: string, percent: number): string =>
  `У ${names([first, second])} общего ${number(percent)}% того, что даёт любая из них.`

// Why a claim comes without edits

export const notDeletable = (role: string, why: WhyStays): string =>
  `${name(role)} ${whyStays[why]}.`

const whyStays: Readonly<Record<WhyStays, string>> = {
  standard: '— стандартная роль, а такие нельзя удалить',
  'kind-unknown': '— возможно, стандартная роль, которую нельзя удалить: это не прочитано',
  hidden: 'скрыта: портал её не предлагает',
  automatic: 'назначается самим поставщиком',
  holders: 'может быть у пользователей, которые не прочитаны',
  kept: 'остаётся у пользователей, чьи роли не меняются',
  needed: 'нужна',
}
const staysAlone: Readonly<Record<Exclude<WhyStays, 'needed'>, string>> = {
  standard: 'Это стандартная роль, а такие нельзя удалить.',
  'kind-unknown': 'Возможно, это стандартная роль, которую нельзя удалить: это не прочитано.',
  hidden: 'Она скрыта: портал её не предлагает.',
  automatic: 'Её назначает сам поставщик.',
  holders: 'Она может быть у пользователей, которые не прочитаны.',
  kept: 'Она остаётся у пользователей, чьи роли не меняются.',
}
export const staysBecause = (why: Exclude<WhyStays, 'needed'>): string => staysAlone[why]

export const noEditForDirect =
  'Прямую выдачу отзывают там, где она сделана; правки ролей для этого нет.'
export const noEditForSubset =
  'То, что одна роль содержится в другой, само по себе не ошибка: посмотрите, нужны ли обе.'
export const noEditForNear = 'Они не одинаковы: сначала сравните их.'
export const noEditForTwins =
  'Ни одну из них нельзя поставить на место другой: они стандартные, скрытые, назначены автоматически или действуют только для отдельных площадок.'
export const noEditForMany = (most: number): string =>
  `Больше ${of(most, nouns.user)}: слишком много для одного списка правок. Экспортируйте таблицу.`
export const noEditForLast =
  'У некоторых пользователей это последняя роль, и поставщик выдал бы им вместо неё другую.'

// The report

const groupOfTwins: Noun = [
  'группа одинаковых ролей',
  'группы одинаковых ролей',
  'групп одинаковых ролей',
]
const within: Noun = [
  'роль, у всех обладателей которой есть и более широкая',
  'роли, у всех обладателей которых есть и более широкая',
  'ролей, у всех обладателей которых есть и более широкая',
]
const emptyRole: Noun = ['пустая роль', 'пустые роли', 'пустых ролей']
const unusedRole: Noun = [
  'роль, которой нет ни у кого',
  'роли, которых нет ни у кого',
  'ролей, которых нет ни у кого',
]

export function summary(counts: Counts, usersWithRedundant: number): string[] {
  const told = (value: Count, noun: Noun): string[] =>
    value.value === 0 ? [] : [countOf(value, noun)]
  const found = [
    ...told(counts.twins, groupOfTwins),
    ...told(counts.dominated, within),
    ...told(counts.empty, emptyRole),
    ...told(counts.unused, unusedRole),
  ]
  return [
    found.length === 0
      ? 'Среди ролей, известных полностью, нет ни одинаковых, ни пустых, ни неиспользуемых, ни таких, у всех обладателей которых есть и более широкая.'
      : `Есть ${listOf(found)}.`,
    ...(usersWithRedundant === 0
      ? []
      : [
          `У ${of(usersWithRedundant, nouns.user)} есть роль, которая ничего не добавляет к тому, что уже есть.`,
        ]),
    ...(counts.direct.value === 0 ? [] : ['Некоторые прямые выдачи повторяют то, что даёт роль.']),
  ]
}

export const notRead = (roles: number): string =>
  `О ${inCase(roles, 'роли', 'ролях')} не прочитано полностью, что ${roles === 1 ? 'она даёт' : 'они дают'}: об этом ничего не утверждается.`

export const holdersNotKnown =
  'Не обо всех ролях известно, у кого они есть, поэтому неизвестно, каких ролей нет ни у кого и какие встречаются только вместе с более широкой.'

export const limitEach =
  'Каждое утверждение верно само по себе; выполнив одно, можно сделать неверным другое. Раздел «Что если» показывает несколько вместе.'
export const limitScope =
  'Для каких пользователей или внутренних номеров действует роль (её область действия) — лишь подсказка поставщика и не вычисляется: роли, которые дают одно и то же, могут в этом различаться.'
export const limitAutomatic =
  'Роли, которые поставщик назначил автоматически, забрать нельзя, и в том, что пользователи могли бы потерять, они не учитываются.'
export const limitSites =
  'Роль, которая действует только для отдельных площадок, никогда не делает лишней ту, что действует для всех.'
export const limitPortal =
  'EnOS даёт доступ и через группы пользователей, структуры и субадминистраторов, а они не прочитаны.'
export const limitFuture =
  'Роли, которые сегодня дают одно и то же, могут быть задуманы разными на завтра: в данных этого нет.'
export const limitComputed =
  'Всё это вычислено по ролям, включениям и прямой выдаче, а не по ответам самого поставщика о пользователях.'

// The proposal

export const proposedName = (role: number): string => `Предложенная роль ${role}`

export function proposal(about: {
  before: number
  after: number
  made: number
  deleted: number
  atLeast: number
  stopped: boolean
}): string {
  const { after, atLeast, before, deleted, made } = about
  if (after >= before) {
    return atLeast >= before
      ? `Остаются все ${count(before, nouns.role)}: меньший набор не сохранил бы доступ каждого.`
      : `Не найдено набора меньше, чем ${count(before, nouns.role)}, который сохраняет доступ каждого; возможно, есть набор от ${of(atLeast, nouns.role)}.`
  }
  const fresh =
    made === 0
      ? ''
      : ` (${form(made, 'из них новая', 'из них новые', 'из них новых')}: ${number(made)})`
  return `${capital(count(after, nouns.role))}${fresh} ${form(after, 'может', 'могут', 'могут')} то же, что ${count(before, nouns.role)}: ${form(deleted, 'уходит', 'уходят', 'уходит')} ${count(deleted, nouns.role)}.`
}

export const stay = (roles: number): string =>
  `${count(roles, nouns.role)} ${form(roles, 'остаётся', 'остаются', 'остаются')} в любом случае: стандартные и те, что есть у пользователей, чьи роли не меняются.`

export const assignments = (before: number, after: number): string =>
  `Назначений было ${number(before)}, станет ${number(after)}.`

export function bounds(about: { after: number; atLeast: number; stopped: boolean }): string {
  if (about.atLeast >= about.after) {
    return 'Меньше невозможно, из чего бы ни состояли роли.'
  }
  const stopped = about.stopped ? ' Время вышло раньше, чем закончился поиск.' : ''
  return `Нужно не менее ${number(about.atLeast)}, достаточно ${number(about.after)}; что между ними, неизвестно.${stopped}`
}

export const proof = (users: number): string =>
  `Доказано проверкой: никто не получает и не теряет ни одного разрешения или меню (проверено пользователей: ${number(users)}).`

export const withoutNew = (roles: number): string =>
  `Только с уже имеющимися ролями, без новых, ${form(roles, 'осталась', 'остались', 'осталось')} бы ${number(roles)}.`

const keepAll = (users: number): string =>
  `${count(users, nouns.user)} ${form(users, 'сохраняет', 'сохраняют', 'сохраняют')} все роли`
export const leftOutUnknown = (users: number): string =>
  `${keepAll(users)}, потому что известно не всё, что ${users === 1 ? 'ему' : 'им'} доступно.`
export const leftOutRestricted = (users: number): string =>
  `${keepAll(users)}, потому что некоторые из них действуют только для отдельных площадок.`

export const proposalUnknown =
  'Не обо всех ролях известно, у кого они есть, поэтому ни об одной нельзя доказать, что она не нужна.'

export const limitNewRoles =
  'Новые роли составлены только из разрешений с переключателем. RingCentral может давать каждой новой роли некоторые разрешения без переключателя: какие именно, не описано.'
export const limitMeaning =
  'Роль, которая подходит сегодняшним пользователям, не обязана что-то значить для людей: дайте новым ролям понятные названия или откажитесь от тех, что не имеют смысла.'
