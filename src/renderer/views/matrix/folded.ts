/** Which groups of a matrix are folded, as it stands in the address: `r:` rows, `c:` columns. */
export interface Folded {
  rows: readonly string[]
  columns: readonly string[]
}

/** Stands for all; a key beside it is then one that is not folded. */
export const all = '*'

export function foldedOf(text: string): Folded {
  const keys = text.split(',').filter((part) => part !== '')
  const of = (axis: string): string[] =>
    keys.flatMap((part) => (part.startsWith(`${axis}:`) ? [decoded(part.slice(2))] : []))
  return { rows: of('r'), columns: of('c') }
}

export function foldedText({ columns, rows }: Folded): string {
  const written = (axis: string, keys: readonly string[]): string[] =>
    keys.map((key) => `${axis}:${key === all ? all : encodeURIComponent(key)}`)
  return [...written('r', rows), ...written('c', columns)].join(',')
}

/** Folds what is not, and the other way round. */
export const toggled = (keys: readonly string[], key: string): string[] =>
  keys.includes(key) ? keys.filter((one) => one !== key) : [...keys, key]

/** An address can be mistyped; what cannot be decoded is taken as it stands. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
