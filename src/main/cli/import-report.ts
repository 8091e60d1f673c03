/** What an import brought, in words. */
import type { ImportedFile, ImportQuestion, ImportReport } from '../../shared/schemas/imports'
import { VouchableKind } from '../../shared/schemas/common'
import { blocks, snapshotLine } from './evidence'
import { notWholeLines } from './not-whole'
import { table } from './table'
import { countsInWords, many, number } from './words'

export function importLines(report: ImportReport, label: string, now: number): string[] {
  const { account, snapshot } = report
  if (report.state !== 'done' || snapshot === undefined) {
    return [`Nothing came in. The account “${label}” is as it was.`]
  }
  const name = account?.name ?? label
  return blocks(
    [headline(report, name)],
    fileTable(report),
    warningLines(report),
    [`“${name}” has ${countsInWords(snapshot.counts)} in this snapshot.`],
    [...notWholeLines(report.parts, report.partsTotal), ...vouchLines(report)],
    [snapshotLine(name, snapshot, now)],
  )
}

/** For stderr, under --json as well: what was left out must not go unnoticed. */
export function failedFileLines(report: ImportReport): string[] {
  const failed = report.files.filter((file) => file.error !== undefined)
  return [
    ...(report.files.length === 0
      ? ['There is no file in what was named. Names that begin with a dot are skipped.']
      : []),
    ...failed.map((file) => `Left out: ${file.path}: ${file.error ?? ''}${flagsOf(file)}`),
    ...report.questions.flatMap(questionLines),
  ]
}

function headline(report: ImportReport, name: string): string {
  const used = report.files.filter((file) => file.error === undefined)
  const records = used.reduce((sum, file) => sum + (file.records ?? 0), 0)
  const files =
    used.length === report.files.length
      ? many(used.length, 'file')
      : `${number(used.length)} of ${many(report.files.length, 'file')}`
  const which = report.import === undefined ? '' : ` as import ${String(report.import)}`
  return `Imported ${files} with ${many(records, 'record')} into “${name}”${which}.`
}

function fileTable(report: ImportReport): string[] {
  return table(
    [{ title: 'file' }, { title: 'recognised as' }, { title: 'records', align: 'right' }],
    report.files
      .filter((file) => file.error === undefined)
      .map((file) => [
        file.path,
        file.recognised ?? '',
        file.records === undefined ? '' : number(file.records),
      ]),
  )
}

function warningLines(report: ImportReport): string[] {
  return report.files.flatMap((file) =>
    (file.warnings ?? []).map((warning) => `Note: ${file.path}: ${warning}`),
  )
}

const lists: ReadonlySet<string> = new Set(VouchableKind.options)

function vouchLines({ parts }: ImportReport): string[] {
  if (!parts.some((part) => part.status !== 'whole' && lists.has(part.kind))) return []
  return ['If you know that a list is all there is, import it with --whole and its kind.']
}

/** The options that say what the file leaves open; the window has fields for it. */
function flagsOf(file: ImportedFile): string {
  return file.needs === undefined ? '' : ` (${flags(file.needs)})`
}

const flags = (needs: NonNullable<ImportedFile['needs']>): string =>
  needs.map((need) => (need === 'organization' ? '--org' : `--${need}`)).join(', ')

function questionLines(question: ImportQuestion): string[] {
  const files = (names: readonly string[]) => names.join(', ')
  switch (question.kind) {
    case 'enos-request':
      return [
        `To bring in ${files(question.files)}, say whose answer it is with ${flags(question.needs)}.`,
      ]
    case 'encoding':
      return [
        `To bring in ${files(question.files)}, say its encoding with --encoding. The same lines, as each reads them:`,
        ...question.previews.flatMap(({ encoding, name, lines }) => [
          `  --encoding ${encoding}  ${name}`,
          ...lines.map((line) => `      ${line}`),
        ]),
      ]
    case 'other-account': {
      const others = question.others.map((other) => `${other.is} (${files(other.files)})`)
      return [
        `This account is ${question.ours}; some answers are of ${others.join('; ')}. --mixed brings them in nevertheless.`,
      ]
    }
  }
}
