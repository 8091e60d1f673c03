/** How a role or user has something, or two of them do, as one look of a node: shape, pattern, colour. */
import { t } from '../../../shared/messages'
import type { Held, HolderReference } from '../../../shared/schemas/held'
import { idsOf, idsText } from '../../state/ids'

/** Of one: how it is granted. */
const lookOfLetter = {
  l: 'listed',
  i: 'included',
  d: 'direct',
  v: 'vendor',
  n: 'no',
  u: 'unknown',
} as const
type Letter = keyof typeof lookOfLetter

export const looksOfOne = [
  'listed',
  'included',
  'direct',
  'vendor',
  'differs',
  'no',
  'unknown',
] as const
export const looksOfTwo = ['left', 'right', 'both', 'neither', 'unknown'] as const
export type HeldLook = (typeof looksOfOne)[number] | (typeof looksOfTwo)[number]

const isLetter = (letter: string): letter is Letter => letter in lookOfLetter
const wordOf = (cell: string): (typeof looksOfOne)[number] => {
  if (cell !== cell.toLowerCase()) return 'differs'
  return isLetter(cell) ? lookOfLetter[cell] : 'unknown'
}

/** @param cells of one or two holders, as the matrix writes them */
export function lookOf(cells: string): HeldLook {
  if (cells.length === 1) return wordOf(cells)
  const [left, right] = [...cells.toLowerCase()].map((letter) =>
    letter === 'n' ? 'no' : letter === 'u' ? 'unknown' : 'yes',
  )
  if (left === 'unknown' || right === 'unknown') return 'unknown'
  if (left === 'yes') return right === 'yes' ? 'both' : 'left'
  return right === 'yes' ? 'right' : 'neither'
}

/** Whether a node stands out because somebody has it, or may have it. */
export const isLit = (look: HeldLook): boolean => look !== 'no' && look !== 'neither'

export class HeldCells {
  readonly #held: Held
  readonly #cells: ReadonlyMap<string, string>
  readonly #none: string

  constructor(held: Held) {
    this.#held = held
    this.#cells = new Map(held.items.map(({ app, cells, id }) => [keyOf(id, app), cells]))
    this.#none = 'n'.repeat(held.holders.length)
  }

  get held(): Held {
    return this.#held
  }

  get looks(): readonly HeldLook[] {
    return this.#held.holders.length === 1 ? looksOfOne : looksOfTwo
  }

  /** @param key `app/id`, or the id alone where there is no app */
  lookOf(key: string): HeldLook {
    return lookOf(this.#cells.get(key) ?? this.#none)
  }

  /** How each of them has it, in words. */
  textOf(key: string): string {
    const cells = [...(this.#cells.get(key) ?? this.#none)]
    return this.#held.holders
      .map(({ name }, place) =>
        t('common.labelled', { label: name, text: t(`mark.${wordOf(cells[place] ?? 'u')}`) }),
      )
      .join('\n')
  }

  /** How often each look stands among so many in all. */
  countsIn(total: number): Map<HeldLook, number> {
    const counts = new Map<HeldLook, number>()
    for (const cells of this.#cells.values()) {
      const look = lookOf(cells)
      counts.set(look, (counts.get(look) ?? 0) + 1)
    }
    const none = lookOf(this.#none)
    counts.set(none, (counts.get(none) ?? 0) + Math.max(0, total - this.#cells.size))
    return counts
  }
}

const keyOf = (id: string, app: string | undefined): string =>
  app === undefined ? id : `${app}/${id}`

/** Whom a picture is about, in its address: `role:12,user:63`; at most two, each once. */
export function holdersOf(text: string): HolderReference[] {
  return idsOf(text)
    .flatMap((part): HolderReference[] => {
      const [, kind, id] = /^(role|user):(.+)$/s.exec(part) ?? []
      return (kind === 'role' || kind === 'user') && id !== undefined ? [{ kind, id }] : []
    })
    .slice(0, 2)
}

export const holdersText = (holders: readonly HolderReference[]): string =>
  idsText(holders.map(({ id, kind }) => `${kind}:${id}`))
