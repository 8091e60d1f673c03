/** Why a filter cannot be applied, and what can be typed instead, in Chinese. */
import { name, number } from './words'

export const tooLong = (terms: number, characters: number): string =>
  `筛选条件最多 ${number(terms)} 项、${number(characters)} 个字符。`
export const tooLongHint = '请减少词语，或将含空格的文本放入双引号。'
export const neitherYesNorNo = (term: string): string => `${name(term)}的值必须是 yes 或 no。`
export const yesOrNoHint = (key: string): string => `请输入 ${key}:yes 或 ${key}:no。`
export const asksForNoNumber = (term: string): string => `${name(term)}中没有数字。`
export const numberHint = (key: string): string => `请输入 ${key}:2、${key}>1 或 ${key}<5。`
export const notAskedHere = (term: string): string => `此处不能按${name(term)}筛选。`
export const askedHere = (terms: readonly string[]): string => `可用的条件：${terms.join('、')}。`
export const comparesNoNumber = (term: string): string => `${name(term)}不能与数字比较。`
export const plainHint = (term: string): string =>
  `请输入 ${term}，或将其放入双引号，当作普通文字查找。`
export const unknownKey = (key: string): string => `不能按${name(key)}筛选。`
export const knownKeys = (keys: readonly string[]): string =>
  `可用的条件：${keys.join('、')}，以及普通文字。`
export const theRoles = (roles: readonly string[]): string => `现有角色：${roles.join('、')}。`
