/** What a sync brought, in words. */
import type { Coverage } from '../../shared/schemas/accounts'
import type { RequestCounts, SyncReport } from '../../shared/schemas/syncs'
import { blocks, snapshotLine } from './evidence'
import { differsMark, unknownMark } from './marks'
import { notWholeLines } from './not-whole'
import { table } from './table'
import { countsInWords, many, number } from './words'

/** @param coverage of the snapshot that it made: what stays unknown */
export function syncLines(
  report: SyncReport,
  coverage: readonly Coverage[],
  now: number,
): string[] {
  const { account, snapshot, requests } = report
  return blocks(
    [
      `Synced “${account.name}” with ${requestsInWords(requests)}.`,
      ...(report.resumed ? ['It went on where an interrupted sync had stopped.'] : []),
      `“${account.name}” has ${countsInWords(snapshot.counts)} in this snapshot.`,
    ],
    partialLines(report),
    notWholeLines(report.parts, report.partsTotal),
    hiddenLines(coverage),
    warningLines(report.warnings),
    [snapshotLine(account.name, snapshot, now)],
  )
}

/** For stdout, and for stderr under --json as well: what is not whole must not go unnoticed. */
export function partialLines({ account, snapshot }: SyncReport): string[] {
  if (snapshot.status === 'whole') return []
  const parts =
    snapshot.notWhole === 0 ? '' : `: ${many(snapshot.notWhole, 'part is', 'parts are')} not whole`
  return [
    `${unknownMark} “${account.name}” is partial${parts}. What rests on that is answered “unknown”.`,
  ]
}

/** Where the vendor's own answers say another thing than what was computed. */
export function differencesLine(total: number, { account }: SyncReport): string[] {
  if (total === 0) return []
  return [
    `${differsMark} In ${many(total, 'case')} the vendor’s word and the computed access differ: permiscope differences --account "${account.name}"`,
  ]
}

function requestsInWords({ total, byGroup }: RequestCounts): string {
  const groups = Object.entries(byGroup).map(([group, count]) => `${group} ${number(count)}`)
  const each = groups.length === 0 ? '' : ` (${groups.join(', ')})`
  return `${many(total, 'request')}${each}`
}

function hiddenLines(coverage: readonly Coverage[]): string[] {
  const hidden = coverage.filter(({ hides }) => hides !== undefined)
  return table(
    [{ title: 'part' }, { title: 'stays unknown' }],
    hidden.map(({ kind, hides }) => [kind, hides ?? '']),
  )
}

const shownWarnings = 20

function warningLines(warnings: readonly string[]): string[] {
  const rest = warnings.length - shownWarnings
  return [
    ...warnings.slice(0, shownWarnings).map((warning) => `Note: ${warning}`),
    ...(rest > 0 ? [`… and ${many(rest, 'more note')} (--json has them all).`] : []),
  ]
}
