/** Role hygiene and a proposal for fewer roles as lines of text. */
import type { Hygiene, HygieneClaim, HygieneKind, RoleProposal } from '../../shared/schemas/hygiene'
import { blocks, limitLines, missingLines } from './evidence'
import { table } from './table'
import { countOf, many, number } from './words'

const kindWords: Record<HygieneKind, string> = {
  twins: 'Twins: roles that give exactly the same',
  dominated: 'Dominated: whoever holds it has all of it by a larger role as well',
  redundant: 'Redundant: users lose nothing without it',
  empty: 'Empty: it gives nothing',
  unused: 'Unused: nobody holds it',
  direct: 'Granted directly although a role gives it',
  subset: 'Within another: a larger role gives all of it',
  near: 'Nearly twins',
}
/** In the order in which they are told. */
export const hygieneKinds = Object.keys(kindWords) as HygieneKind[]

export function hygieneLines(answer: Hygiene): string[] {
  const kinds = hygieneKinds.flatMap((kind) => {
    const claims = answer.claims.filter((claim) => claim.kind === kind)
    return claims.length === 0 ? [] : [kindLines(kind, claims, answer)]
  })
  return blocks(answer.text, ...kinds, missingLines(answer.missing), limitLines(answer.limits))
}

function kindLines(kind: HygieneKind, claims: readonly HygieneClaim[], answer: Hygiene): string[] {
  const lines = claims.map(({ text, whyNot }) => [
    `  ${text}`,
    whyNot === undefined || kind === 'subset' || kind === 'near' || kind === 'direct' ? '' : whyNot,
  ])
  return [
    `${kindWords[kind]} (${countOf(answer.counts[kind], 'claim')})`,
    ...lines.flatMap(([text, why]) => (why === '' ? [text!] : [text!, `    ${why!}`])),
  ]
}

export function proposalLines(answer: RoleProposal): string[] {
  const shown = answer.roles.filter(({ is, staysBecause }) => is !== 'kept' || !staysBecause)
  const words = { new: 'new', kept: 'stays', deleted: 'goes' } as const
  return blocks(
    answer.text,
    table(
      [
        { title: 'Role' },
        { title: 'Is' },
        { title: 'Permissions', align: 'right' },
        { title: 'Menus', align: 'right' },
        { title: 'Users before', align: 'right' },
        { title: 'after', align: 'right' },
      ],
      shown.map(({ holders, holdersBefore, is, menus, name, permissions }) => [
        name,
        words[is],
        number(permissions),
        menus === 0 ? '' : number(menus),
        number(holdersBefore),
        number(holders),
      ]),
    ),
    answer.roles.length > shown.length
      ? [
          `${many(answer.roles.length - shown.length, 'more role stays', 'more roles stay')} in any case.`,
        ]
      : [],
    answer.edits.length > 0
      ? [
          `${many(answer.edits.length, 'edit leads', 'edits lead')} there; --edits-to FILE writes them.`,
        ]
      : [],
    missingLines(answer.missing),
    limitLines(answer.limits),
  )
}
