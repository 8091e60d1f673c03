/** Ids in the shapes of the documents' samples. */
import type { Dice } from '../random'

export class Ids {
  #next = 0

  constructor(private readonly dice: Dice) {}

  /** `o16304916513211484`: a kind, milliseconds and four digits. Never the same twice. */
  numbered(kind: 'o' | 'u' | 'ro' | 'sg' | 'ug'): string {
    this.#next += 1
    const milliseconds = 1_630_000_000_000 + this.#next * 977_731
    return `${kind}${milliseconds}${String(this.dice.under(10_000)).padStart(4, '0')}`
  }

  /** Version 4. The dice's whole state is in the first digits, so that none comes twice. */
  uuid(): string {
    const digits = [1, 2, 3, 4].map(() =>
      this.dice.under(0x1_0000_0000).toString(16).padStart(8, '0'),
    )
    const all = digits.join('')
    return `${all.slice(0, 8)}-${all.slice(8, 12)}-4${all.slice(13, 16)}-a${all.slice(17, 20)}-${all.slice(20)}`
  }
}
