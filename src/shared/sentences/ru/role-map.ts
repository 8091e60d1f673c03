/** Roles of one account mapped to those of another, in Russian. */
import type { RoleMap } from '../../schemas/role-map'
import { percent } from '../../likeness-text'
import { capital, count, form, listOf, nouns, number } from './words'

export function mapped(
  here: string,
  there: string,
  { same, drifted, unknown, onlyHere, onlyThere }: RoleMap['counts'],
): string {
  const onlyIn = (roles: number, place: string): string =>
    `${number(roles)} есть только здесь: ${place}`
  const parts = [
    ...(same > 0
      ? [`${count(same, nouns.role)} ${form(same, 'даёт', 'дают', 'дают')} одно и то же`]
      : []),
    ...(drifted > 0
      ? [`${number(drifted)} ${form(drifted, 'разошлась', 'разошлись', 'разошлись')}`]
      : []),
    ...(onlyHere > 0 ? [onlyIn(onlyHere, here)] : []),
    ...(onlyThere > 0 ? [onlyIn(onlyThere, there)] : []),
    ...(unknown > 0 ? [`о ${number(unknown)} неизвестно`] : []),
  ]
  const told = parts.length === 0 ? 'ролей нет' : parts.join('; ')
  return `${capital(listOf([here, there]))}: ${told}.`
}

export const renamed = (roles: number): string =>
  `У ${number(roles)} ${form(roles, 'соответствующей пары', 'соответствующих пар', 'соответствующих пар')} названия разные.`

export const driftAgainst = (baseline: string): string =>
  `Добавленное и убранное указано по отношению к этому: ${baseline}.`

export const limitThreshold = (atLeast: number): string =>
  `Роли сопоставляются по тому, что они дают, а не по названию, и только если не менее ${percent(atLeast)} того, что даёт любая из двух, дают обе.`
export const limitSameId =
  'Это снимки одного аккаунта: роль с тем же идентификатором соответствует самой себе, как бы она ни изменилась.'
export const limitTwins =
  'Из одинаково похожих ролей сопоставляются те, у которых один и тот же идентификатор; иначе названной может оказаться любая из них.'
export const limitUnread =
  'Там, где не прочитано, что даёт роль, ей может лучше соответствовать другая роль, а не названная.'
export const limitMenus = 'Меню, которые дают роли, не сравниваются.'
export const limitComputed =
  'Сравнивается то, что содержат роли, и то, что это включает. Что говорят о ролях ответы самого поставщика, не учитывается.'
