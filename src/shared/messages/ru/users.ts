import type { Translation } from '..'
import type { users as english } from '../en/users'

export const users: Pick<Translation<'ru'>, keyof typeof english> = {
  'users.emptyText':
    'Пользователи берутся из сохранённого ответа со списком внутренних номеров (RingCentral) или из ответов о доступе пользователя в приложении (EnOS).',
  'users.emptyNext': 'Посмотреть, что прочитано',
  'users.noMatchTitle': 'Под этот фильтр не подходит ни один пользователь',
  'users.clearFilter': 'Очистить фильтр',
  'users.filterPlaceholder.enos': 'Фильтр: имя или role:Operator -has:"Read reports"',
  'users.rolesUnread': 'роли не прочитаны',

  'user.extension': 'вн. {number}',
  'user.signedIn': 'Вошедший пользователь (~)',
  'user.failed': 'Не удалось показать этого пользователя',
  'user.accessFailed': 'Не удалось показать действующий доступ',
  'user.systemExtension':
    'Это системный внутренний номер: все разрешения у него по правилу поставщика, а не от роли.',
  'user.roles': 'Роли',
  'user.rolesUnread': 'Роли этого пользователя не прочитаны.',
  'user.noRoles': 'Ролей нет.',
  'user.direct': 'Выдано напрямую',
  'user.administeredSites': 'Площадки под управлением',
  'user.noSites':
    'Под управлением нет ни одной площадки, поэтому всё, что только для своих площадок, нигде не действует.',
  'user.outside': 'Прочитано, но в ответах о доступе не учитывается.',
  'user.menus': 'Меню',
  'role.autoAssigned': 'назначена автоматически',
  'role.siteRestricted': 'только для своих площадок',
  'role.hidden': 'скрытая',

  'confirmed.not': 'Вычислено, не подтверждено',
  'confirmed.notIn': {
    one: 'Вычислено, не подтверждено в {count} приложении: {apps}',
    few: 'Вычислено, не подтверждено в {count} приложениях: {apps}',
    many: 'Вычислено, не подтверждено в {count} приложениях: {apps}',
  },
  'confirmed.andMore': {
    one: '{apps} и ещё {count}',
    few: '{apps} и ещё {count}',
    many: '{apps} и ещё {count}',
  },
  'confirmed.why':
    'Вычислено по ролям и группам меню. Что дают или забирают группы пользователей, структуры, субадминистраторы или приложения-ярлыки, по ним не видно; сам EnOS об этом пользователе и приложении не спрошен.',

  'evidence.title': 'Основания',
}
