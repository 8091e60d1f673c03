import type { Why } from '../../../shared/schemas/access'
import { ask } from '../ask'
import { blocks, evidenceLines, limitLines, missingLines, snapshotLine } from '../evidence'
import { exitOfAnswer } from '../exit-codes'
import { given } from '../given'
import { differsMark, vendorMark } from '../marks'
import { addVerb, type Verb } from '../verb'
import { addWhat, what, type WhatOptions } from '../what'
import { moment, number } from '../words'

interface Options extends WhatOptions {
  target?: string
}

function vendorLines({ vendorWord, differs, computed, vendor }: Why): string[] {
  return [
    ...(vendorWord === undefined
      ? []
      : [`${vendorMark} ${vendorWord.text} (${moment(vendorWord.takenAt)})`]),
    ...(differs
      ? [`${differsMark} The vendor’s word is “${vendor}”, the computed access “${computed}”.`]
      : []),
  ]
}

function moreRoutes({ routes, routesTotal }: Why): string[] {
  const more = routesTotal - routes.length
  return more > 0 ? [`There are ${number(more)} more ways to it than are listed.`] : []
}

export const why: Verb = (program, run) => {
  const verb = addVerb(program, 'why', {
    group: 'Ask',
    about: 'say whether a user has a permission or menu, by which way, and how to take it away',
    takes: 'snapshot',
    example: 'why "Anna Meyer" ReadPresenceStatus',
    more: 'Exit code 3: the answer is “no”. Exit code 4: it is unknown, and what is missing is said.',
  }).argument('<user>', 'name, id, extension number or email')
  addWhat(verb).option('--target <extension>', 'RingCentral: extension that it is to be used on')
  verb.action((user: string, permission: string | undefined, options: Options) => {
    const asked = what(permission, options)
    return run(verb, async (session) => {
      const { question, label } = await session.question()
      const answer = await ask(
        session.api.access.why({
          ...question,
          user,
          ...asked,
          ...given({ target: options.target }),
        }),
      )
      return {
        value: answer,
        exit: exitOfAnswer(answer.answer),
        lines: () =>
          blocks(
            [...answer.text, ...moreRoutes(answer)],
            vendorLines(answer),
            missingLines(answer.missing),
            limitLines(answer.limits, answer.text),
            evidenceLines(answer.evidence),
            [snapshotLine(label, answer.snapshot, session.now)],
          ),
      }
    })
  })
}
