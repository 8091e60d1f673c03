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
}
