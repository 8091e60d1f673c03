import type { Output } from '../../../shared/contract'
import { ask } from '../ask'
import { blocks, missingLines, snapshotLine } from '../evidence'
import { exitOfAnswer } from '../exit-codes'
import { given } from '../given'
import { nodeNamed } from '../node-named'
import { wholeNumber } from '../options'
import { addVerb, type Verb } from '../verb'
import { number } from '../words'

interface Options {
  app?: string
  limit?: number
  offset?: number
}

function moreLines({ routes, total }: Output<'graph', 'routes'>, offset: number): string[] {
  const more = total.value - routes.length - offset
  return more > 0 ? [`${number(more)} more; --offset and --limit show them.`] : []
}

export const routes: Verb = (program, run) => {
  const verb = addVerb(program, 'routes', {
    group: 'Ask',
    about: 'list every way from one to another: from a user to a permission, a role to a menu, …',
    takes: 'snapshot',
    example: 'routes "Anna Meyer" ReadPresenceStatus',
    more:
      'FROM and TO are names or ids; where several things have the same, with user:, role:, permission:,\n' +
      'menu-group: or menu: in front. Either may come first. The shortest ways are listed first.\n' +
      'Exit code 3: there is no way. Exit code 4: it is unknown, and what is missing is said.',
  })
    .argument('<from>', 'such as "Anna Meyer" or user:1042')
    .argument('<to>', 'such as ReadPresenceStatus or role:"Front Desk"')
    .option(
      '--app <app>',
      'EnOS: the app of a permission, menu or menu group: access key, code or name',
    )
    .option('--limit <number>', 'list at most so many (default: 50)', wholeNumber(1))
    .option('--offset <number>', 'leave out the first so many', wholeNumber(0))
  verb.action((from: string, to: string, options: Options) =>
    run(verb, async (session) => {
      const { question, label } = await session.question()
      const { app, limit, offset = 0 } = options
      const answer = await ask(
        session.api.graph.routes({
          ...question,
          from: await nodeNamed(session.api, question, from, app),
          to: await nodeNamed(session.api, question, to, app),
          offset,
          ...given({ limit }),
        }),
      )
      return {
        value: answer,
        exit: exitOfAnswer(answer.answer),
        lines: () =>
          blocks(
            answer.sentences,
            answer.routes.map(({ text }, at) => `${number(offset + at + 1)}. ${text}`),
            moreLines(answer, offset),
            missingLines(answer.missing),
            [snapshotLine(label, answer.snapshot, session.now)],
          ),
      }
    }),
  )
}
