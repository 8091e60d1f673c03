import type { PartDetail } from '../../../shared/schemas/accounts'
import { ask } from '../ask'
import { blocks, snapshotLine } from '../evidence'
import { given } from '../given'
import { addPageOptions, page, pageLines, type PageOptions } from '../options'
import { table } from '../table'
import { addVerb, type Verb } from '../verb'
import { many, moment, number } from '../words'

interface Options extends PageOptions {
  kind?: string
}

function partTable(parts: readonly PartDetail[]): string[] {
  return table(
    [
      { title: 'part' },
      { title: 'of' },
      { title: 'name' },
      { title: 'status' },
      { title: 'records', align: 'right' },
      { title: 'taken' },
      { title: 'import', align: 'right' },
      { title: 'file' },
      { title: 'remarks' },
    ],
    parts.map((part) => [
      part.kind,
      part.subject,
      part.name ?? '',
      part.status,
      number(part.count),
      moment(part.takenAt),
      String(part.import),
      part.file,
      [part.reason, part.note].filter((each) => each !== undefined).join(' '),
    ]),
  )
}

export const parts: Verb = (program, run) => {
  const verb = addVerb(program, 'parts', {
    group: 'Look',
    about: 'list what was read: each part, how whole, when taken, from which file',
    takes: 'snapshot',
    example: 'parts --kind role',
  }).option('--kind <kind>', 'only this kind, such as role or user-list')
  addPageOptions(verb)
  verb.action((options: Options) =>
    run(verb, async (session) => {
      const { question, label } = await session.question()
      const input = { ...question, ...given({ kind: options.kind }), ...page(options) }
      const answer = await ask(session.api.accounts.parts(input))
      // The list does not carry its snapshot; the overview of the same moment does.
      const overview = session.options.json
        ? undefined
        : await ask(session.api.accounts.overview(question))
      return {
        value: answer,
        lines: () =>
          blocks(
            [`${many(answer.total, 'part')}.`],
            partTable(answer.parts),
            pageLines(options, answer.parts.length, answer.total),
            overview === undefined ? [] : [snapshotLine(label, overview.snapshot, session.now)],
          ),
      }
    }),
  )
}
