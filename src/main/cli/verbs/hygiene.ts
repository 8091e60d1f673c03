import { InvalidArgumentError, Option } from 'commander'
import type { Hygiene, HygieneKind, RoleProposal } from '../../../shared/schemas/hygiene'
import { ask } from '../ask'
import { addCsvOptions, csvForm, type CsvOptions } from '../csv-options'
import { writeCsv } from '../csv-reply'
import { snapshotLine, blocks } from '../evidence'
import { ExitCode } from '../exit-codes'
import { given } from '../given'
import { hygieneKinds, hygieneLines, proposalLines } from '../hygiene-lines'
import { addPageOptions, page, pageLines, type PageOptions } from '../options'
import type { Session } from '../session'
import { usageError } from '../usage-error'
import { addVerb, type Reply, type Verb } from '../verb'
import { waitForRun } from '../wait-for-run'
import { writeText } from '../write-text'

interface Options extends PageOptions, Partial<CsvOptions> {
  claim?: HygieneKind
  similarity?: number
  proposal?: boolean
  existingOnly?: boolean
  seconds?: number
  editsTo?: string
}

/** That one role lies within another, or is like another, is no fault by itself. */
const faults = ['twins', 'dominated', 'redundant', 'empty', 'unused', 'direct'] as const

export const hygiene: Verb = (program, run) => {
  const verb = addVerb(program, 'hygiene', {
    group: 'Plan',
    about: 'list roles that say the same, add nothing or are held by nobody; propose fewer roles',
    takes: 'snapshot',
    example: 'hygiene --account Plant --proposal',
    more:
      'Exit code 3: something could be less. Exit code 4: nothing is known to be, but not everything was\n' +
      'read. With --proposal: 3 where fewer roles can do the same, 4 where that is not known.',
  })
    .addOption(new Option('--claim <kind>', 'only claims of this kind').choices(hygieneKinds))
    .option(
      '--similarity <number>',
      'from which on roles are nearly twins, 0.5 to 1 (default: 0.9)',
      numberWithin(0.5, 1),
    )
    .option('--proposal', 'look for fewer roles that leave everybody’s access exactly as it is')
    .option('--existing-only', 'with --proposal: make no new roles')
    .option(
      '--seconds <number>',
      'with --proposal: look for so long at most (default: 45)',
      numberWithin(1, 600),
    )
    .option('--edits-to <file>', 'with --proposal: write its edits as JSON, for what-if')
  addPageOptions(verb)
  addCsvOptions(verb, false)
  verb.action((options: Options) =>
    run(verb, async (session) => {
      if (options.proposal === true) {
        if (options.claim !== undefined) {
          throw usageError('A proposal has no claims.', 'Leave out --claim or --proposal.')
        }
        return proposed(session, options)
      }
      if (options.existingOnly === true || options.editsTo !== undefined) {
        throw usageError('There are no edits without a proposal.', 'Add --proposal.')
      }
      const { question, label } = await session.question()
      const { claim, out, similarity } = options
      const input = { ...question, ...given({ claim, similarity }) }
      if (out !== undefined) {
        return writeCsv(session, { ...options, out }, label, () =>
          ask(
            session.api.exports.answer({
              answer: { kind: 'hygiene', ...input },
              form: csvForm(options),
            }),
          ),
        )
      }
      const answer = await ask(session.api.hygiene.report({ ...input, ...page(options) }))
      return {
        value: answer,
        exit: exitOf(answer, claim),
        lines: () =>
          blocks(
            hygieneLines(answer),
            pageLines(options, answer.claims.length, answer.claimsTotal),
            [snapshotLine(label, answer.snapshot, session.now)],
          ),
      }
    }),
  )
}

function exitOf({ counts }: Hygiene, claim: HygieneKind | undefined): ExitCode {
  const asked = (claim === undefined ? faults : [claim]).map((kind) => counts[kind])
  if (asked.some(({ value }) => value > 0)) return ExitCode.no
  return asked.every(({ is }) => is === 'total') ? ExitCode.done : ExitCode.unknown
}

function exitOfProposal({ after, atLeast, before }: RoleProposal): ExitCode {
  if (after.roles < before.roles) return ExitCode.no
  return atLeast >= before.roles ? ExitCode.done : ExitCode.unknown
}

async function proposed(session: Session, options: Options): Promise<Reply> {
  const { question, label } = await session.question()
  const { existingOnly, out, seconds } = options
  let id = ''
  await waitForRun(
    session,
    async () => {
      const started = await ask(
        session.api.hygiene.propose({ ...question, ...given({ existingOnly, seconds }) }),
      )
      id = started.run
      return started
    },
    'The search was stopped. Nothing is proposed.',
  )
  const answer = await ask(session.api.hygiene.proposal({ run: id }))
  const exit = exitOfProposal(answer)
  const aside: string[] = []
  if (options.editsTo !== undefined) {
    const text = `${JSON.stringify(answer.edits, undefined, 2)}\n`
    const file = await writeText(options.editsTo, text, options.force === true)
    aside.push(`Wrote the edits to ${file}.`)
  }
  if (out !== undefined) {
    const reply = await writeCsv(session, { ...options, out }, label, () =>
      ask(
        session.api.exports.answer({
          answer: { kind: 'role-proposal', ...question, edits: answer.edits },
          form: csvForm(options),
        }),
      ),
    )
    return { ...reply, exit, aside: [...aside, ...(reply.aside ?? [])] }
  }
  return {
    value: answer,
    exit,
    aside,
    lines: () => blocks(proposalLines(answer), [snapshotLine(label, answer.snapshot, session.now)]),
  }
}

function numberWithin(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (text.trim() === '' || !(value >= least && value <= most)) {
      throw new InvalidArgumentError(
        `It must be a number from ${String(least)} to ${String(most)}.`,
      )
    }
    return value
  }
}
