import type { Effective, EffectivePermission } from '../../../shared/schemas/access'
import { ask } from '../ask'
import { blocks, limitLines, missingLines, snapshotLine } from '../evidence'
import { given } from '../given'
import { legend, marksOf } from '../marks'
import { table } from '../table'
import { addVerb, type Verb } from '../verb'
import { many, yesNo } from '../words'

function headline({ user, systemExtension, permissions, rest }: Effective): string[] {
  const known = permissions.filter((each) => each.answer === 'yes').length
  const least = rest === 'unknown' ? 'at least ' : ''
  return [
    `${user.name} (${user.id}) has ${least}${many(known, 'permission')}.`,
    ...(systemExtension
      ? ['It is the system extension: it has everything by the vendor’s rule, not by a role.']
      : []),
  ]
}

/** Only said where the marks alone would leave a doubt. */
function remark({ answer, computed, vendor, differs, confirmed }: EffectivePermission): string {
  if (!differs && answer === 'yes') return confirmed === false ? 'not confirmed' : ''
  return `${answer} (computed ${computed}, vendor ${vendor})`
}

/** By which roles, and whether directly beside them. */
function grantedBy({ computed, roles, via }: EffectivePermission): string {
  const directly = via.includes('direct')
    ? ['directly']
    : computed === 'yes' && via.includes('included') && roles.length === 0
      ? ['a direct grant']
      : []
  return [...roles.map((role) => role.name), ...directly].join(', ')
}

function permissionTable(permissions: readonly EffectivePermission[]): string[] {
  if (permissions.length === 0) return []
  return [
    ...table(
      [
        { title: '' },
        { title: 'name' },
        { title: 'id' },
        { title: 'app' },
        { title: 'switch' },
        { title: 'permission scopes' },
        { title: 'by' },
        { title: 'answer' },
      ],
      permissions.map((each) => [
        marksOf(each),
        each.name,
        each.id,
        each.app ?? '',
        yesNo(each.assignable),
        each.permissionScopes?.join(', ') ?? '',
        grantedBy(each),
        remark(each),
      ]),
    ),
    legend,
  ]
}

export const effective: Verb = (program, run) => {
  const verb = addVerb(program, 'effective', {
    group: 'Ask',
    about: 'list all that a user may do, and how each permission reaches them',
    takes: 'snapshot',
    example: 'effective "Anna Meyer"',
  })
    .argument('<user>', 'name, id, extension number or email')
    .option('--app <app>', 'only permissions of this app, by access key or name')
  verb.action((user: string, options: { app?: string }) =>
    run(verb, async (session) => {
      const { question, label } = await session.question()
      const answer = await ask(
        session.api.access.effective({ ...question, user, ...given({ app: options.app }) }),
      )
      const rest =
        answer.rest === 'no'
          ? 'What is not listed, this user does not have.'
          : 'Whether this user has what is not listed is unknown.'
      return {
        value: answer,
        lines: () =>
          blocks(
            [...headline(answer), ...missingLines(answer.missing)],
            permissionTable(answer.permissions),
            [rest],
            limitLines(answer.limits),
            [snapshotLine(label, answer.snapshot, session.now)],
          ),
      }
    }),
  )
}
