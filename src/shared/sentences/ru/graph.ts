/** The graph in words, in Russian. */
import type { EdgeKind, NodeKind } from '../../schemas/graph'
import type { WayStep } from '../en/graph'

const rules = new Intl.PluralRules('ru')
const number = (value: number): string => value.toLocaleString('ru')

function form(value: number, one: string, few: string, many: string): string {
  const category = rules.select(value)
  return category === 'one' ? one : category === 'few' ? few : many
}

export function edgesNotDrawn(edges: number): string {
  const said = form(edges, 'Не показана # связь', 'Не показаны # связи', 'Не показано # связей')
  return `${said.replace('#', number(edges))}: их больше, чем можно различить.`
}

export const systemExtensionInGraph =
  'У системного внутреннего номера есть все разрешения по правилу RingCentral, а не через роль: от него ничего не ведёт.'

export const limitComputedGraph =
  'Показаны роли, прямые выдачи и включения, как они прочитаны; собственные ответы поставщика о пользователе не показаны.'

interface Noun {
  nominative: string
  accusative: string
  genitive: string
  dative: string
  which: string
}

const nouns: Readonly<Record<NodeKind, Noun>> = {
  user: {
    nominative: 'пользователь',
    accusative: 'пользователя',
    genitive: 'пользователя',
    dative: 'пользователю',
    which: 'который',
  },
  role: {
    nominative: 'роль',
    accusative: 'роль',
    genitive: 'роли',
    dative: 'роли',
    which: 'которая',
  },
  permission: {
    nominative: 'разрешение',
    accusative: 'разрешение',
    genitive: 'разрешения',
    dative: 'разрешению',
    which: 'которое',
  },
  'menu-group': {
    nominative: 'группа меню',
    accusative: 'группу меню',
    genitive: 'группы меню',
    dative: 'группе меню',
    which: 'которая',
  },
  menu: {
    nominative: 'меню',
    accusative: 'меню',
    genitive: 'меню',
    dative: 'меню',
    which: 'которое',
  },
}

const called = ({ kind, name }: WayStep, form: keyof Noun): string =>
  `${nouns[kind][form]} «${name}»`

const verbs: Readonly<Record<EdgeKind, string>> = {
  holds: 'имеет',
  lists: 'содержит',
  includes: 'включает',
  gives: 'даёт',
  contains: 'содержит',
  direct: 'имеет выданное напрямую',
}

export function way(steps: readonly WayStep[]): string {
  const said = steps.slice(1).map((to, at) => {
    const from = steps[at]!
    const subject = at === 0 ? called(from, 'nominative') : nouns[from.kind].which
    return `${subject} ${verbs[to.edge!]} ${called(to, 'accusative')}`
  })
  return `${capital(said.join(', '))}.`
}

export function waysFound(from: WayStep, to: WayStep, ways: number, atLeast: boolean): string {
  const said = atLeast
    ? form(ways, 'ведёт не менее # пути', 'ведёт не менее # путей', 'ведёт не менее # путей')
    : form(ways, 'ведёт # путь', 'ведут # пути', 'ведут # путей')
  return `От ${called(from, 'genitive')} к ${called(to, 'dative')} ${said.replace('#', number(ways))}.`
}

export const noWay = (from: WayStep, to: WayStep): string =>
  `От ${called(from, 'genitive')} к ${called(to, 'dative')} не ведёт ни один путь: всё, через что он мог бы пройти, прочитано.`

export const wayUnknown = (from: WayStep, to: WayStep): string =>
  `Неизвестно: среди прочитанного нет пути от ${called(from, 'genitive')} к ${called(to, 'dative')}, но прочитано не всё.`

const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
