import type { UserDetail } from '../../../shared/schemas/access'
import type { Asked } from '../../../shared/schemas/syncs'
import { ask } from '../ask'
import { askVendor, at, refusedLines, wasAnswered } from '../ask-vendor'
import { blocks, missingLines, snapshotLine } from '../evidence'
import { ExitCode } from '../exit-codes'
import { given } from '../given'
import { table } from '../table'
import { addVerb, type Verb } from '../verb'
import { many, moment } from '../words'

function readLines({ parts }: Asked): string[] {
  return table(
    [{ title: 'part' }, { title: 'records', align: 'right' }, { title: 'taken' }],
    parts
      .filter((part) => part.status === 'whole')
      .map((part) => [part.kind, String(part.count), moment(part.takenAt)]),
  )
}

function userLines({ user, roles, rolesKnown, outside, missing }: UserDetail): string[] {
  return blocks(
    [
      `${user.name} (${user.id}) holds ${rolesKnown ? '' : 'at least '}${many(roles.length, 'role')}.`,
      ...roles.map(({ name, id }) => `  – ${name} (${id})`),
    ],
    ...outside.map(({ title, lines, takenAt }) => [
      `${title} (${moment(takenAt)})`,
      ...lines.map((line) => `  – ${line}`),
    ]),
    missingLines(missing),
  )
}

export const readUser: Verb = (program, run) => {
  const verb = addVerb(program, 'read-user', {
    group: 'Connect',
    about: 'read one user from the vendor now: assigned roles, extension grants and features',
    takes: 'account',
    example: 'read-user "Anna Meyer"',
    more:
      'Grants and features stand outside the model: they are shown, and change no answer. Exit code 4:\n' +
      'not all of it could be read.',
  }).argument('<user>', 'name, id, extension number or email')
  verb.action((user: string) =>
    run(verb, async (session) => {
      const { account, label } = await session.account()
      const asked = await askVendor(session, account, { kind: 'user', user })
      const detail =
        asked.snapshot === undefined
          ? undefined
          : await ask(session.api.users.get({ account, ...at(asked), user }))
      return {
        value: { asked, ...given({ user: detail }) },
        aside: refusedLines(asked),
        exit: wasAnswered(asked) ? ExitCode.done : ExitCode.unknown,
        lines: () =>
          blocks(
            readLines(asked),
            detail === undefined ? ['Nothing of it came in.'] : userLines(detail),
            detail === undefined ? [] : [snapshotLine(label, detail.snapshot, session.now)],
          ),
      }
    }),
  )
}
