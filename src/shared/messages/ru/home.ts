import type { Translation } from '..'
import type { home as english } from '../en/home'

export const home: Pick<Translation<'ru'>, keyof typeof english> = {
  'home.tagline': 'Кому что доступно и почему: от самого поставщика или из сохранённых ответов.',
  'home.dropTitle': 'Перетащите сюда сохранённые ответы',
  'home.dropText':
    'Ответы RingCentral или EnOS Application Portal в том виде, в каком вы их сохранили: JSON, файлы HAR, коллекции Postman, таблицы, ZIP-архивы со всем этим, отдельные файлы или целые папки. Они распознаются по содержимому и остаются на этом компьютере.',
  'home.chooseFiles': 'Выбрать файлы…',
  'home.chooseFolder': 'Выбрать папку…',
  'home.sampleTitle': 'Просто посмотреть',
  'home.sampleText': 'Вымышленный аккаунт с пользователями, ролями, разрешениями и меню.',
  'home.sample': 'Открыть пример аккаунта',
  'home.sampleMaking': 'Создаётся…',
  'home.sampleFailed': 'Не удалось создать пример аккаунта',
  'home.accounts': 'Аккаунты на этом компьютере',
  'home.accountsFailed': 'Не удалось показать список аккаунтов',
  'home.noAccounts': 'Аккаунтов ещё нет. Первое подключение или первый импорт создаст аккаунт.',

  'connector.ringcentral': 'RingCentral',
  'connector.enos': 'EnOS Application Portal',
  'connector.table': 'Таблицы',
  'connector.sample': 'Пример',

  'count.users': { one: 'пользователь', few: 'пользователя', many: 'пользователей' },
  'count.roles': { one: 'роль', few: 'роли', many: 'ролей' },
  'count.permissions': { one: 'разрешение', few: 'разрешения', many: 'разрешений' },
  'count.assignments': { one: 'назначение', few: 'назначения', many: 'назначений' },
  'count.apps': { one: 'приложение', few: 'приложения', many: 'приложений' },
  'count.menus': { one: 'меню', few: 'меню', many: 'меню' },
  'count.atLeast.users': { one: 'пользователя', few: 'пользователей', many: 'пользователей' },
  'counted.users': {
    one: '{count} пользователь',
    few: '{count} пользователя',
    many: '{count} пользователей',
  },
  'counted.atLeast.users': {
    one: 'не менее {count} пользователя',
    few: 'не менее {count} пользователей',
    many: 'не менее {count} пользователей',
  },
  'count.atLeast.roles': { one: 'роли', few: 'ролей', many: 'ролей' },
  'counted.roles': { one: '{count} роль', few: '{count} роли', many: '{count} ролей' },
  'counted.atLeast.roles': {
    one: 'не менее {count} роли',
    few: 'не менее {count} ролей',
    many: 'не менее {count} ролей',
  },
  'count.atLeast.permissions': { one: 'разрешения', few: 'разрешений', many: 'разрешений' },
  'counted.permissions': {
    one: '{count} разрешение',
    few: '{count} разрешения',
    many: '{count} разрешений',
  },
  'counted.atLeast.permissions': {
    one: 'не менее {count} разрешения',
    few: 'не менее {count} разрешений',
    many: 'не менее {count} разрешений',
  },
  'count.atLeast.assignments': { one: 'назначения', few: 'назначений', many: 'назначений' },
  'counted.assignments': {
    one: '{count} назначение',
    few: '{count} назначения',
    many: '{count} назначений',
  },
  'counted.atLeast.assignments': {
    one: 'не менее {count} назначения',
    few: 'не менее {count} назначений',
    many: 'не менее {count} назначений',
  },
  'count.atLeast.apps': { one: 'приложения', few: 'приложений', many: 'приложений' },
  'counted.apps': {
    one: '{count} приложение',
    few: '{count} приложения',
    many: '{count} приложений',
  },
  'counted.atLeast.apps': {
    one: 'не менее {count} приложения',
    few: 'не менее {count} приложений',
    many: 'не менее {count} приложений',
  },
  'count.atLeast.menus': { one: 'меню', few: 'меню', many: 'меню' },
  'counted.menus': { one: '{count} меню', few: '{count} меню', many: '{count} меню' },
  'counted.atLeast.menus': {
    one: 'не менее {count} меню',
    few: 'не менее {count} меню',
    many: 'не менее {count} меню',
  },
}
