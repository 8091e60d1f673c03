import type { Evidence, Why } from '../../../shared/schemas/access'
import type { Answer } from '../../../shared/schemas/common'
import type { Asked } from '../../../shared/schemas/syncs'
import { ask } from '../ask'
import { askVendor, at, refusedLines, wasAnswered } from '../ask-vendor'
import { blocks, evidenceLines, limitLines, missingLines, snapshotLine } from '../evidence'
import { exitOfAnswer } from '../exit-codes'
import { given } from '../given'
import { differsMark, unknownMark, vendorMark } from '../marks'
import { usageError } from '../usage-error'
import { addVerb, type Verb } from '../verb'
import { verifyApp } from '../verify-app'
import { moment } from '../words'

/** What the vendor said just now; unknown where it did not say. */
function freshWord(asked: Asked, { vendorWord }: Why): Answer {
  const [part] = asked.parts
  if (part === undefined || !wasAnswered(asked) || vendorWord === undefined) return 'unknown'
  const isOlder =
    part.takenAt !== null && vendorWord.takenAt !== null && vendorWord.takenAt < part.takenAt
  return isOlder ? 'unknown' : vendorWord.answer
}

function vendorLines(answer: Answer, asked: Asked, { vendorWord }: Why): string[] {
  if (wasAnswered(asked) && vendorWord === undefined) {
    return [`${unknownMark} What the vendor answered does not name it, which may be misspelt.`]
  }
  if (answer === 'unknown' || vendorWord === undefined) {
    const refused = refusedLines(asked)
    return [`${unknownMark} The vendor did not answer the question.`, ...refused]
  }
  return [`${vendorMark} ${vendorWord.text} (${moment(vendorWord.takenAt)})`]
}

/** The vendor's own words are no ground of the computation. */
const vendorKinds: ReadonlySet<Evidence['kind']> = new Set([
  'permission-check',
  'authorization-profile',
  'error-observation',
  'user-app-resources',
])

function computedLine({ computed, evidence }: Why): string {
  const times = evidence.filter(({ kind }) => !vendorKinds.has(kind)).map(({ takenAt }) => takenAt)
  const known = times.filter((time) => time !== null).sort()
  const [oldest] = known
  const newest = known.at(-1)
  const when =
    oldest === undefined || newest === undefined
      ? times.length === 0
        ? ''
        : ', read at a time not known'
      : moment(oldest) === moment(newest)
        ? `, read ${moment(oldest)}`
        : `, read between ${moment(oldest)} and ${moment(newest)}`
  return `Computed from what was read: ${computed}${when}.`
}

function differenceLines(answer: Answer, { computed }: Why): string[] {
  if (answer === 'unknown' || computed === 'unknown' || answer === computed) return []
  return [
    `${differsMark} They differ: the vendor says “${answer}”, the computed access is “${computed}”.`,
  ]
}

interface Options {
  app?: string
  target?: string
}

export const verify: Verb = (program, run) => {
  const verb = addVerb(program, 'verify', {
    group: 'Connect',
    about: 'ask the vendor whether a user has a permission, and show it beside what was computed',
    takes: 'account',
    example: 'verify "Anna Meyer" ReadPresenceStatus',
    more:
      'Of EnOS an app is asked about: verify "Li Wei" --app "Wind Monitor" [PERMISSION].\n' +
      'The vendor’s word is stored with its time. Exit code by that word: 0 yes, 3 no, 4 it did not\n' +
      'answer.',
  })
    .argument('<user>', 'name, id, extension number or email')
    .argument('[permission]', 'id or name of the permission; of EnOS it may be left out')
    .option('--app <app>', 'EnOS: the app that is asked about, by access key or name')
    .option('--target <extension>', 'RingCentral: extension that it is to be used on')
  verb.action((user: string, permission: string | undefined, options: Options) => {
    const { app } = options
    if (app !== undefined && options.target !== undefined) {
      throw usageError(
        '--app and --target do not go together: EnOS is asked about apps, RingCentral about targets.',
        'Leave one of them out.',
      )
    }
    if (permission === undefined) {
      if (app !== undefined) return run(verb, (session) => verifyApp(session, user, app))
      throw usageError(
        'It is not said what the vendor is asked about.',
        'Name a permission; of EnOS an app with --app.',
      )
    }
    return run(verb, async (session) => {
      const { account, label } = await session.account()
      const target = given({ target: options.target })
      const question =
        app === undefined
          ? { kind: 'permission' as const, user, permission, ...target }
          : { kind: 'app-resources' as const, user, app }
      const asked = await askVendor(session, account, question)
      const why = await ask(
        session.api.access.why({
          account,
          ...at(asked),
          user,
          permission,
          ...target,
          ...given({ app }),
        }),
      )
      const answer = freshWord(asked, why)
      return {
        value: { answer, asked, why },
        exit: exitOfAnswer(answer),
        lines: () =>
          blocks(
            [
              ...vendorLines(answer, asked, why),
              computedLine(why),
              ...differenceLines(answer, why),
            ],
            why.text,
            missingLines(why.missing),
            limitLines(why.limits, why.text),
            evidenceLines(why.evidence),
            [snapshotLine(label, why.snapshot, session.now)],
          ),
      }
    })
  })
}
