/** What could be less, as rows: one role of a claim, or one user of it, a line. */
import { claimsOf, countsOf, kindOf, limitsOf, missingForHygiene } from '../../queries/hygiene'
import { HygieneBriefs } from '../../queries/hygiene-claims'
import type { AccessIndex } from '../../access/access-index'
import type { Claim } from '../../access/hygiene/claims'
import type { MakeTable } from './answer-table'

const headings = [
  'claim',
  'kind',
  'role id',
  'role name',
  'by ids',
  'by names',
  'granted',
  'app id',
  'user id',
  'user name',
  'text',
]

export const hygieneTable: MakeTable<'hygiene'> = ({ index }, input) => {
  const { access, claims } = claimsOf(index, input.similarity)
  const listed = input.claim === undefined ? Object.values(claims).flat() : claims[input.claim]
  const counts = countsOf(access, claims)
  const asked = input.claim === undefined ? Object.values(counts) : [counts[input.claim]]
  const missing = missingForHygiene(access)
  return {
    what: 'role hygiene',
    rows: rowsOf(index, listed, new HygieneBriefs(access)),
    total: listed.reduce((sum, claim) => sum + linesOf(claim), 0),
    whole: asked.every(({ is }) => is === 'total'),
    missing,
    limits: limitsOf(index),
  }
}

function linesOf(claim: Claim): number {
  if ('users' in claim) return claim.users.length
  return 'roles' in claim ? claim.roles.length : 1
}

function* rowsOf(
  { facts }: AccessIndex,
  claims: readonly Claim[],
  briefs: HygieneBriefs,
): Generator<string[]> {
  yield headings
  for (const [number, claim] of claims.entries()) {
    const by = 'by' in claim ? [claim.by].flat() : []
    const thing = thingOf(facts, claim)
    const line = (role: number | undefined, user: number | undefined): string[] => [
      String(number + 1),
      kindOf(claim),
      role === undefined ? '' : facts.roles[role]!.id,
      role === undefined ? '' : facts.roles[role]!.name,
      by.map((one) => facts.roles[one]!.id).join(' '),
      by.map((one) => facts.roles[one]!.name).join(', '),
      thing.name,
      thing.app,
      user === undefined ? '' : facts.users[user]!.id,
      user === undefined ? '' : facts.users[user]!.name,
      briefs.textOf(claim),
    ]
    const role = 'role' in claim ? claim.role : undefined
    if ('users' in claim) for (const user of claim.users) yield line(role, user)
    else if ('roles' in claim) for (const one of claim.roles) yield line(one, undefined)
    else yield line(role, undefined)
  }
}

function thingOf(facts: AccessIndex['facts'], claim: Claim): { name: string; app: string } {
  const thing =
    claim.kind === 'direct'
      ? facts.permissions[claim.permission]!
      : claim.kind === 'direct-menu'
        ? facts.menus[claim.menu]!
        : undefined
  if (thing === undefined) return { name: '', app: '' }
  return { name: thing.name, app: thing.app === undefined ? '' : facts.apps[thing.app]!.id }
}
