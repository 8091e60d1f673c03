import { ask } from '../ask'
import { table } from '../table'
import { addVerb, type Verb } from '../verb'
import { moment, number } from '../words'

const shownNames = 3

function files(count: number, names: readonly string[]): string {
  const shown = names.slice(0, shownNames)
  const rest = count - shown.length
  return rest > 0 ? `${shown.join(', ')} and ${number(rest)} more` : shown.join(', ')
}

export const imports: Verb = (program, run) => {
  const verb = addVerb(program, 'imports', {
    group: 'Bring in',
    about: 'list what was imported, synced or asked of the vendor, and when',
    takes: 'account',
    example: 'imports --account "Acme Europe"',
  })
  verb.action(() =>
    run(verb, async (session) => {
      const { account, label } = await session.account()
      const answer = await ask(session.api.imports.list({ account }))
      return {
        value: answer,
        lines: () =>
          answer.imports.length === 0
            ? [`Nothing was imported into “${label}” yet.`]
            : table(
                [
                  { title: 'import', align: 'right' },
                  { title: 'source' },
                  { title: 'imported' },
                  { title: 'answers taken' },
                  { title: 'snapshot', align: 'right' },
                  { title: 'parts', align: 'right' },
                  { title: 'from' },
                ],
                answer.imports.map((each) => [
                  String(each.id),
                  each.source,
                  moment(each.importedAt),
                  moment(each.takenAt),
                  String(each.snapshot),
                  number(each.parts),
                  files(each.files, each.names),
                ]),
              ),
      }
    }),
  )
}
