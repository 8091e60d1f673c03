import { ask } from '../ask'
import { blocks, limitLines } from '../evidence'
import { table } from '../table'
import { addVerb, type Verb } from '../verb'
import { moment, number, shortCount } from '../words'

const sources = { files: 'import', sync: 'sync', question: 'question' } as const

export const timeline: Verb = (program, run) => {
  const verb = addVerb(program, 'timeline', {
    group: 'Ask',
    about: 'list the snapshots of an account and what changed from each to the next',
    takes: 'account',
    example: 'timeline --account "Acme Europe"',
  })
  verb.action(() =>
    run(verb, async (session) => {
      const { account } = await session.account()
      const answer = await ask(session.api.changes.timeline({ account }))
      return {
        value: answer,
        lines: () =>
          blocks(
            answer.text,
            table(
              [
                { title: 'snapshot', align: 'right' },
                { title: 'stands at' },
                { title: 'state' },
                { title: 'from' },
                { title: 'users', align: 'right' },
                { title: 'roles', align: 'right' },
                { title: 'users whose access changed', align: 'right' },
                { title: 'what changed' },
              ],
              answer.steps.map(({ changes, counts, snapshot, source, text }) => [
                String(snapshot.id),
                moment(snapshot.at),
                snapshot.status,
                sources[source],
                shortCount(counts.users),
                shortCount(counts.roles),
                changes === undefined ? '' : number(changes.users),
                changes === undefined ? text : factsInWords(changes.facts),
              ]),
            ),
            limitLines(answer.limits),
          ),
      }
    }),
  )
}

interface Counts {
  kind: string
  began: number
  ended: number
  changed: number
}

function factsInWords(facts: readonly Counts[]): string {
  if (facts.length === 0) return 'nothing'
  return facts
    .map(({ began, changed, ended, kind }) => {
      const numbers = [
        ...(began > 0 ? [`+${number(began)}`] : []),
        ...(ended > 0 ? [`−${number(ended)}`] : []),
        ...(changed > 0 ? [`≠${number(changed)}`] : []),
      ]
      return `${kind} ${numbers.join(' ')}`
    })
    .join(', ')
}
