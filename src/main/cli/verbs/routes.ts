import { NodeKind, type NodeReference } from '../../../shared/schemas/graph'
import type { Output } from '../../../shared/contract'
import { AppError } from '../../../shared/result'
import { ask } from '../ask'
import { blocks, missingLines, snapshotLine } from '../evidence'
import { exitOfAnswer } from '../exit-codes'
import { given } from '../given'
import { wholeNumber } from '../options'
import { addVerb, type Verb } from '../verb'
import { number } from '../words'

interface Options {
  app?: string
  limit?: number
  offset?: number
}

/** `role:Front Desk` → a role of that name or id. @throws AppError `invalid-argument` */
function reference(text: string, app: string | undefined): NodeReference {
  const [, kind, id] = /^([a-z-]+):(.+)$/s.exec(text) ?? []
  const known = NodeKind.options.find((one) => one === kind)
  if (known === undefined || id === undefined) {
    throw new AppError('invalid-argument', `“${text}” does not say what it is.`, {
      hint: `Write one of ${NodeKind.options.map((one) => `${one}:…`).join(', ')}, such as role:"Front Desk".`,
    })
  }
  const inApp = known !== 'user' && known !== 'role'
  return { kind: known, id, ...(inApp ? given({ app }) : {}) }
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
    example: 'routes user:"Anna Meyer" permission:ReadPresenceStatus',
    more:
      'FROM and TO are user:…, role:…, permission:…, menu-group:… or menu:…, by id or name. The shortest\n' +
      'ways come first. Exit code 3: there is no way. Exit code 4: it is unknown, and what is missing is said.',
  })
    .argument('<from>', 'such as user:"Anna Meyer"')
    .argument('<to>', 'such as permission:ReadPresenceStatus')
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
          from: reference(from, app),
          to: reference(to, app),
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
