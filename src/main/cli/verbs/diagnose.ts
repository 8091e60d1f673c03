import { ask } from '../ask'
import { chooseAccountIfClear } from '../account-choice'
import { addCsvOptions, csvForm, type CsvOptions } from '../csv-options'
import { writeCsv } from '../csv-reply'
import { needsLines, reportLines } from '../diagnosis-lines'
import { blocks, snapshotLine } from '../evidence'
import { ExitCode } from '../exit-codes'
import { given } from '../given'
import { readText } from '../read-text'
import type { Session } from '../session'
import { usageError } from '../usage-error'
import { addVerb, type Reply, type Verb } from '../verb'
import { writeText } from '../write-text'
import type { SnapshotBrief } from '../../../shared/schemas/common'

interface Options extends Partial<CsvOptions> {
  user?: string
  request?: string
  changeRequest?: string
}

const exitOfAnswer = { yes: ExitCode.done, no: ExitCode.no, unknown: ExitCode.unknown } as const

export const diagnose: Verb = (program, run) => {
  const verb = addVerb(program, 'diagnose', {
    group: 'Ask',
    about:
      'say which permission errors are about, which switch brings it, and which change clears them',
    takes: 'snapshot',
    example: 'diagnose errors.har --user "Anna Meyer" --account "Acme Europe"',
    more:
      'Reads an error body, a log, a HAR file or Postman’s and Newman’s exports; “-” reads stdin. Without\n' +
      'an account the answer comes from the errors alone. With --request instead of a file, it says what a\n' +
      'request of RingCentral’s public API needs and who could make it:\n' +
      '  diagnose --request "GET /restapi/v1.0/account/~/call-log" --user "Anna Meyer"\n' +
      'Exit code of --request with --user, or without: 0 the user, or somebody, could make it; 3 not; 4 unknown.',
  })
    .argument('[file]', 'file to read, or - for stdin')
    .option('--user <user>', 'whose requests these were: id, name, e-mail or extension number')
    .option('--request <method and path>', 'ask about a request in place of a file')
    .option(
      '--change-request <file>',
      'write the changes that clear most as steps for whoever may change roles; “-” is standard output',
    )
  addCsvOptions(verb, false)
  verb.action((file: string | undefined, options: Options) =>
    run(verb, (session) => {
      const { request } = options
      if ((file === undefined) === (request === undefined)) {
        throw usageError(
          'Give either a file or --request.',
          'A file holds the errors; --request "GET /restapi/…" asks what a request needs.',
        )
      }
      if (options.changeRequest !== undefined && (options.out ?? request) !== undefined) {
        throw usageError(
          '--change-request goes with a file of errors, and without --out.',
          'Ask for one at a time.',
        )
      }
      return request === undefined
        ? errors(session, file!, options)
        : needs(session, request, options)
    }),
  )
}

async function errors(session: Session, file: string, options: Options): Promise<Reply> {
  const text = await readText(file, session.io.stdin)
  if (options.out !== undefined) {
    return asCsv(session, options, { kind: 'diagnosis', text, ...given({ user: options.user }) })
  }
  const chosen = await chooseAccountIfClear(session.api, session.options.account)
  const answer = await ask(
    session.api.diagnose.text({
      text,
      ...given({ account: chosen?.account, at: session.options.at, user: options.user }),
    }),
  )
  if (options.changeRequest !== undefined) {
    return changeRequest(options.changeRequest, answer.changeRequest, options.force === true)
  }
  return {
    value: answer,
    lines: () => blocks(reportLines(answer), [lastLine(session, chosen?.label, answer.snapshot)]),
  }
}

async function changeRequest(
  path: string,
  text: string | undefined,
  force: boolean,
): Promise<Reply> {
  if (text === undefined) {
    return {
      value: {},
      exit: ExitCode.no,
      lines: () => [
        'There is no change of roles to request: nothing that is known here clears these errors. --user says whose requests they were.',
      ],
    }
  }
  if (path === '-') return { value: { text }, lines: () => text.trimEnd().split('\n') }
  const file = await writeText(path, text, force)
  return { value: { file }, lines: () => [`Wrote the change request to ${file}.`] }
}

async function needs(session: Session, request: string, options: Options): Promise<Reply> {
  const [, method, path] = /^\s*([A-Za-z]+)\s+(\S+)\s*$/.exec(request) ?? []
  if (method === undefined || path === undefined) {
    throw usageError(
      `“${request}” is no request.`,
      'Write a method and a path: --request "GET /restapi/v1.0/account/~/extension"',
    )
  }
  if (options.out !== undefined) {
    const asked = { method, path, ...given({ user: options.user }) }
    return asCsv(session, options, { kind: 'request', ...asked })
  }
  const chosen = await chooseAccountIfClear(session.api, session.options.account)
  const answer = await ask(
    session.api.diagnose.request({
      method,
      path,
      ...given({ account: chosen?.account, at: session.options.at, user: options.user }),
    }),
  )
  return {
    value: answer,
    exit: exitOfAnswer[answer.user?.answer ?? answer.whoCan?.answer ?? 'unknown'],
    lines: () => blocks(needsLines(answer), [lastLine(session, chosen?.label, answer.snapshot)]),
  }
}

type Exported =
  | { kind: 'diagnosis'; text: string; user?: string }
  | { kind: 'request'; method: string; path: string; user?: string }

/** Needs an account: without one there is nothing that a table would hold. */
async function asCsv(session: Session, options: Options, asked: Exported): Promise<Reply> {
  const { question, label } = await session.question()
  const { out = '-' } = options
  return writeCsv(session, { ...options, out }, label, () =>
    ask(session.api.exports.answer({ answer: { ...question, ...asked }, form: csvForm(options) })),
  )
}

function lastLine(
  session: Session,
  label: string | undefined,
  snapshot: SnapshotBrief | undefined,
): string {
  return snapshot === undefined || label === undefined
    ? 'No account was looked at. --account NAME adds users, switches and roles.'
    : snapshotLine(label, snapshot, session.now)
}
