/** Puts the vendor's own answer into words, with its source. */
import type { AccessIndex } from '../access/access-index'
import type { PartBrief, VendorStatement } from '../access/model'
import type { VendorAnswer } from '../access/vendor'
import type { Evidence, VendorWord } from '../../shared/schemas/access'
import { say } from '../../shared/sentences/access'
import { iso } from '../../shared/time'
import { keptText } from '../../shared/sentences/kept-texts'
import { roleListKeys } from '../store/state'
import { roleNamedById } from './briefs'
import { newestOf } from './load-parts'

export function vendorWord(index: AccessIndex, found: VendorAnswer): VendorWord {
  const { statement, grant } = found
  const part = index.facts.parts.get(statement.part)
  const role = grant?.role === undefined ? undefined : roleNamedById(index, grant.role)
  const target = 'target' in statement && statement.target !== '' ? statement.target : undefined
  const text = found.contradictory
    ? say.contradictory
    : textOf(index, statement, found.answer, role?.name, target)
  return {
    answer: found.answer,
    takenAt: iso(part?.takenAt ?? null),
    text,
    ...(role === undefined ? {} : { role }),
    ...(grant?.permissionScopes === undefined ? {} : { permissionScopes: grant.permissionScopes }),
    ...(target === undefined ? {} : { target }),
  }
}

function textOf(
  index: AccessIndex,
  statement: VendorStatement,
  answer: VendorAnswer['answer'],
  role: string | undefined,
  target: string | undefined,
): string {
  switch (statement.kind) {
    case 'authorization-profile':
      return say.vendorProfile(answer, role, target)
    case 'permission-check':
      return say.vendorCheck(answer, role, target)
    case 'error-observation':
      return say.vendorError
    case 'user-app-resources':
      return say.vendorApp(answer, index.facts.apps[statement.app]!.name)
  }
}

/** The part behind a vendor's answer. */
export function vendorEvidence(index: AccessIndex, statement: VendorStatement): Evidence[] {
  return evidenceOf(index, statement.part)
}

/**
 * The part that said what roles a user holds, what a role lists or gives, what a permission includes,
 * or which menus an app's groups hold; else the newest whole list that speaks of it.
 */
export function statedBy(
  index: AccessIndex,
  kind: 'assignment' | 'role' | 'role-resources' | 'permission' | 'app' | 'menu-groups',
  subject: string,
): Evidence[] {
  const own = index.facts.stated.get(`${kind} ${subject}`)
  if (own !== undefined) return evidenceOf(index, own)
  const list = newestOf(index.facts.lists, listKeysOf(index, kind, subject))
  return list ? [evidence(list)] : []
}

/** The newest list of direct grants or of roles' menus that counts, whole or not. */
export function listEvidence(
  { facts }: AccessIndex,
  kind: 'direct-permission-list' | 'direct-menu-list' | 'role-menu-list',
): Evidence[] {
  const said = [...facts.parts.values()].filter((part) => part.kind === kind)
  const whole = facts.lists.get(kind)
  const [newest] = [...(whole ? [whole] : []), ...said].sort((a, b) => b.at - a.at || b.id - a.id)
  return newest ? [evidence(newest)] : []
}

function listKeysOf(index: AccessIndex, kind: string, subject: string): string[] {
  switch (kind) {
    case 'assignment':
      return ['assignment-list']
    case 'permission':
      return ['permission-dictionary']
    case 'role':
      return roleListKeys(index.facts.roles[index.roleByExternalId.get(subject)!]?.custom)
    default:
      return []
  }
}

function evidenceOf(index: AccessIndex, partId: number): Evidence[] {
  const part = index.facts.parts.get(partId)
  return part ? [evidence(part)] : []
}

const evidence = (part: PartBrief): Evidence => ({
  kind: part.kind,
  subject: part.subject,
  text: say.partInWords(part.kind, part.subject),
  ...(part.note === undefined ? {} : { note: part.note }),
  takenAt: iso(part.takenAt),
  file: part.file,
})

/** Notes on the parts behind an answer that limit it, such as hidden roles that were not asked for. */
export function limitsFrom(found: readonly Evidence[]): string[] {
  return [
    ...new Set(
      found.flatMap(({ text, note }) =>
        note === undefined ? [] : say.noteOn(text, keptText(note)),
      ),
    ),
  ]
}
