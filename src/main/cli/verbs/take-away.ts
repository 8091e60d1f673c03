import type { TakeAway } from '../../../shared/schemas/least-privilege'
import { ask } from '../ask'
import { addCsvOptions, csvForm, type CsvOptions } from '../csv-options'
import { writeCsv } from '../csv-reply'
import { blocks, limitLines, missingLines, snapshotLine } from '../evidence'
import { ExitCode } from '../exit-codes'
import { given } from '../given'
import { table } from '../table'
import { addVerb, type Verb } from '../verb'

interface Options extends Partial<CsvOptions> {
  app?: string
  from: string
  name?: string
}

function changeLines({ add, lost, remove, stuck }: TakeAway): string[] {
  const rows = [
    ...stuck.map((one) => ['has no switch', one.name, one.id]),
    ...remove.map((one) => ['switch off', one.name, one.id]),
    ...add.map((one) => ['switch on', one.name, one.id]),
    ...lost.map((one) => ['lost besides', one.name, one.id]),
  ]
  if (rows.length === 0) return []
  return table([{ title: 'change' }, { title: 'permission' }, { title: 'id' }], rows)
}

/** A role that does not give it has nothing to take. */
export function exitOfTakeAway({ gives, missing }: TakeAway): ExitCode {
  if (gives === 'no') return ExitCode.no
  return gives === 'unknown' || missing.length > 0 ? ExitCode.unknown : ExitCode.done
}

export const takeAway: Verb = (program, run) => {
  const verb = addVerb(program, 'take-away', {
    group: 'Plan',
    about:
      'say what to switch in a role so that it no longer gives a permission and keeps all else that it can',
    takes: 'snapshot',
    example: 'take-away ManagePresence --from "Front Desk"',
    more:
      'Of a standard role, which cannot be changed, a changed copy takes its place. Exit code 3: the role\n' +
      'does not give it. Exit code 4: not everything that the answer rests on was read.',
  })
    .argument('<permission>', 'by id, code or name')
    .requiredOption('--from <role>', 'the role, by id or name')
    .option('--app <app>', 'the app that the permission belongs to')
    .option('--name <name>', 'what the copy, or new role, would be called')
  addCsvOptions(verb, false)
  verb.action((permission: string, options: Options) =>
    run(verb, async (session) => {
      const { question, label } = await session.question()
      const { app, name, out } = options
      const input = { ...question, role: options.from, permission, ...given({ app, name }) }
      if (out !== undefined) {
        return writeCsv(session, { ...options, out }, label, () =>
          ask(
            session.api.exports.answer({
              answer: { kind: 'take-away', ...input },
              form: csvForm(options),
            }),
          ),
        )
      }
      const answer = await ask(session.api.leastPrivilege.takeAway(input))
      return {
        value: answer,
        exit: exitOfTakeAway(answer),
        lines: () =>
          blocks(
            [...answer.text, ...missingLines(answer.missing)],
            changeLines(answer),
            limitLines(answer.limits),
            [snapshotLine(label, answer.snapshot, session.now)],
          ),
      }
    }),
  )
}
