/** What changed between two snapshots, in Russian. */
import type { Answer } from '../../schemas/common'
import type { FactKind, FactWay } from '../../schemas/changes'
import { answerIn, type FactField } from '../fact-fields'
import { answers, count, form, name, names, nouns, number, of } from './words'

const day = new Intl.DateTimeFormat('ru', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})

export const snapshotNamed = ({ id, at }: { id: number; at: string }): string =>
  `снимок ${String(id)} (${day.format(Date.parse(at))})`

const began = { began: true, ended: false } as const

export const causeText = {
  user: (way: 'began' | 'ended'): string =>
    began[way] ? 'Пользователь новый.' : 'Пользователя больше нет.',
  assignment: (way: 'began' | 'ended', role: string) =>
    began[way] ? `Роль ${name(role)} выдана.` : `Роль ${name(role)} забрана.`,
  listing: (way: 'began' | 'ended', role: string, permission: string) =>
    began[way]
      ? `Роль ${name(role)} теперь содержит ${name(permission)}.`
      : `Роль ${name(role)} больше не содержит ${name(permission)}.`,
  inclusion: (way: 'began' | 'ended', permission: string, included: string) =>
    began[way]
      ? `${name(permission)} теперь включает ${name(included)}.`
      : `${name(permission)} больше не включает ${name(included)}.`,
  directPermission: (way: 'began' | 'ended', permission: string) =>
    began[way]
      ? `${name(permission)} выдано напрямую.`
      : `${name(permission)} больше не выдано напрямую.`,
  directMenu: (way: 'began' | 'ended', menu: string) =>
    began[way]
      ? `Меню ${name(menu)} выдано напрямую.`
      : `Меню ${name(menu)} больше не выдано напрямую.`,
  roleMenu: (way: 'began' | 'ended', role: string, menu: string) =>
    began[way]
      ? `Роль ${name(role)} теперь даёт меню ${name(menu)}.`
      : `Роль ${name(role)} больше не даёт меню ${name(menu)}.`,
  roleMenuGroup: (way: 'began' | 'ended', role: string, group: string) =>
    began[way]
      ? `В роли ${name(role)} теперь есть группа меню ${name(group)}.`
      : `В роли ${name(role)} больше нет группы меню ${name(group)}.`,
  menuGroupMenu: (way: 'began' | 'ended', group: string, menu: string) =>
    began[way]
      ? `В группе меню ${name(group)} теперь есть меню ${name(menu)}.`
      : `В группе меню ${name(group)} больше нет меню ${name(menu)}.`,
}

type Gender = 'he' | 'she' | 'it'

const things: Partial<Record<FactKind, readonly [noun: string, gender: Gender]>> = {
  user: ['Пользователь', 'he'],
  role: ['Роль', 'she'],
  permission: ['Разрешение', 'it'],
  app: ['Приложение', 'it'],
  menu: ['Меню', 'it'],
  'menu-group': ['Группа меню', 'she'],
}

const notRead = {
  before: { he: 'был ли раньше', she: 'была ли раньше', it: 'было ли раньше' },
  after: { he: 'исчез ли', she: 'исчезла ли', it: 'исчезло ли' },
} as const
const seen = { he: 'виден', she: 'видна', it: 'видно' } as const

/** What happened to something of that gender; to a relation as to “it”. */
const wayWords: Record<FactWay, (gender: Gender) => string> = {
  added: (gender) => ({ he: 'появился', she: 'появилась', it: 'появилось' })[gender],
  removed: (gender) => ({ he: 'исчез', she: 'исчезла', it: 'исчезло' })[gender],
  changed: (gender) => ({ he: 'изменился', she: 'изменилась', it: 'изменилось' })[gender],
  'first-seen': (gender) => `впервые ${seen[gender]}; ${notRead.before[gender]}, не прочитано`,
  'no-longer-seen': (gender) => `больше не ${seen[gender]}; ${notRead.after[gender]}, не прочитано`,
  'first-read': () => 'сообщает только один из двух снимков',
}

const relations: Partial<Record<FactKind, (a: string, b: string) => string>> = {
  assignment: (a, b) => `У пользователя ${a} есть роль ${name(b)}`,
  listing: (a, b) => `Роль ${name(a)} содержит ${name(b)}`,
  inclusion: (a, b) => `${name(a)} включает ${name(b)}`,
  'direct-permission': (a, b) => `У пользователя ${a} есть ${name(b)} по прямой выдаче`,
  'direct-menu': (a, b) => `У пользователя ${a} есть меню ${name(b)} по прямой выдаче`,
  'role-menu': (a, b) => `Роль ${name(a)} даёт меню ${name(b)}`,
  'role-menu-group': (a, b) => `В роли ${name(a)} есть группа меню ${name(b)}`,
  'menu-group-menu': (a, b) => `В группе меню ${name(a)} есть меню ${name(b)}`,
}

interface Field {
  field: FactField
  before: string | null
  after: string | null
}

export function factText(
  kind: FactKind,
  way: FactWay,
  a: string,
  b: string | undefined,
  fields: readonly Field[],
): string {
  const changes = fields.map(
    ({ field, before, after }) =>
      `${fieldWords[field]}: ${valueText(field, before)} → ${valueText(field, after)}`,
  )
  if (b !== undefined) {
    const about = relations[kind]?.(a, b) ?? `${a}: ${b}`
    return `${about} — ${[wayWords[way]('it'), ...changes].join('; ')}.`
  }
  const [noun, gender] = things[kind] ?? [kind, 'it']
  // It is the snapshot that tells, not the thing.
  const dash = way === 'first-read' ? ' —' : ''
  return `${noun} ${name(a)}${dash} ${[wayWords[way](gender), ...changes].join('; ')}.`
}

const fieldWords: Readonly<Record<FactField, string>> = {
  assignable: 'включаемое',
  autoAssigned: 'назначается автоматически',
  category: 'категория',
  code: 'код',
  created: 'создано',
  custom: 'своя',
  description: 'описание',
  email: 'эл. почта',
  enabled: 'включено',
  extensionNumber: 'внутренний номер',
  hidden: 'скрыто',
  name: 'название',
  order: 'порядок',
  organization: 'организация',
  parent: 'родительское',
  permissionScope: 'область действия',
  readOnly: 'только чтение',
  site: 'площадка',
  siteCompatible: 'для площадок',
  siteRestricted: 'только для своих площадок',
  sourceApp: 'взято из приложения',
  status: 'статус',
  type: 'тип',
  url: 'URL',
}

function valueText(field: FactField, value: string | null): string {
  if (value === null) return 'не сообщено'
  const answer = answerIn(field, value)
  return answer === undefined ? name(value) : answers[answer]
}

interface Affected {
  affected: { value: number; is: 'total' | 'atLeast' }
  gaining: number
  losing: number
  perhaps: number
}

export function effect({ affected, gaining, losing, perhaps }: Affected, about: string): string {
  const also = perhaps === 0 ? '' : ` ${perhapsText(perhaps)}`
  if (affected.value === 0) {
    return affected.is === 'total'
      ? `Ничей действующий доступ не изменился${about}.${also}`
      : `Не известно ни одного изменения чьего-либо действующего доступа${about}.${also}`
  }
  const all = `Действующий доступ изменился${about} ${affected.is === 'total' ? 'у' : 'не менее чем у'} ${of(affected.value, nouns.user)}: `
  const gained =
    gaining === 0
      ? 'никто ничего не получил'
      : `что-то ${form(gaining, 'получил', 'получили', 'получили')} ${number(gaining)}`
  const lost =
    losing === 0
      ? 'никто ничего не потерял'
      : `что-то ${form(losing, 'потерял', 'потеряли', 'потеряли')} ${number(losing)}`
  return `${all}${gained}, ${lost}.${also}`
}

export function effectOfUser(
  { affected, gaining, losing, perhaps }: Affected,
  user: string,
  about: string,
): string {
  const sure =
    affected.value > 0
      ? `Действующий доступ пользователя ${user} изменился${about}: ${gaining > 0 ? 'что-то получено' : 'ничего не получено'}, ${losing > 0 ? 'что-то потеряно' : 'ничего не потеряно'}.`
      : affected.is === 'total'
        ? `Действующий доступ пользователя ${user} не изменился${about}.`
        : `Не известно ни одного изменения действующего доступа пользователя ${user}${about}.`
  return perhaps === 0
    ? sure
    : `${sure} Что-то видно впервые или больше не видно: изменилось ли это, не прочитано.`
}

const perhapsText = (users: number): string =>
  `У ${of(users, nouns.user)} что-то видно впервые или больше не видно: изменилось ли это, не прочитано.`

export const ofRole = (role: string): string => ` из-за роли ${name(role)}`
export const ofPermission = (permission: string): string => ` в части ${name(permission)}`

const fact = ['факт', 'факта', 'фактов'] as const

export function facts(changed: number, uncertain: number): string {
  if (changed + uncertain === 0) return 'Ни один факт не изменился.'
  const sure =
    changed === 0
      ? 'Не известно ни одного изменившегося факта'
      : `${form(changed, 'Изменился', 'Изменились', 'Изменилось')} ${count(changed, fact)}`
  return uncertain === 0
    ? `${sure}.`
    : `${sure}; ${number(uncertain)} ${form(uncertain, 'виден', 'видны', 'видно')} только в одном из двух, и неоткуда узнать, изменилось ли что-то.`
}

export function vendorAnswers({
  came,
  gone,
  changed,
}: {
  came: number
  gone: number
  changed: number
}): string {
  return `Ответы самого поставщика: говорят другое — ${number(changed)}, новых — ${number(came)}, больше нет — ${number(gone)}.`
}

export const limitComputed =
  'Сравнивается вычисленное по ролям, включениям и прямой выдаче в обоих снимках; ответы самого поставщика считаются отдельно.'
export const limitMoments =
  'Между двумя снимками ничего не читалось: то, что изменилось и вернулось обратно, не видно.'
export const limitCauses =
  'Причина — это изменившийся факт на пути к разрешению; если их несколько, отмена одного не обязательно отменит изменение.'
export const limitHolders =
  'Не в обоих снимках известны все, у кого может что-то быть, поэтому затронутых пользователей может быть больше.'
export const limitPortal =
  'EnOS даёт доступ и через группы пользователей, структуры и субадминистраторов, а они не прочитаны: их изменения не видны.'
export const limitTimeline =
  'Шаги считают строки фактов и пользователей по тому, что известно; отличить непрочитанное может только сравнение двух снимков. Меню в доступ пользователей не засчитаны.'

export const limitHistory =
  'Действующее разрешение вычислено по ролям, включениям и прямой выдаче; ответы самого поставщика не учитываются.'

export function step(facts: number, users: number): string {
  if (facts === 0) return 'Ничего не изменилось.'
  const changed = `${form(facts, 'Изменился', 'Изменились', 'Изменилось')} ${count(facts, fact)}`
  return users === 0
    ? `${changed}; ничьи вычисленные разрешения не изменились.`
    : `${changed}; вычисленные разрешения стали другими у ${of(users, nouns.user)}.`
}
export const firstStep = 'Самый старый снимок.'
export const timeline = (snapshots: number): string =>
  `${count(snapshots, nouns.snapshot)} этого аккаунта.`

interface Dated {
  id: number
  at: string
}

export function history(
  what: string,
  now: Answer,
  seen: { first: Dated; last: Dated; oldest: boolean; beforeFirst: Answer | undefined } | undefined,
): string {
  if (seen === undefined) {
    return now === 'no'
      ? `${what}: ни в одном снимке.`
      : `${what}: ни разу не видно; прочитано не всё.`
  }
  const from = seen.oldest
    ? `с самого старого снимка (${snapshotNamed(seen.first)})`
    : seen.beforeFirst === 'no'
      ? `впервые — ${snapshotNamed(seen.first)}; в предыдущем нет`
      : `впервые видно — ${snapshotNamed(seen.first)}; до этого не прочитано`
  const until =
    now === 'yes'
      ? 'и сегодня'
      : now === 'no'
        ? `в последний раз — ${snapshotNamed(seen.last)}; сегодня уже нет`
        : `в последний раз видно — ${snapshotNamed(seen.last)}; о сегодняшнем дне прочитанное не говорит`
  return `${what}: ${from}, ${until}.`
}
export const userHas = (user: string, permission: string): string =>
  `У пользователя ${user} действует ${name(permission)}`
export const userHolds = (user: string, role: string): string =>
  `У пользователя ${user} есть роль ${name(role)}`
export const roleLists = (role: string, permission: string): string =>
  `Роль ${name(role)} содержит ${name(permission)}`
export const through = (roles: readonly string[], direct: boolean): string =>
  [...(roles.length === 0 ? [] : [`через ${names(roles)}`]), ...(direct ? ['напрямую'] : [])].join(
    ', ',
  )
