import type { Translation } from '..'
import type { differences as english } from '../en/differences'

export const differences: Pick<Translation<'ru'>, keyof typeof english> = {
  'differences.user': 'Пользователь',
  'differences.anyUser': 'Все или один',
  'differences.anyUserAgain': 'Показать расхождения всех пользователей',
  'differences.app': 'Приложение',
  'differences.anyApp': 'Все приложения',
  'differences.noApp': 'вне приложений',
  'differences.vendorOnly': 'Только {vendor}',
  'differences.vendorOnlyUnnamed': 'Только поставщик',
  'differences.computedOnly': 'Только расчёт',
  'differences.said': 'Ответ',
  'differences.causes': 'Возможная причина',
  'differences.noCause': 'Ничто из прочитанного не указывает на причину.',
  'differences.moreCauses': { one: '(+{count})', few: '(+{count})', many: '(+{count})' },
  'differences.compared.apps': 'сравнено по приложениям',
  'differences.compared.users': 'сравнено по пользователям',
  'differences.agreed': 'совпадают',
  'differences.differing.apps': {
    one: 'расходятся: в {count} разрешении или меню',
    few: 'расходятся: в {count} разрешениях и меню',
    many: 'расходятся: в {count} разрешениях и меню',
  },
  'differences.differing.users': {
    one: 'расходятся: в {count} разрешении',
    few: 'расходятся: в {count} разрешениях',
    many: 'расходятся: в {count} разрешениях',
  },
  'differences.notConfirmed': 'вычислено, не подтверждено',
  'differences.notComputed': 'только ответ поставщика',
  'differences.failed': 'Не удалось показать расхождения',

  'differences.agreeTitle': {
    one: 'Сравнённое совпадает: {count} ответ',
    few: 'Всё сравнённое совпадает: {count} ответа',
    many: 'Всё сравнённое совпадает: {count} ответов',
  },
  'differences.notAll': {
    one: 'Не сравнено: {count} вычислено и не подтверждено',
    few: 'Не сравнено: {count} вычислено и не подтверждено',
    many: 'Не сравнено: {count} вычислено и не подтверждено',
  },
  'differences.nothingTitle': 'Ещё ничего не сравнено',
  'differences.next.roles':
    'Ответы самого EnOS есть, но сравнить их не с чем: роли, их обладатели и группы меню прочитаны не полностью. Их читает синхронизация или импорт сохранённых ответов.',
  'differences.next.sync':
    'Синхронизация может прочитать и ответы самого EnOS о пользователях, по каждому приложению. Они сравниваются с тем, что дают роли и группы меню.',
  'differences.next.connect':
    'Подключите этот аккаунт или импортируйте сохранённые ответы о доступе пользователей в приложениях. Они сравниваются с тем, что дают роли и группы меню.',
  'differences.next.ringcentral':
    'RingCentral можно спросить об одном разрешении пользователя и обо всём профиле того, чей вход выполнен. Ответы сравниваются с тем, что дают роли.',
  'differences.next.tables':
    'Этот аккаунт получен только из таблиц, поэтому нет поставщика, с ответами которого можно было бы сравнить.',
  'differences.sync': 'Синхронизировать с ответами EnOS…',
  'differences.toOverview': 'К обзору',
  'differences.toUsers': 'К пользователям',
  'differences.showAll': 'Показать все расхождения',

  'differences.inApp': '{user} в приложении «{app}»',
  'differences.count': {
    one: '{count} расхождение',
    few: '{count} расхождения',
    many: '{count} расхождений',
  },
  'differences.vendorSaid': 'Ответ {vendor}',
  'differences.computedFrom': 'Вычислено из',
  'differences.again': 'Спросить снова',
  'differences.vendorHas': '«Да» отвечает только {vendor}',
  'differences.computedHas': 'Вычислено «да»; {vendor} отвечает «нет»',
  'differences.kind.permission': 'разрешение',
  'differences.kind.menu': 'меню',
  'differences.moreItems': 'Показаны первые: {shown} из {total}; в экспорте — все.',
  'differences.toUser': 'К пользователю',
  'differences.toMenus': 'К меню пользователя в этом приложении',
  'differences.toMenu': 'К меню',
  'differences.gone': 'Расхождений (больше) нет',
  'differences.notCompared': 'Сравнивать нечего',

  'differences.export': 'Экспорт…',
  'differences.exportTitle': 'Экспорт расхождений',
  'differences.exportAbout.all': {
    one: '{count} расхождение, по одному в строке.',
    few: '{count} расхождения, по одному в строке.',
    many: '{count} расхождений, по одному в строке.',
  },
  'differences.exportAbout.app': {
    one: '{count} расхождение в приложении «{app}», по одному в строке.',
    few: '{count} расхождения в приложении «{app}», по одному в строке.',
    many: '{count} расхождений в приложении «{app}», по одному в строке.',
  },
  'differences.exportAbout.user': {
    one: '{count} расхождение, пользователь «{user}», по одному в строке.',
    few: '{count} расхождения, пользователь «{user}», по одному в строке.',
    many: '{count} расхождений, пользователь «{user}», по одному в строке.',
  },
  'differences.exportAbout.both': {
    one: '{count} расхождение, пользователь «{user}» в приложении «{app}», по одному в строке.',
    few: '{count} расхождения, пользователь «{user}» в приложении «{app}», по одному в строке.',
    many: '{count} расхождений, пользователь «{user}» в приложении «{app}», по одному в строке.',
  },
}
