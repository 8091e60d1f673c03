import type { Edit } from '../../../shared/schemas/edits'
import type { WhatIf } from '../../../shared/schemas/what-if'
import { ask } from '../ask'
import { addCsvOptions, csvForm, type CsvOptions } from '../csv-options'
import { writeCsv } from '../csv-reply'
import { addEditOptions, editsInJson, type EditSource } from '../edit-options'
import { blocks, snapshotLine } from '../evidence'
import { ExitCode } from '../exit-codes'
import { given } from '../given'
import { addPageOptions, page, pageLines, type PageOptions } from '../options'
import { readText } from '../read-text'
import { savedAs } from '../saved-edits'
import type { Session } from '../session'
import { usageError } from '../usage-error'
import { addVerb, type Reply, type Verb } from '../verb'
import { whatIfLines } from '../what-if-lines'
import { writeText } from '../write-text'

interface Options extends PageOptions, Partial<CsvOptions> {
  permission?: string
  save?: string
  changeRequest?: string
  title?: string
  reason?: string
}

/** Where more may change than is said, the answer is unknown, whatever changes for sure. */
function exitOf({ menus, missing, permissions, users }: WhatIf): ExitCode {
  const possible = [...permissions, ...menus].some(
    ({ perhapsGained, perhapsLost }) => perhapsGained + perhapsLost > 0,
  )
  const whole = missing.length === 0 && users.affected.is === 'total'
  return possible || !whole ? ExitCode.unknown : ExitCode.done
}

export const whatIf: Verb = (program, run) => {
  const verb = addVerb(program, 'what-if', {
    group: 'Plan',
    about: 'say who would gain and lose what by changes of roles; nothing is changed at the vendor',
    takes: 'snapshot',
    example: 'what-if --switch-off "Manage Presence" --in "Front Desk" --account "Acme Europe"',
    more:
      'Edits are made in the order in which they stand. A role that an edit makes is new:NAME in the\n' +
      'edits after it:\n' +
      '  --copy Standard --as Visitors --switch-off Faxes --in new:Visitors --replace Standard --by new:Visitors\n' +
      'Exit code 0: it is known what changes, be it nothing. Exit code 4: more may change than is said, as\n' +
      'something that it rests on was not read.',
  })
  const sources = addEditOptions(verb)
  verb
    .option('--permission <permission>', 'list only users for whom this permission changes')
    .option('--save <name>', 'keep the edits under this name; --force replaces those of that name')
    .option(
      '--change-request <file>',
      'write the edits as steps for whoever may change roles; “-” is standard output',
    )
    .option('--title <text>', 'its title')
    .option('--reason <text>', 'why it is asked for')
  addPageOptions(verb)
  addCsvOptions(verb, false)
  verb.action((options: Options) =>
    run(verb, async (session) => {
      const from = sources()
      const { question, label } = await session.question()
      const edits = await editsFrom(session, question.account, from)
      const input = { ...question, edits }
      const { changeRequest, out, save } = options
      if (changeRequest !== undefined && out !== undefined) {
        throw usageError('--change-request and --out write two files.', 'Ask for one at a time.')
      }
      // Saved only once it is known that they can be made.
      const answer = await ask(
        session.api.whatIf.ask({
          ...input,
          ...given({ permission: options.permission }),
          ...page(options),
        }),
      )
      const saved: string[] = []
      if (save !== undefined) {
        const { account } = question
        const replace = options.force === true
        const sandbox = await ask(session.api.whatIf.save({ account, name: save, edits, replace }))
        saved.push(`Saved as “${sandbox.name}”.`)
      }
      if (changeRequest !== undefined) {
        return { ...(await requested(session, input, changeRequest, options)), aside: saved }
      }
      if (out !== undefined) {
        const reply = await writeCsv(session, { ...options, out }, label, () =>
          ask(
            session.api.exports.answer({
              answer: { kind: 'what-if', ...input },
              form: csvForm(options),
            }),
          ),
        )
        return { ...reply, aside: [...saved, ...(reply.aside ?? [])] }
      }
      return {
        value: answer,
        exit: exitOf(answer),
        aside: saved,
        lines: () =>
          blocks(
            ...whatIfLines(answer),
            pageLines(options, answer.changedUsers.length, answer.usersTotal),
            [snapshotLine(label, answer.snapshot, session.now)],
          ),
      }
    }),
  )
}

/** All edits in the order in which their options stand. */
async function editsFrom(
  session: Session,
  account: string,
  sources: readonly EditSource[],
): Promise<Edit[]> {
  if (sources.length === 0) {
    throw usageError('No edits were given.', '“permiscope what-if --help” shows how to name them.')
  }
  const edits: Edit[] = []
  for (const source of sources) {
    if (source.from === 'options') edits.push(...source.edits)
    else if (source.from === 'sandbox')
      edits.push(...(await savedEdits(session, account, source.name)))
    else edits.push(...editsInJson(await readText(source.path, session.io.stdin), source.path))
  }
  return edits
}

async function savedEdits(session: Session, account: string, name: string): Promise<Edit[]> {
  const { sandboxes } = await ask(session.api.whatIf.list({ account }))
  return savedAs(name, sandboxes).edits
}

async function requested(
  session: Session,
  input: { account: string; at?: string; edits: Edit[] },
  path: string,
  { force, reason, title }: Options,
): Promise<Reply> {
  const request = await ask(
    session.api.whatIf.changeRequest({ ...input, ...given({ reason, title }) }),
  )
  if (path === '-') return { value: request, lines: () => request.text.trimEnd().split('\n') }
  const file = await writeText(path, request.text, force === true)
  return { value: { file }, lines: () => [`Wrote the change request to ${file}.`] }
}
