import type { WhoCan } from '../../../shared/schemas/access'
import { ask } from '../ask'
import { blocks, missingLines, snapshotLine } from '../evidence'
import { ExitCode } from '../exit-codes'
import { addPageOptions, page, pageLines, type PageOptions } from '../options'
import { table } from '../table'
import { userCells, userColumns } from '../user-table'
import { addVerb, type Verb } from '../verb'
import { addWhat, what, type WhatOptions } from '../what'

type Options = WhatOptions & PageOptions

function exitOf({ total, atLeast }: WhoCan): ExitCode {
  if (atLeast > 0 || (total ?? 0) > 0) return ExitCode.done
  return total === null ? ExitCode.unknown : ExitCode.no
}

export const whoCan: Verb = (program, run) => {
  const verb = addVerb(program, 'who-can', {
    group: 'Ask',
    about: 'list the users who have a permission or menu',
    takes: 'snapshot',
    example: 'who-can ReadPresenceStatus',
    more: 'Exit code 3: nobody. Exit code 4: nobody is known to, but not everything was read.',
  })
  addPageOptions(addWhat(verb))
  verb.action((permission: string | undefined, options: Options) => {
    const asked = what(permission, options)
    return run(verb, async (session) => {
      const { question, label } = await session.question()
      const answer = await ask(
        session.api.access.whoCan({ ...question, ...asked, ...page(options) }),
      )
      return {
        value: answer,
        exit: exitOf(answer),
        lines: () =>
          blocks(
            [answer.text],
            table(userColumns, answer.users.map(userCells)),
            pageLines(options, answer.users.length, answer.atLeast),
            missingLines(answer.missing),
            [snapshotLine(label, answer.snapshot, session.now)],
          ),
      }
    })
  })
}
