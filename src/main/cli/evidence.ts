/** What every answer says about itself: which snapshot, how old, how whole, and what is missing. */
import type { Evidence } from '../../shared/schemas/access'
import type { Missing, SnapshotBrief } from '../../shared/schemas/common'
import { unknownMark } from './marks'
import { age, many, moment, number } from './words'

/** The last line of every answer. */
export function snapshotLine(account: string, snapshot: SnapshotBrief, now: number): string {
  const taken =
    snapshot.takenAt === null
      ? `taken at a time not known (it stands at ${moment(snapshot.at)})`
      : `taken ${moment(snapshot.takenAt)}`
  const old = snapshot.takenAt === null ? undefined : age(snapshot.takenAt, now)
  const wholeness =
    snapshot.status === 'whole'
      ? 'whole.'
      : snapshot.notWhole === 0
        ? 'partial.'
        : `partial: ${many(snapshot.notWhole, 'part is', 'parts are')} not whole.`
  const facts = [`Snapshot ${String(snapshot.id)} of “${account}”`, taken, old, wholeness]
  return facts.filter((fact) => fact !== undefined).join(', ')
}

const shownMissing = 10

export function missingLines(missing: readonly Missing[]): string[] {
  const lines = missing.slice(0, shownMissing).map((part) => `${unknownMark} ${part.text}`)
  const rest = missing.length - shownMissing
  if (rest > 0) lines.push(`${unknownMark} … and ${many(rest, 'more part')} (permiscope parts)`)
  return lines
}

/** @param told what the answer's own sentences say already */
export function limitLines(limits: readonly string[], told: readonly string[] = []): string[] {
  const untold = limits.filter((limit) => !told.includes(limit))
  if (untold.length === 0) return []
  return ['This answer cannot tell:', ...untold.map((limit) => `  – ${limit}`)]
}

const shownEvidence = 10

export function evidenceLines(evidence: readonly Evidence[]): string[] {
  if (evidence.length === 0) return []
  const lines = evidence.slice(0, shownEvidence).map((each) => {
    const taken = each.takenAt === null ? 'time unknown' : moment(each.takenAt)
    return `  – ${each.text} (${each.file === undefined ? taken : `${taken}, ${each.file}`})`
  })
  const rest = evidence.length - shownEvidence
  if (rest > 0) lines.push(`  – … and ${number(rest)} more (--json has them all)`)
  return ['It rests on:', ...lines]
}

/** Puts blocks under each other with an empty line between; empty blocks vanish. */
export function blocks(...parts: readonly (readonly string[])[]): string[] {
  return parts
    .filter((part) => part.length > 0)
    .flatMap((part, index) => (index === 0 ? [...part] : ['', ...part]))
}
