/** What is told of each file: what it was, how many records came in, and what is wrong or odd. */
import type { ImportedFile } from '../../../shared/schemas/imports'
import type { PartSource } from '../parts'
import { Remarks } from '../remarks'

/** One file on its way through the import. */
export class FileReport {
  readonly remarks = new Remarks()
  source: PartSource
  /** Records read from it. */
  records = 0
  private error: string | undefined
  private readonly shapes = new Map<string, number>()

  constructor(readonly path: string) {
    this.source = { file: path, sha256: '' }
  }

  recognisedAs(shape: string): void {
    this.shapes.set(shape, (this.shapes.get(shape) ?? 0) + 1)
  }

  /** Nothing of the file comes in. The first reason stands. */
  fail(text: string): void {
    this.error ??= text
  }

  get failed(): boolean {
    return this.error !== undefined
  }

  toImportedFile(): ImportedFile {
    const shapes = [...this.shapes].map(([name, count]) =>
      count === 1 ? name : `${count} × ${name}`,
    )
    const warnings = this.remarks.list()
    return {
      path: this.path,
      ...(shapes.length === 0 ? {} : { recognised: shapes.join(', ') }),
      ...(shapes.length === 0 ? {} : { records: this.records }),
      ...(this.error === undefined ? {} : { error: this.error }),
      ...(warnings.length === 0 ? {} : { warnings }),
    }
  }
}
