import type { Effective } from '../../../shared/schemas/access'
import { summaryOf } from '../account-argument'
import { ask } from '../ask'
import { askVendor, at, refusedLines, wasAnswered } from '../ask-vendor'
import { blocks, limitLines, missingLines, snapshotLine } from '../evidence'
import { ExitCode } from '../exit-codes'
import { given } from '../given'
import { differsMark, unknownMark, vendorMark } from '../marks'
import type { Session } from '../session'
import { table } from '../table'
import { usageError } from '../usage-error'
import { addVerb, type Verb } from '../verb'
import { many, moment } from '../words'

/** @throws AppError `invalid-argument` where nobody is named and it is not known who signed in */
async function signedInUser({ api }: Session, account: string): Promise<string> {
  const connection = (await summaryOf(api, account))?.connection
  const user = connection?.connector === 'ringcentral' ? connection.signedInUser : undefined
  if (user !== undefined) return user.id
  throw usageError(
    'It is not said whose profile is asked for, and it is not known who signed in.',
    'Name the user.',
  )
}

function differenceLines({ permissions }: Effective): string[] {
  const differing = permissions.filter(({ differs }) => differs)
  const unread = permissions.filter(({ computed }) => computed === 'unknown').length
  return [
    ...(differing.length === 0
      ? [
          unread === 0
            ? 'It is what the computed access says.'
            : 'Nothing in it contradicts the computed access.',
        ]
      : [`${differsMark} ${many(differing.length, 'permission differs', 'permissions differ')}:`]),
    ...(unread === 0
      ? []
      : [
          `${unknownMark} Of ${many(unread, 'permission')} the computed access is not known, because not all was read.`,
        ]),
    ...table(
      [{ title: 'permission' }, { title: 'id' }, { title: 'vendor' }, { title: 'computed' }],
      differing.map(({ name, id, vendor, computed }) => [name, id, vendor, computed]),
    ),
  ]
}

export const profile: Verb = (program, run) => {
  const verb = addVerb(program, 'profile', {
    group: 'Connect',
    about: 'ask the vendor for all permissions of a user, and compare them with what was computed',
    takes: 'account',
    example: 'profile --account "Acme Europe"',
    more:
      'Without a user: of the one who signed in. Exit code 3: the vendor’s profile and the computed access\n' +
      'differ. Exit code 4: the vendor did not answer.',
  }).argument('[user]', 'name, id, extension number or email')
  verb.action((named: string | undefined) =>
    run(verb, async (session) => {
      const { account, label } = await session.account()
      const user = named ?? (await signedInUser(session, account))
      const asked = await askVendor(session, account, { kind: 'profile', user })
      const answered = wasAnswered(asked)
      const effective = answered
        ? await ask(session.api.access.effective({ account, ...at(asked), user }))
        : undefined
      const differs = effective?.permissions.some((permission) => permission.differs) ?? false
      const [part] = asked.parts
      return {
        value: { asked, ...given({ effective }) },
        aside: refusedLines(asked),
        exit: !answered ? ExitCode.unknown : differs ? ExitCode.no : ExitCode.done,
        lines: () =>
          effective === undefined || part === undefined
            ? [`${unknownMark} The vendor did not answer the question.`]
            : blocks(
                [
                  `${vendorMark} The vendor lists ${many(part.count, 'permission')} of ${effective.user.name} (${moment(part.takenAt)}).`,
                ],
                differenceLines(effective),
                missingLines(effective.missing),
                limitLines(effective.limits),
                [snapshotLine(label, effective.snapshot, session.now)],
              ),
      }
    }),
  )
}
