/** What a workbook holds beside its sheets: their names, the texts that they share, which cells are dates. */
import { openArchive, UnpackingLimit, type Archive, type ArchivedFile } from '../containers/zip'
import { BadTable } from './entities'
import { readXml, unescaped, type XmlHandler } from './xml'

export interface SheetInfo {
  name: string
  hidden: boolean
  /** Inside the archive. */
  path: string
}

const WORKBOOK = 'xl/workbook.xml'
const WORKSHEET = /\/worksheet$/
const SHARED_STRINGS = /\/sharedStrings$/
const STYLES = /\/styles$/

interface Relation {
  type: string
  path: string
}

const RELATIONS = 'xl/_rels/workbook.xml.rels'

function resolve(from: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const steps = from.split('/').slice(0, -1)
  for (const step of target.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.') steps.push(step)
  }
  return steps.join('/')
}

/** The files of a workbook by their paths. */
class Files {
  private readonly files: ReadonlyMap<string, ArchivedFile>

  constructor(archive: Archive) {
    this.files = new Map(archive.files.map((file) => [file.name, file]))
  }

  sizeOf(path: string): number {
    return this.files.get(path)?.size ?? 0
  }

  /** @throws BadTable where it is not there or cannot be read */
  chunks(path: string): AsyncIterable<Buffer> {
    const file = this.files.get(path)
    if (file === undefined) throw new BadTable(`The workbook is damaged: ${path} is missing in it.`)
    if (file.problem !== undefined) throw new BadTable(`${path} in it: ${file.problem}`)
    return file.chunks()
  }
}

async function relationsOf(files: Files, signal: AbortSignal): Promise<Map<string, Relation>> {
  const relations = new Map<string, Relation>()
  const handler: XmlHandler = {
    open: (name, attributes) => {
      if (name !== 'Relationship') return
      const target = resolve(WORKBOOK, attributes.get('Target') ?? '')
      relations.set(attributes.get('Id') ?? '', {
        type: attributes.get('Type') ?? '',
        path: target,
      })
    },
    text: () => undefined,
    close: () => undefined,
  }
  await readXml(RELATIONS, files.chunks(RELATIONS), handler, { signal, isHeld: true })
  return relations
}

const pathOf = (relations: ReadonlyMap<string, Relation>, type: RegExp): string | undefined =>
  [...relations.values()].find((relation) => type.test(relation.type))?.path

export class Workbook {
  private constructor(
    private readonly archive: Archive,
    private readonly files: Files,
    /** In the order of their tabs; charts are no sheets. */
    readonly sheets: readonly SheetInfo[],
    readonly sharedStrings: readonly string[],
    private readonly dateStyles: ReadonlySet<number>,
  ) {}

  /**
   * @param location of a file that is an archive with a workbook; @param size of it, in bytes
   * @throws BadTable or ArchiveProblem where it is damaged, protected or too large; the signal's reason
   */
  static async open(location: string, size: number, signal: AbortSignal): Promise<Workbook> {
    const archive = await openArchive(location, new UnpackingLimit(size))
    try {
      const files = new Files(archive)
      const relations = await relationsOf(files, signal)
      const strings = pathOf(relations, SHARED_STRINGS)
      const styles = pathOf(relations, STYLES)
      return new Workbook(
        archive,
        files,
        await sheetsOf(files, relations, signal),
        strings === undefined ? [] : await sharedStringsOf(files, strings, signal),
        styles === undefined ? new Set() : await dateStylesOf(files, styles, signal),
      )
    } catch (thrown) {
      archive.close()
      throw thrown
    }
  }

  close(): void {
    this.archive.close()
  }

  isDate(style: number): boolean {
    return this.dateStyles.has(style)
  }

  chunks(sheet: SheetInfo): AsyncIterable<Buffer> {
    return this.files.chunks(sheet.path)
  }

  /** Of the sheet when unpacked, in bytes. */
  sizeOf(sheet: SheetInfo): number {
    return this.files.sizeOf(sheet.path)
  }
}

async function sheetsOf(
  files: Files,
  relations: ReadonlyMap<string, Relation>,
  signal: AbortSignal,
): Promise<SheetInfo[]> {
  const sheets: SheetInfo[] = []
  const paths = new Set<string>()
  const handler: XmlHandler = {
    open: (name, attributes) => {
      const relation = relations.get(attributes.get('id') ?? '')
      if (name !== 'sheet' || relation === undefined || !WORKSHEET.test(relation.type)) return
      // Read as often as it is named, a small workbook could keep us busy for ever.
      if (paths.has(relation.path)) {
        throw new BadTable(`The workbook is damaged: two of its sheets are ${relation.path}.`)
      }
      paths.add(relation.path)
      const state = attributes.get('state') ?? 'visible'
      sheets.push({
        name: attributes.get('name') ?? '',
        hidden: state !== 'visible',
        path: relation.path,
      })
    },
    text: () => undefined,
    close: () => undefined,
  }
  await readXml(WORKBOOK, files.chunks(WORKBOOK), handler, { signal, isHeld: true })
  if (sheets.length === 0) throw new BadTable('There is no sheet in the workbook.')
  return sheets
}

/** They are looked up in any order, so they must be in memory. */
const MOST_CHARACTERS = 200_000_000
const MOST_TEXTS = 10_000_000

async function sharedStringsOf(files: Files, path: string, signal: AbortSignal): Promise<string[]> {
  const strings: string[] = []
  let characters = 0
  const collector = new TextCollector('si', (text) => {
    characters += text.length
    if (characters > MOST_CHARACTERS || strings.length === MOST_TEXTS) {
      throw new BadTable(
        `The workbook has more than ${MOST_TEXTS / 1e6} million texts, or they have more than ${MOST_CHARACTERS / 1e6} million characters; save its sheets as CSV, which may have any size.`,
      )
    }
    strings.push(text)
  })
  await readXml(path, files.chunks(path), collector, { signal })
  return strings
}

/** A cell of Excel has at most 32,767 characters. */
const LONGEST_TEXT = 1_000_000

/** @throws BadTable where a text would fill the memory @param length of it, as far as it was read */
export function limitText(length: number): void {
  if (length <= LONGEST_TEXT) return
  throw new BadTable('The workbook is damaged: a cell of it has more than a million characters.')
}

/** Joins the pieces of a rich text; what is only a reading aid (phonetic runs) is no part of it. */
export class TextCollector {
  private inside = false
  private inText = false
  private phonetic = 0
  private pieces: string[] = []
  private length = 0

  /** @param element that holds one text, such as `si` */
  constructor(
    private readonly element: string,
    private readonly done: (text: string) => void,
  ) {}

  open(name: string): void {
    if (name === this.element) {
      this.inside = true
      this.pieces = []
      this.length = 0
    } else if (name === 'rPh') this.phonetic += 1
    else if (name === 't') this.inText = this.inside && this.phonetic === 0
  }

  text(text: string): void {
    if (!this.inText) return
    limitText((this.length += text.length))
    this.pieces.push(text)
  }

  close(name: string): void {
    if (name === 't') this.inText = false
    else if (name === 'rPh') this.phonetic -= 1
    else if (name === this.element) {
      this.inside = false
      this.done(unescaped(this.pieces.join('')))
    }
  }
}

/** Formats that every workbook has and that show a number as a date or time (ECMA-376, numFmt). */
const isBuiltInDate = (format: number): boolean =>
  (format >= 14 && format <= 22) ||
  (format >= 27 && format <= 36) ||
  (format >= 45 && format <= 47) ||
  (format >= 50 && format <= 58)

/** Excel's own limit; looking for brackets in a longer one could take for ever. */
const LONGEST_FORMAT = 255

/** Whether a format's own letters (not its quoted or bracketed ones) are those of a date. */
const isDateFormat = (code: string): boolean =>
  code.length <= LONGEST_FORMAT &&
  /[ymdhs]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, '').replace(/general/gi, ''))

async function dateStylesOf(files: Files, path: string, signal: AbortSignal): Promise<Set<number>> {
  const dateFormats = new Set<number>()
  const styles = new Set<number>()
  let style = 0
  let inCellStyles = false
  const handler: XmlHandler = {
    open: (name, attributes) => {
      const format = Number(attributes.get('numFmtId') ?? 0)
      if (name === 'numFmt' && isDateFormat(attributes.get('formatCode') ?? '')) {
        dateFormats.add(format)
      } else if (name === 'cellXfs') inCellStyles = true
      else if (name === 'xf' && inCellStyles) {
        if (isBuiltInDate(format) || dateFormats.has(format)) styles.add(style)
        style += 1
      }
    },
    text: () => undefined,
    close: (name) => {
      if (name === 'cellXfs') inCellStyles = false
    },
  }
  await readXml(path, files.chunks(path), handler, { signal, isHeld: true })
  return styles
}
