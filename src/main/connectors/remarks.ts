/** Collects what is odd about one file without letting a bad file of 50,000 records flood the report. */
const SHOWN = 20

export class Remarks {
  private readonly texts: string[] = []
  private readonly seen = new Set<string>()
  private more = 0
  private prefix = ''
  private reason: string | undefined
  private isDamaged = false
  private remark: string | undefined

  /** Names where the following remarks are, such as `records[17]`, and forgets the last record's reason. */
  at(prefix: string): void {
    this.prefix = prefix
    this.reason = undefined
    this.isDamaged = false
    this.remark = undefined
  }

  warn(path: string, text: string): void {
    const joint = this.prefix === '' || path === '' || path.startsWith('[') ? '' : '.'
    this.add(`${this.prefix}${joint}${path} ${text}`.trim())
  }

  add(text: string): void {
    if (this.seen.has(text)) return
    if (this.texts.length === SHOWN) {
      this.more += 1
      return
    }
    this.seen.add(text)
    this.texts.push(text)
  }

  /** The record came in, but the answer leaves something unsaid. The first reason stands. */
  incomplete(reason: string): void {
    this.reason ??= reason
  }

  /** The record came in, but something it does say was lost: what it holds is not all of it. */
  damaged(reason: string): void {
    this.reason = this.isDamaged ? this.reason : reason
    this.isDamaged = true
  }

  /** What a reader should know although the record is whole. */
  note(text: string): void {
    this.remark ??= text
  }

  get incompleteReason(): string | undefined {
    return this.reason
  }

  get damage(): boolean {
    return this.isDamaged
  }

  get noteText(): string | undefined {
    return this.remark
  }

  list(): string[] {
    return this.more === 0
      ? this.texts
      : [...this.texts, `and ${this.more} more remarks like these`]
  }
}
