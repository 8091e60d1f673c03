/** Why a filter cannot be applied, and what can be typed instead. */
import { name, number } from './words'

export const tooLong = (terms: number, characters: number): string =>
  `A filter has at most ${number(terms)} terms and ${number(characters)} characters.`
export const tooLongHint = 'Look for fewer words, or put a text with spaces in double quotes.'
export const neitherYesNorNo = (term: string): string => `${name(term)} is neither yes nor no.`
export const yesOrNoHint = (key: string): string => `Write ${key}:yes or ${key}:no.`
export const asksForNoNumber = (term: string): string => `${name(term)} asks for no number.`
export const numberHint = (key: string): string => `Write ${key}:2, ${key}>1 or ${key}<5.`
export const notAskedHere = (term: string): string => `A filter cannot ask for ${name(term)} here.`
export const askedHere = (terms: readonly string[]): string => `It can ask for ${terms.join(', ')}.`
export const comparesNoNumber = (term: string): string => `${name(term)} compares no number.`
export const plainHint = (term: string): string =>
  `Write ${term}, or put it in double quotes to look for it as words.`
export const unknownKey = (key: string): string => `A filter cannot ask for ${name(key)}.`
export const knownKeys = (keys: readonly string[]): string =>
  `It can ask for ${keys.join(', ')} and plain words.`
export const theRoles = (roles: readonly string[]): string => `The roles are: ${roles.join(', ')}.`
