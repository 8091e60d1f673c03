import type { Coverage, Overview } from '../../../shared/schemas/accounts'
import { ask } from '../ask'
import { blocks, snapshotLine } from '../evidence'
import { differsMark } from '../marks'
import { table } from '../table'
import { addVerb, type Verb } from '../verb'
import { countsInWords, many, moment, number, shortCount } from '../words'

function headline({ account, snapshot }: Overview): string {
  const source = [account.connector, account.server, account.externalId].filter(
    (each) => each !== undefined,
  )
  const from = source.length === 0 ? '' : ` (${source.join(', ')})`
  return `“${account.name}”${from} has ${countsInWords(snapshot.counts)}.`
}

function read(coverage: Coverage): string {
  const of = coverage.of === undefined ? '' : ` of ${shortCount(coverage.of)}`
  return `${number(coverage.read)}${of}`
}

function differences(count: number): string[] {
  if (count === 0) return []
  return [
    `${differsMark} In ${many(count, 'case')} the vendor’s word and the computed access differ.`,
  ]
}

export const overview: Verb = (program, run) => {
  const verb = addVerb(program, 'overview', {
    group: 'Look',
    about: 'say how much there is, how whole it is and what stays unknown because of it',
    takes: 'snapshot',
    example: 'overview --account "Acme Europe"',
  })
  verb.action(() =>
    run(verb, async (session) => {
      const { question } = await session.question()
      const answer = await ask(session.api.accounts.overview(question))
      return {
        value: answer,
        lines: () =>
          blocks(
            [
              headline(answer),
              ...(answer.language === undefined
                ? []
                : [`Names are shown in ${answer.language} where there is one in it.`]),
              ...differences(answer.differences),
            ],
            table(
              [
                { title: 'part' },
                { title: 'status' },
                { title: 'read', align: 'right' },
                { title: 'taken' },
                { title: 'why' },
                { title: 'stays unknown' },
              ],
              answer.coverage.map((each) => [
                each.kind,
                each.status,
                read(each),
                each.takenAt === null ? '' : moment(each.takenAt),
                each.reason ?? '',
                each.hides ?? '',
              ]),
            ),
            [snapshotLine(answer.account.name, answer.snapshot, session.now)],
          ),
      }
    }),
  )
}
