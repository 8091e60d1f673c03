/** What is told of each file: what it was, how many records came in, and what is wrong or odd. */
import type { ImportedFile } from '../../../shared/schemas/imports'
import type { PartSource } from '../parts'
import type { Need } from './answers'
import { Remarks } from '../remarks'

/** Where one answer stands: the file that it is reported with, and what of it was read. */
export interface Origin {
  file: FileReport
  /** The file itself, or the one answer within a container. */
  source: PartSource
  /** When it was taken, in Unix milliseconds; null where neither its request nor the person says. */
  takenAt: number | null
}

/** One file on its way through the import. */
export class FileReport {
  readonly remarks = new Remarks()
  /** Records read from it. */
  records = 0
  /** Answers read from it, those included that are left out later. */
  answers = 0
  /** What it is where it holds answers of several requests, such as `HAR file`. */
  container: string | undefined
  private error: string | undefined
  private readonly told: string[] = []
  private readonly leftOut: string[] = []
  private readonly needs = new Set<Need>()
  private readonly shapes = new Map<string, number>()

  constructor(readonly path: string) {}

  recognisedAs(shape: string): void {
    this.shapes.set(shape, (this.shapes.get(shape) ?? 0) + 1)
  }

  /** Nothing of the file comes in. The first reason stands. */
  fail(text: string): void {
    this.error ??= text
  }

  /**
   * One answer of the file stays out; where it is the only one, nothing of the file comes in.
   * @param needs what a person could say to bring it in
   */
  leaveOut({ source }: Origin, text: string, ...needs: readonly Need[]): void {
    this.leftOut.push(text)
    for (const need of needs) this.needs.add(need)
    if (this.answers === 1) return
    const place = this.placeIn(source)
    this.remarks.add(
      place === undefined ? `Part of it was left out: ${text}` : `${place}: left out: ${text}`,
    )
  }

  /** Told whatever else there is to say, however much that is. */
  tell(text: string): void {
    this.told.push(text)
  }

  toImportedFile(): ImportedFile {
    const shapes = [...this.shapes].map(([name, count]) =>
      count === 1 ? name : `${count} × ${name}`,
    )
    const warnings = [...this.told, ...this.remarks.list()]
    const error = this.error ?? this.errorOfAll()
    const recognised =
      this.container === undefined ? shapes.join(', ') : `${this.container}: ${shapes.join(', ')}`
    return {
      path: this.path,
      ...(shapes.length === 0 ? {} : { recognised }),
      ...(shapes.length === 0 ? {} : { records: this.records }),
      ...(error === undefined ? {} : { error }),
      ...(warnings.length === 0 ? {} : { warnings }),
      ...(this.needs.size === 0 ? {} : { needs: [...this.needs] }),
    }
  }

  private errorOfAll(): string | undefined {
    const [first] = this.leftOut
    if (first === undefined || this.leftOut.length < this.answers) return undefined
    return this.answers === 1 ? first : `None of its ${this.answers} answers came in. ${first}`
  }

  /** Where within the file; undefined where the source is the file as a whole. */
  private placeIn(source: PartSource): string | undefined {
    const prefix = `${this.path} › `
    return source.file.startsWith(prefix) ? source.file.slice(prefix.length) : undefined
  }
}
