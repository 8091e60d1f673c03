/** Rows of bits in one typed array: the shape in which access is stored and combined. */

export class BitMatrix {
  readonly #words: number
  readonly #data: Uint32Array
  readonly columns: number

  constructor(rows: number, columns: number) {
    this.columns = columns
    this.#words = (columns + 31) >>> 5
    this.#data = new Uint32Array(rows * this.#words)
  }

  /** A view, not a copy. */
  row(row: number): Uint32Array {
    return this.#data.subarray(row * this.#words, (row + 1) * this.#words)
  }

  has(row: number, column: number): boolean {
    return ((this.#data[row * this.#words + (column >>> 5)]! >>> (column & 31)) & 1) === 1
  }

  set(row: number, column: number): void {
    this.#data[row * this.#words + (column >>> 5)]! |= 1 << (column & 31)
  }

  unset(row: number, column: number): void {
    this.#data[row * this.#words + (column >>> 5)]! &= ~(1 << (column & 31))
  }

  /** `row |= other`, where `other` is a row of a matrix with as many columns. */
  or(row: number, other: Uint32Array): void {
    // Fields are read once: read in the loop they take most of the time.
    const data = this.#data
    const words = this.#words
    const start = row * words
    for (let word = 0; word < words; word++) data[start + word]! |= other[word]!
  }

  /** The columns that are set, ascending. */
  columnsOf(row: number): number[] {
    return bitsOf(this.row(row))
  }
}

/** The bits that are set in a row, ascending. */
export function bitsOf(row: Uint32Array): number[] {
  const found: number[] = []
  for (let word = 0; word < row.length; word++) {
    let bits = row[word]!
    while (bits !== 0) {
      const bit = 31 - Math.clz32(bits & -bits)
      found.push(word * 32 + bit)
      bits &= bits - 1
    }
  }
  return found
}

/** How many bits of a 32-bit word are set. */
export function ones(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
