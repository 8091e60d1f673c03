/** What errors say and which change clears them, in Russian. */
import type { Answer } from '../../schemas/common'
import { count, form, inCase, listOf, name, names, nouns, number, of, type Noun } from './words'

const error: Noun = ['ошибка', 'ошибки', 'ошибок']
const request: Noun = ['запрос', 'запроса', 'запросов']

export const dictionarySource = 'Словарь разрешений самого поставщика'
export const portalSource =
  'Подпись на портале администратора — по шаблону переноса RingCentral Professional Services'

export const lacksPermission = (permission: string): string =>
  `Ошибка говорит, что у пользователя нет разрешения ${name(permission)}. Его должна дать роль; области доступа приложения здесь ни при чём.`
export const otherNames = (permission: string, labels: readonly string[]): string =>
  `На портале администратора ${name(permission)} может называться ${names(labels, 'or')}.`
export const notInAccount = (id: string): string =>
  `Ни один ответ в этом аккаунте не упоминает ${name(id)}: импортируйте словарь разрешений (GET /dictionary/permission), чтобы узнать его название и переключатель.`
export const notInDictionaryOf = (id: string): string =>
  `Словарь разрешений этого снимка прочитан полностью, и ${name(id)} в нём нет: оно может быть новее снимка или из другого тарифа.`
export const requestsCut = (shown: number, total: number): string =>
  `Из ${of(total, ['разного запроса', 'разных запросов', 'разных запросов'])} с такой ошибкой показаны самые частые: ${number(shown)}.`
export const searchedInPart =
  'Текст так велик или так глубоко вложен, что просмотрен не весь: ошибок может быть больше.'
export const noAccount =
  'Аккаунт не выбран, поэтому разрешение показано по идентификатору: выберите аккаунт, в котором есть словарь разрешений.'
export const mentionedOnly = (id: string): string =>
  `Запись о ${name(id)} не прочитана, есть только упоминания (GET /dictionary/permission/${id}).`
export const dictionaryPartial =
  'Словарь разрешений прочитан не полностью, поэтому переключателей, которые его дают, может быть больше.'
export const rolesPartial = 'Не все роли прочитаны полностью, поэтому оно может быть и в других.'
export const givenAlready = (user: string, permission: string): string =>
  `По ролям и прямой выдаче у пользователя ${user} есть ${name(permission)}, а ответ самого поставщика говорит «нет»: не известно изменения ролей, которое поможет.`
export const unknownCode = (code: string): string =>
  `Кода ${code} нет ни в одном известном здесь списке ошибок поставщиков; есть только само сообщение.`
export const whoseUnknown =
  'Текст не говорит, кто делал запросы, поэтому не сказано, есть ли у этого пользователя разрешение: выберите пользователя.'
export const signedInNotKnown = (id: string): string =>
  `Внутреннего номера ${id}, под которым был выполнен вход, в этом снимке нет.`
export const pathIsTarget =
  'Внутренний номер в пути запроса — это тот, к кому запрос относится, а не пользователь, который его сделал.'

export const concerned = (user: string, permission: string, answer: Answer): string =>
  ({
    yes: `Насколько здесь известно, у пользователя ${user} есть ${name(permission)}: ошибка старше изменения либо относится к запросам другого пользователя или к другому внутреннему номеру.`,
    no: `У пользователя ${user} нет ${name(permission)}.`,
    unknown: `Здесь неизвестно, есть ли у пользователя ${user} ${name(permission)}; ошибка говорит «нет» — для своего момента.`,
  })[answer]

export const giveRole = (user: string | undefined, role: string): string =>
  user === undefined
    ? `Выдайте роль ${name(role)} тому, кто делает эти запросы.`
    : `Выдайте роль ${name(role)} пользователю ${user}.`
export const editRole = (role: string, permission: string): string =>
  `Включите ${name(permission)} в роли ${name(role)}.`
export const copyRole = (user: string, role: string, copy: string, permission: string): string =>
  `Создайте копию роли ${name(role)} под названием ${name(copy)}, включите в ней ${name(permission)} и выдайте её пользователю ${user} вместо ${name(role)}: это стандартная роль, её нельзя изменить.`
export const editCopy = (copy: string, permission: string): string =>
  `Включите ${name(permission)} и в этой копии, ${name(copy)}.`
export const newRole = (user: string, role: string, permission: string): string =>
  `Создайте новую роль ${name(role)}, в которой есть ${name(permission)}, и выдайте её пользователю ${user}.`
export const copyName = (role: string, permission: string): string => `${role} + ${permission}`
export const newName = (permission: string): string => `Только ${permission}`

export const portalSteps =
  'Admin Portal: Users > Roles; откройте роль, Edit, отметьте разрешение, Save. Assigned Users показывает и выдаёт роль.'

export function report(
  errors: number,
  kinds: number,
  cleared: number,
  changes: number,
  asked: boolean,
  held: boolean,
): string[] {
  const found =
    errors === kinds
      ? `${count(errors, error)}.`
      : `${count(errors, error)} ${inCase(kinds, 'вида', 'видов')}.`
  if (!asked) return [found, 'Ни один аккаунт не просмотрен: это то, что говорят сами ошибки.']
  if (changes === 0) {
    return [
      found,
      held
        ? 'Насколько здесь известно, у пользователя есть то, чего требуют эти ошибки: менять роли незачем.'
        : 'Ни одно известное здесь изменение ролей не устраняет ни одну из них.',
    ]
  }
  const which = cleared === errors ? (errors === 1 ? 'её' : 'их все') : `${number(cleared)} из них`
  return [
    found,
    `${form(changes, 'Устраняет', 'Устраняют', 'Устраняют')} ${which} ${number(changes)} ${form(changes, 'изменение ролей', 'изменения ролей', 'изменений ролей')}.`,
  ]
}

export const changeRequestTitle = 'Разрешения, без которых не прошли запросы'
export const changeRequestReason = (errors: number): string =>
  `${count(errors, request)} не ${form(errors, 'прошёл', 'прошли', 'прошли')}: не хватало разрешений пользователя.`

// Requests

const alternatives = (all: readonly (readonly string[])[]): string =>
  listOf(
    all.map((one) => names(one)),
    'or',
  )

export const notListed = (method: string, path: string): string =>
  `В таблице открытого API нет ${method} ${path}: что ему нужно, неизвестно. Вставьте сюда тело его ошибки: в нём названо, чего не хватает.`
export const needsScope = (scopes: readonly (readonly string[])[]): string =>
  scopes.length === 0
    ? 'Область доступа приложения для него не указана.'
    : `Приложению нужна область доступа ${alternatives(scopes)}.`
export const needsPermission = (permissions: readonly (readonly string[])[]): string =>
  permissions.length === 0
    ? 'Разрешение пользователя для него не указано, но это не значит, что оно не нужно.'
    : `Пользователю нужно разрешение ${alternatives(permissions)}.`
export const needsFeature = (features: readonly (readonly string[])[]): string =>
  `Аккаунту или внутреннему номеру нужна функция ${alternatives(features)}; роль её не даёт.`
export function whoCould(users: number, atLeast: boolean, unknown: number): string {
  const known =
    users === 0
      ? atLeast
        ? 'Не известно никого, у кого есть нужное для него'
        : 'Нужного для него нет ни у кого'
      : `Нужное для него есть ${atLeast ? 'не менее чем ' : ''}у ${of(users, nouns.user)}`
  return unknown === 0
    ? `${known}.`
    : `${known}; о ${inCase(unknown, 'пользователе', 'пользователях')} неизвестно.`
}
export const couldUser = (user: string, answer: Answer): string =>
  ({
    yes: `Да: если говорить о разрешениях, ${user} может его сделать.`,
    no: `Нет: у пользователя ${user} нет того, что для него нужно.`,
    unknown: `Неизвестно: нельзя сказать, есть ли у пользователя ${user} то, что для него нужно.`,
  })[answer]
export const requestLimits: readonly string[] = [
  'Нужно и то и другое: область доступа у приложения и разрешение у пользователя. Модель описывает только второе.',
  'Разрешение может действовать лишь для некоторых внутренних номеров, например для собственного: в таблице этого нет.',
]
export const notInDictionary = (id: string): string =>
  `Ни один ответ в этом аккаунте не упоминает ${name(id)}, поэтому неизвестно, у кого оно есть.`
