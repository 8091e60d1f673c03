/**
 * Edits as a text that can be sent to whoever may change roles: the steps in the portal's words, what they
 * change and for whom, what to check before, and the way back. Markdown that reads well as plain text too.
 */
import type { NumberedEdit } from '../access/edits/edit'
import { Sandbox } from '../access/edits/sandbox'
import { markdownText } from '../../shared/markdown'
import type { SnapshotBrief } from '../../shared/schemas/common'
import type { Edit } from '../../shared/schemas/edits'
import type { ChangedUser, WhatIf } from '../../shared/schemas/what-if'
import { say } from '../../shared/sentences/change-request'
import { say as sayAccess } from '../../shared/sentences/access'
import { stepsOf, type Step } from './edit-steps'
import { numberedEdit } from './number-edits'
import type { Asked } from './reader'
import { undoOf, type Undo } from './undo-edits'
import { whatIf } from './what-if'
import { changeWays } from './what-if-words'

export interface ChangeRequestWords {
  /** One line; absent: that roles change. */
  title?: string | undefined
  /** Why it is asked for, in the person's own words; may have paragraphs. */
  reason?: string | undefined
}

/** How much is named; the rest is counted. Steps name more, since they are to be followed. */
const shown = { items: 1_000, permissions: 100, menus: 50, users: 100, things: 10 }

/**
 * @returns Markdown
 * @throws AppError of the first edit that cannot be made, with its place in `detail.edit`
 */
export function changeRequest(
  asked: Asked,
  edits: readonly Edit[],
  { reason, title }: ChangeRequestWords = {},
): string {
  const { account, index } = asked
  // Refuses what cannot be made, with the edit's place.
  const answer = whatIf(asked, { edits, limit: shown.users })
  const numbered = numberedEdits(asked, edits)
  const undo = undoOf(index, numbered)
  const made = new Sandbox(index)
  const steps = stepsOf(made, numbered)
  return lines(
    `# ${markdownText(title?.trim() || say.title)}`,
    [
      `- ${markdownText(say.fromAccount(account.name, vendors[index.facts.connector ?? 'table']))}`,
      `- ${snapshotLine(answer.snapshot)}`,
      `- ${say.nothingMade}`,
    ],
    reason?.trim() ? [`## ${say.headings.reason}`, '', ...paragraphs(reason)] : [],
    [`## ${say.headings.steps}`, '', ...numberedSteps(steps)],
    whereLines(index.facts.connector, numbered),
    effectLines(answer),
    checkLines(answer, index.facts.connector),
    undoLines(made, undo),
  )
}

function numberedEdits({ index }: Asked, edits: readonly Edit[]): NumberedEdit[] {
  const sandbox = new Sandbox(index)
  return edits.map((edit) => {
    const numbered = numberedEdit(sandbox, edit)
    sandbox.apply(numbered)
    return numbered
  })
}

const vendors: Readonly<Record<string, string | undefined>> = {
  ringcentral: 'RingCentral',
  enos: 'EnOS',
}

function snapshotLine({ id, notWhole, status, takenAt }: SnapshotBrief): string {
  const wholeness = status === 'whole' ? say.whole : say.partial(notWhole)
  return `${say.snapshot(id)}, ${say.snapshotDate(moment(takenAt))}, ${wholeness}`
}

const moment = (iso: string | null): string | null =>
  iso === null ? null : `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`

function numberedSteps(steps: readonly Step[]): string[] {
  if (steps.length === 0) return [say.noSteps]
  return steps.flatMap(({ items, text }, number) => {
    const place = `${number + 1}. `
    return [
      `${place}${markdownText(text)}`,
      ...bounded(items, shown.items).map((item) => `${' '.repeat(place.length)}- ${item}`),
    ]
  })
}

/** As Markdown, with what is left out counted. */
function bounded(items: readonly string[], most: number): string[] {
  const named = items.slice(0, most).map(markdownText)
  return items.length > most ? [...named, say.more(items.length - most)] : named
}

/** Where in the portal, for the kinds of steps that there are. */
function whereLines(connector: string | undefined, edits: readonly NumberedEdit[]): string[] {
  if (connector === 'table') return []
  const words = connector === 'enos' ? say.where.enos : say.where.ringcentral
  const kinds = new Set(edits.map(({ kind }) => placeOf[kind]))
  const places = (['make', 'copy', 'change', 'assign', 'remove'] as const).filter((place) =>
    kinds.has(place),
  )
  if (places.length === 0) return []
  return [`## ${say.headings.where}`, '', ...places.map((place) => `- ${words[place]}`)]
}

const placeOf: Record<NumberedEdit['kind'], keyof typeof say.where.ringcentral> = {
  'add-permission': 'change',
  'remove-permission': 'change',
  'add-menu-group': 'change',
  'remove-menu-group': 'change',
  'new-role': 'make',
  'copy-role': 'copy',
  'delete-role': 'remove',
  'give-role': 'assign',
  'take-role': 'assign',
  'replace-role': 'assign',
}

function effectLines(answer: WhatIf): string {
  const permissions = answer.permissions.map(
    ({ permission: { app, id, name }, ...counts }) =>
      `${say.permission(name, id, app)}: ${say.changes(counts)}`,
  )
  const menus = answer.menus.map(
    ({ app, name, ...counts }) => `${say.menuGroup(name, app.name)}: ${say.changes(counts)}`,
  )
  return lines(
    [`## ${say.headings.effect}`, '', ...answer.text.map(markdownText)],
    section(say.headings.permissions, permissions, permissions.length, shown.permissions),
    section(say.headings.menus, menus, answer.menusTotal, shown.menus),
    usersSection(answer),
  )
}

/** @param total how many there are, of which `items` may be the first ones */
function section(heading: string, items: string[], total: number, most: number): string[] {
  if (total === 0) return []
  const named = items.slice(0, most)
  return [
    `### ${heading}`,
    '',
    ...named.map((item) => `- ${markdownText(item)}`),
    ...(total > named.length ? [`- ${say.more(total - named.length)}`] : []),
  ]
}

/** Users who gain and lose the same stand together. */
function usersSection({ changedUsers, usersTotal }: WhatIf): string[] {
  if (usersTotal === 0) return []
  const alike = new Map<string, string[]>()
  for (const change of changedUsers) {
    const { email, extensionNumber, id, name } = change.user
    const text = userChanges(change)
    alike.set(text, [...(alike.get(text) ?? []), say.user(name, extensionNumber, email ?? id)])
  }
  return [
    `### ${say.headings.users}`,
    '',
    ...[...alike].flatMap(([text, users]) => [
      `- ${markdownText(text)}`,
      ...users.map((user) => `  - ${markdownText(user)}`),
    ]),
    ...(usersTotal > changedUsers.length
      ? [`- ${say.more(usersTotal - changedUsers.length)}`]
      : []),
  ]
}

function userChanges(change: ChangedUser): string {
  const ways = changeWays.flatMap(({ way }) => {
    const things = [...change[way], ...change.menus[way]].map((thing) => thing.name)
    const total = change.counts[way] + change.menus.counts[way]
    if (total === 0) return []
    const named = things.slice(0, shown.things)
    return [say.userChange(way, named, total - named.length)]
  })
  return say.usersChange(ways)
}

function checkLines({ limits, missing, snapshot }: WhatIf, connector?: string): string[] {
  return [
    `## ${say.headings.check}`,
    '',
    ...[
      say.checkDate(moment(snapshot.takenAt)),
      ...(connector === 'enos' || connector === 'table' ? [] : [say.checkNames]),
      ...missing.map(({ text }) => sayAccess.missing(text)),
      ...limits,
      say.checkAfter,
    ].map((text) => `- [ ] ${markdownText(text)}`),
  ]
}

function undoLines(made: Sandbox, { cannot, edits }: Undo): string[] {
  const { users } = made.index.facts
  const less = cannot.rolesWithLess.flatMap(({ menus, permissions, role, unread }) => [
    ...(permissions.length + menus > 0
      ? [
          say.undoLess(
            made.nameOf(role),
            permissions.map((permission) => made.index.facts.permissions[permission]!.name),
            menus,
          ),
        ]
      : []),
    ...(unread ? [say.undoUnread(made.nameOf(role))] : []),
  ])
  const kept = cannot.keptRoles.map(({ role, user }) =>
    say.undoKept(users[user]!.name, made.nameOf(role)),
  )
  const moved = [
    ...made.editedUsers.keys(),
    ...[...made.editedRoles].flatMap(([role, { deleted, made: how }]) =>
      deleted && how === 'before' ? [...made.index.roleHolders.of(role)] : [],
    ),
  ]
  const givenInstead = moved.some((user) => made.holdingOf(user).givenInstead !== undefined)
  const notes = [...less, ...kept, ...(givenInstead ? [say.undoDefault] : [])]
  return [
    `## ${say.headings.undo}`,
    '',
    ...numberedSteps(stepsOf(made, edits)),
    ...(notes.length === 0 ? [] : ['', ...notes.map((note) => `- ${markdownText(note)}`)]),
  ]
}

const paragraphs = (text: string): string[] =>
  text
    .trim()
    .split(/\r?\n/)
    .map((line) => markdownText(line))

/** Blocks with an empty line between; empty ones vanish. */
const lines = (...blocks: readonly (string | string[])[]): string =>
  blocks
    .map((block) => (typeof block === 'string' ? block : block.join('\n')))
    .filter((block) => block !== '')
    .join('\n\n')
