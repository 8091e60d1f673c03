import type { Translation } from '..'
import type { filter as english } from '../en/filter'

export const filter: Pick<Translation<'ru'>, keyof typeof english> = {
  'filter.terms': 'Условия',
  'filter.termsOf': 'Условия: {filter}',
  'filter.roles': 'Имеет роль',
  'filter.apps': 'Из приложения',
  'filter.explained.users':
    'Слова ищутся в имени, внутреннем номере, эл. почте и идентификаторе. Условия сужают поиск; выполняться должны все. Текст с пробелами берите в "кавычки", а чтобы исключить — ставьте впереди минус.',
  'filter.explained.others':
    'Слова ищутся в названии и идентификаторе. Условия сужают поиск; выполняться должны все. Текст с пробелами берите в "кавычки", а чтобы исключить — ставьте впереди минус.',
}
