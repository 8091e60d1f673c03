/** Why a filter cannot be applied, and what can be typed instead, in Russian. */
import { form, name, number } from './words'

export const tooLong = (terms: number, characters: number): string =>
  `В фильтре может быть не более ${number(terms)} ${form(terms, 'условия', 'условий', 'условий')} и ${number(characters)} ${form(characters, 'символа', 'символов', 'символов')}.`
export const tooLongHint = 'Введите меньше слов или возьмите текст с пробелами в двойные кавычки.'
export const neitherYesNorNo = (term: string): string => `${name(term)}: ни yes, ни no.`
export const yesOrNoHint = (key: string): string => `Напишите ${key}:yes или ${key}:no.`
export const asksForNoNumber = (term: string): string => `В условии ${name(term)} нет числа.`
export const numberHint = (key: string): string => `Напишите ${key}:2, ${key}>1 или ${key}<5.`
export const notAskedHere = (term: string): string => `Условия ${name(term)} здесь нет.`
export const askedHere = (terms: readonly string[]): string => `Здесь есть: ${terms.join(', ')}.`
export const comparesNoNumber = (term: string): string =>
  `В условии ${name(term)} сравнивать с числом нечего.`
export const plainHint = (term: string): string =>
  `Напишите ${term} или возьмите условие в двойные кавычки, чтобы искать его как слова.`
export const unknownKey = (key: string): string => `Условия ${name(key)} в фильтре нет.`
export const knownKeys = (keys: readonly string[]): string =>
  `Есть условия ${keys.join(', ')} и простые слова.`
export const theRoles = (roles: readonly string[]): string => `Есть роли: ${roles.join(', ')}.`
