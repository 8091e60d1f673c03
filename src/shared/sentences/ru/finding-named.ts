/** Why what somebody named was not found, or not one, in Russian. */
import type { Named } from '../en/finding-named'
import { inCase, name } from './words'

/** Genitive: чего нет. */
const nothingOf: Readonly<Record<Named, string>> = {
  user: 'пользователя',
  role: 'роли',
  permission: 'разрешения',
  app: 'приложения',
  menu: 'меню',
}
/** Dative, for 1 and 21, and for the rest: чему соответствует. */
const matching: Readonly<Record<Named, readonly [one: string, other: string]>> = {
  user: ['пользователю', 'пользователям'],
  role: ['роли', 'ролям'],
  permission: ['разрешению', 'разрешениям'],
  app: ['приложению', 'приложениям'],
  menu: ['меню', 'меню'],
}

export const notThere = (what: Named, named: string): string =>
  `В этом снимке нет ${nothingOf[what]} ${name(named)}.`
export const ambiguous = (what: Named, named: string, matches: number): string =>
  `${name(named)} соответствует сразу ${inCase(matches, ...matching[what])}.`
export const nameItsId = 'Укажите нужное по идентификатору.'
export const nameItsKey = 'Укажите нужное по ключу доступа.'
export const nameItsIdAndApp = 'Укажите идентификатор и приложение.'
export const howNamed: Readonly<Record<Exclude<Named, 'app'>, string>> = {
  user: 'Пользователя указывают по идентификатору, имени, эл. почте или внутреннему номеру.',
  role: 'Роль указывают по идентификатору или названию.',
  permission: 'Разрешение указывают по идентификатору или отображаемому названию.',
  menu: 'Меню указывают по идентификатору, коду или названию. Меню известны только из ответов о приложении.',
}
export const notReadWhole: Readonly<Record<'user' | 'role' | 'permission', string>> = {
  user: 'Список пользователей прочитан не полностью, поэтому могут быть и другие.',
  role: 'Список ролей прочитан не полностью, поэтому могут быть и другие.',
  permission: 'Словарь разрешений прочитан не полностью, поэтому могут быть и другие.',
}
export const noApps = 'Ни одного ответа о приложении не импортировано.'
export const theApps = (apps: readonly string[]): string => `Есть приложения: ${apps.join(', ')}.`
export const both = (first: string, second: string): string => `${first} ${second}`
