/** `npm run bench`: see docs/performance.md. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { Reader, type Asked } from '../../src/main/queries/reader'
import { AccountFolder } from '../../src/main/store/account-folder'
import { accessLines } from './access'
import { seededAccount, writeAnswers } from './account'
import { answerLines } from './answers'
import { csvLines, ownMemory } from './csv'
import { findLines } from './find'
import { graphLines } from './graph'
import { importInto, importLines } from './importing'
import { measure, quick, thorough, type Line, type MeasuredLine } from './measure'
import { openingLines } from './opening'
import { whatIfLines } from './what-if'
import { asMarkdown, asText, machine } from './report'

const usage = `npm run bench -- [--only access|what-if|answers|opening|import|csv|find|graph] [--quick] [--write]

  --only   only these lines; can be said more than once
  --quick  fewer runs
  --write  writes the results into docs/performance.md`

const groupNames = [
  'access',
  'what-if',
  'answers',
  'opening',
  'import',
  'csv',
  'find',
  'graph',
] as const
const begins = '<!-- results -->'

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    quick: { type: 'boolean', default: false },
    write: { type: 'string' },
    help: { type: 'boolean', default: false },
    // Said by the bench to itself, for a process that measures its own memory.
    memory: { type: 'string' },
    data: { type: 'string', default: '' },
    into: { type: 'string', default: '' },
  },
})

const say = (text: string): void => void process.stdout.write(`${text}\n`)

const ask = (dataFolder: string): Asked =>
  new Reader(new AccountFolder(dataFolder)).ask('Bench', undefined)

const unknown = (values.only ?? []).filter((name) => !groupNames.some((known) => known === name))
if (values.help) say(usage)
else if (unknown.length > 0) {
  process.stderr.write(`There is no ${unknown.join(', ')} to measure.\n${usage}\n`)
  process.exitCode = 2
} else if (values.memory === undefined) await run()
else say(JSON.stringify(await ownMemory(values.memory, ask(values.data), values.into)))

async function run(): Promise<void> {
  const temporary = await mkdtemp(path.join(tmpdir(), 'permiscope-bench-'))
  try {
    const account = seededAccount()
    const answers = path.join(temporary, 'answers')
    const dataFolder = path.join(temporary, 'data')
    await writeAnswers(account, answers)
    await importInto(dataFolder, answers, 'Bench')

    const groups: Record<(typeof groupNames)[number], () => Line[] | Promise<Line[]>> = {
      access: () => accessLines(account, ask(dataFolder)),
      'what-if': () => whatIfLines(account, ask(dataFolder)),
      answers: () => answerLines(account, temporary),
      opening: () => openingLines(dataFolder, 'Bench'),
      import: () => importLines(answers, temporary),
      find: () => findLines(ask(dataFolder)),
      graph: () => graphLines(ask(dataFolder)),
      csv: () => csvLines(ask(dataFolder), { temporary, dataFolder, quick: values.quick }),
    }
    const before = loadavg()[0]!
    say(`${machine()}; load ${before.toFixed(1)} before\n`)
    const measured: MeasuredLine[] = []
    for (const name of groupNames) {
      if (values.only && !values.only.includes(name)) continue
      for (const line of await groups[name]()) {
        const done = await measure(line, values.quick ? quick : thorough)
        measured.push(done)
        say(`${asText(done)}\n`)
      }
    }
    const circumstances = `load ${before.toFixed(1)} before and ${loadavg()[0]!.toFixed(1)} after.${busy(before)}`
    say(circumstances)
    if (values.write !== undefined) await write(values.write, circumstances, measured)
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}

/** The bench itself is a load of about one; more than the cores have is somebody else's work. */
function busy(before: number): string {
  const most = cpus().length
  return before > most || loadavg()[0]! > most
    ? ' **The machine was busy with other work: only ratios of ten and more say something.**'
    : ''
}

/** Replaces what stands behind the mark in the page. */
async function write(page: string, circumstances: string, measured: MeasuredLine[]): Promise<void> {
  const text = await readFile(page, 'utf8')
  const kept = text.slice(0, text.indexOf(begins) + begins.length)
  const date = new Date().toISOString().slice(0, 10)
  await writeFile(
    page,
    [kept, '', `${date}, ${machine()}; ${circumstances}`, '', ...measured.map(asMarkdown)].join(
      '\n',
    ),
  )
}
