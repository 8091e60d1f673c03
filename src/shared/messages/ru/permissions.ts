import type { Translation } from '..'
import type { permissions as english } from '../en/permissions'

export const permissions: Pick<Translation<'ru'>, keyof typeof english> = {
  'permissions.matching': '{shown} из {all}',
  'permissions.filter': 'Название или ID',
  'permissions.openAll': 'Развернуть все',
  'permissions.foldAll': 'Свернуть все',
  'permissions.show': 'Показать',
  'permissions.show.list': 'Список',
  'permissions.show.both': 'Оба',
  'permissions.show.picture': 'Рисунок',
  'permissions.treeLabel': 'Разрешения по категориям и то, что каждое включает',
  'permissions.name': 'Разрешение',
  'permissions.id': 'Идентификатор',
  'permissions.roles': 'Роли',
  'permissions.users': 'Пользователи',
  'permissions.includesCount': {
    one: 'напрямую включает {count}',
    few: 'напрямую включает {count}',
    many: 'напрямую включает {count}',
  },
  'permissions.noCategory': 'Без категории',
  'permissions.failed': 'Не удалось показать список разрешений',
  'permissions.emptyTitle': 'В этом аккаунте ещё нет разрешений',
  'permissions.emptyText':
    'Они берутся из сохранённого ответа со словарём разрешений (RingCentral) или с каталогом приложения (EnOS).',
  'permissions.noMatchTitle': 'Такого нет ни в названии, ни в идентификаторе разрешений',
  'permissions.noMatchText': 'Просмотрены все разрешения аккаунта.',
  'permissions.noMatchPartial':
    'Список разрешений прочитан не полностью, поэтому такое разрешение всё же может существовать.',

  'permission.notThere': 'В этом снимке такого разрешения нет',
  'permission.failed': 'Не удалось показать это разрешение',
  'permission.readOnly': 'только чтение',
  'permission.siteCompatible': 'площадки: {value}',
  'permission.undefined': 'только упомянуто другими, своя запись не прочитана',
  'permission.switches': 'Где его переключатель',
  'permission.includes': 'Включает',
  'permission.includesUnknown': 'Что оно включает, не прочитано.',
  'permission.includesNothing': 'Ничего другого не включает.',
  'permission.includedBy': 'Включено в',
  'permission.includedByNothing': 'Ни одно другое разрешение его не включает.',
  'permission.distance': { one: '{count} шаг', few: '{count} шага', many: '{count} шагов' },
  'permission.roles': 'Роли, у которых оно есть',
  'permission.noRoles': 'Ни у одной прочитанной роли его нет.',
  'role.custom': 'своя',
  'role.standard': 'стандартная',

  'switch.has': 'есть переключатель',
  'switch.none': 'своего переключателя нет',
  'switch.unknown': 'есть ли переключатель, неизвестно',

  'picture.label':
    'Рисунок включений. На нём то же, что в списке; плюс и минус меняют масштаб, стрелки сдвигают.',
  'picture.nearer': 'Ближе',
  'picture.further': 'Дальше',
  'picture.fit': 'Показать целиком',
  'picture.category': 'категория',
  'picture.folded': '+2 свёрнуто, внутри ещё 2',
  'picture.same': '×2 одно и то же в 2 местах',
  'picture.leftOut': {
    one: 'Нарисованы первые {limit}; ещё {count} — в списке.',
    few: 'Нарисованы первые {limit}; ещё {count} — в списке.',
    many: 'Нарисованы первые {limit}; ещё {count} — в списке.',
  },
}
