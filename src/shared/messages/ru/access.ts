import type { Translation } from '..'
import type { access as english } from '../en/access'

export const access: Pick<Translation<'ru'>, keyof typeof english> = {
  'effective.title': 'Действующие разрешения',
  'effective.differ': {
    one: '{count} расходится с ответом поставщика',
    few: '{count} расходятся с ответом поставщика',
    many: '{count} расходятся с ответом поставщика',
  },
  'effective.directly': 'напрямую',
  'effective.directGrant': 'прямая выдача',
  'effective.search': 'Поиск в этих разрешениях',
  'effective.rest.no':
    'Всё, чего здесь нет, — «нет»: всё, на чём это основано, прочитано полностью.',
  'effective.rest.notConfirmed':
    'Всё, чего здесь нет, — «нет» по ролям и группам меню; это вычислено и не подтверждено EnOS.',
  'effective.rest.unknown':
    'О том, чего здесь нет, неизвестно: не хватает части, которая могла бы это давать.',
  'effective.notFound.no': 'Такого разрешения среди них нет. То, чего среди них нет, — «нет».',
  'effective.notFound.unknown':
    'Такого разрешения среди них нет, но их может быть больше, чем прочитано.',

  'proof.failed': 'Не удалось показать доказательство',
  'proof.routes': 'Пути, которыми оно выдано',
  'proof.moreChains': {
    one: 'и ещё {count} цепочка',
    few: 'и ещё {count} цепочки',
    many: 'и ещё {count} цепочек',
  },
  'proof.moreRoutes': 'Показаны первые пути: {shown} из {total}.',
  'proof.scopes': 'Области действия: {scopes}.',
  'proof.copy': 'Скопировать как текст',
  'proof.toPermission': 'К разрешению',

  'whoCan.title': 'У кого есть',
  'whoCan.failed': 'Не удалось показать, у кого оно есть',
  'whoCan.users': {
    one: '{count} пользователь',
    few: '{count} пользователя',
    many: '{count} пользователей',
  },
  'whoCan.atLeast': {
    one: 'не менее {count} пользователя',
    few: 'не менее {count} пользователей',
    many: 'не менее {count} пользователей',
  },
  'whoCan.unknown': {
    one: '{count} неизвестно',
    few: '{count} неизвестно',
    many: '{count} неизвестно',
  },
  'whoCan.all': 'Показать в списке пользователей',
  'whoCan.more': { one: 'и ещё {count}', few: 'и ещё {count}', many: 'и ещё {count}' },
}
