/** What stands in front of a searched text to look among one kind of things only. */
export const foundKinds = [
  'user',
  'role',
  'permission',
  'menu-group',
  'menu',
  'app',
  'view',
  'command',
  'account',
  'place',
] as const
export type FoundKind = (typeof foundKinds)[number]

/** The same words in every language of the interface, because addresses and scripts hold them too. */
const narrowing: Readonly<Record<string, readonly FoundKind[]>> = {
  'user:': ['user'],
  '@': ['user'],
  'role:': ['role'],
  'permission:': ['permission'],
  'menu:': ['menu', 'menu-group'],
  'app:': ['app'],
  'view:': ['view'],
  'command:': ['command'],
  '>': ['command', 'view'],
  'account:': ['account'],
}

export interface Narrowed {
  /** Absent: all. */
  kinds?: readonly FoundKind[]
  /** Without what narrows. */
  text: string
}

/** A blank in front keeps a text that begins like that as it is. */
export function narrowed(typed: string): Narrowed {
  const begin = /^(?:[a-z]+:|[@>])/i.exec(typed)?.[0].toLowerCase() ?? ''
  const kinds = Object.hasOwn(narrowing, begin) ? narrowing[begin] : undefined
  return kinds === undefined ? { text: typed } : { kinds, text: typed.slice(begin.length) }
}
