/** The whole matrix as CSV, durably on the disk, beside writers of CSV and a write of the same bytes. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import {
  closeSync,
  createWriteStream,
  fsyncSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { stringify } from 'csv-stringify'
import { format } from 'fast-csv'
import Papa from 'papaparse'
import { CellPlanes, kindOfCode, matrixCells } from '../../src/main/access/matrix-cells'
import { wholeForm } from '../../src/main/export/csv-form'
import { exportMatrix } from '../../src/main/export/export'
import { columnHeadings, writeMatrixCsv, type MatrixTable } from '../../src/main/export/matrix-csv'
import { headOf } from '../../src/main/queries/matrix-heads'
import { matrixSelection } from '../../src/main/queries/matrix-selection'
import type { Asked } from '../../src/main/queries/reader'
import { guarded } from '../../src/shared/formula-guard'
import type { Line, Way } from './measure'

const ours = 'Permiscope'
const raw = 'writing the same bytes from memory'
const stringifier = 'csv-stringify'

/** Papa Parse makes one string of what it is given; so many rows at once suit it. */
const rowsAtOnce = 1_000
const rawBytesAtOnce = 1_048_576

export async function csvLines(
  asked: Asked,
  { temporary, dataFolder, quick }: { temporary: string; dataFolder: string; quick: boolean },
): Promise<Line[]> {
  const [own, ...peers] = csvWays(asked, temporary)
  const memory = new Map<string, Memory>()
  for (const { name } of [own!, ...(quick ? [] : peers)]) {
    if (name !== raw) memory.set(name, await memoryOf(name, dataFolder, temporary))
  }
  const inWords = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MB`
  return [
    {
      name: 'Matrix CSV, 50,000 × 400, in words, to the disk (fsync)',
      unit: 'file',
      budget: {
        text: `1.7 × the write of the same bytes; 25 × faster than csv-stringify; less than 100 MB`,
        holds: (median) =>
          median(ours) <= 1.7 * median(raw) &&
          25 * median(ours) <= median(stringifier) &&
          memory.get(ours)!.most - memory.get(ours)!.before < 100 * 2 ** 20,
      },
      ours: own!,
      peers,
      notes: [
        `Highest memory beyond that of the open account, each way in a process of its own: ${[
          ...memory,
        ]
          .map(
            ([name, { most, before }]) =>
              `${name} ${inWords(most - before)} (in all ${inWords(most)})`,
          )
          .join('; ')}.`,
        'All files have the same bytes. fast-csv knows no formula guard and is handed guarded text.',
      ],
    },
  ]
}

/** Ours first. Each writes a file in `folder`. */
export function csvWays(asked: Asked, folder: string, look: () => void = () => undefined): Way[] {
  const { index } = asked
  const shape = { rows: 'users', columns: 'permissions' } as const
  const chosen = matrixSelection(asked, shape)
  const heads = [...chosen.columns].map((column) => headOf(asked, shape.columns, column))
  const table: MatrixTable = {
    ...shape,
    rowNumbers: chosen.rows,
    columnNumbers: chosen.columns,
    headings: columnHeadings(shape.rows, heads),
  }

  /** What the peers are given: a row's cells as strings, from the same cells as ours. */
  function* rows(guard: (text: string) => string): Generator<string[]> {
    yield ['user id', 'user name', 'email', ...table.headings]
    const cells = matrixCells(index, table, table.columnNumbers)
    const planes = new CellPlanes(heads.length)
    for (let at = 0; at < chosen.rows.length; at++) {
      if (at % rowsAtOnce === 0) look()
      cells.fill(chosen.rows[at]!, planes)
      const { id, name, email = '' } = index.facts.users[chosen.rows[at]!]!
      const row = [guard(id), guard(name), guard(email)]
      for (let column = 0; column < heads.length; column++) {
        row.push(kindOfCode[planes.codeAt(column)]!)
      }
      yield row
    }
  }
  const asGiven = (text: string): string => text

  const way = (name: string, write: (file: string) => Promise<void> | void): Way => {
    const file = path.join(folder, `${name}.csv`)
    return {
      name,
      units: 1,
      work: () => write(file),
      found: () => createHash('sha256').update(readFileSync(file)).digest('hex'),
    }
  }
  const own = way(ours, (file) =>
    durably(file, async (write) => {
      await writeMatrixCsv(index, table, wholeForm({}), (bytes) => {
        look()
        write(bytes)
      })
    }),
  )
  let bytes: Buffer | undefined
  return [
    own,
    way('Permiscope, the whole export, with provenance and SHA-256', async (file) => {
      const to = { csv: file, provenance: `${file}.provenance.json` }
      for (const old of Object.values(to)) rmSync(old, { force: true })
      await exportMatrix(
        asked,
        shape,
        { form: {}, to, version: '0.0.0', now: 0 },
        { signal: new AbortController().signal, progress: look },
      )
      settle(file)
    }),
    way(raw, (file) =>
      durably(file, (write) => {
        bytes ??= readFileSync(path.join(folder, `${ours}.csv`))
        for (let at = 0; at < bytes.length; at += rawBytesAtOnce) {
          write(bytes.subarray(at, at + rawBytesAtOnce))
        }
      }),
    ),
    way(stringifier, (file) =>
      streamed(file, rows(asGiven), stringify({ record_delimiter: '\r\n', escape_formulas: true })),
    ),
    way('fast-csv', (file) =>
      streamed(file, rows(guarded), format({ rowDelimiter: '\r\n', includeEndRowDelimiter: true })),
    ),
    way('Papa Parse', (file) =>
      durably(file, (write) => {
        const writeSome = (some: string[][]) => {
          const made = Papa.unparse(some, { newline: '\r\n', escapeFormulae: true })
          write(Buffer.from(`${made}\r\n`))
        }
        let some: string[][] = []
        for (const row of rows(asGiven)) {
          some.push(row)
          if (some.length < rowsAtOnce) continue
          writeSome(some)
          some = []
        }
        if (some.length > 0) writeSome(some)
      }),
    ),
  ]
}

async function durably(
  file: string,
  work: (write: (bytes: Uint8Array) => void) => Promise<void> | void,
): Promise<void> {
  const descriptor = openSync(file, 'w')
  await work((bytes) => {
    for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at)
  })
  fsyncSync(descriptor)
  closeSync(descriptor)
}

async function streamed(
  file: string,
  rows: Iterable<string[]>,
  made: NodeJS.ReadWriteStream,
): Promise<void> {
  await pipeline(Readable.from(rows), made, createWriteStream(file))
  settle(file)
}

/** Waits until the disk has what was written. */
function settle(file: string): void {
  const descriptor = openSync(file, 'r+')
  fsyncSync(descriptor)
  closeSync(descriptor)
}

/** Bytes of resident memory. */
interface Memory {
  before: number
  most: number
}

/** Runs one way in a process of its own. */
async function memoryOf(way: string, dataFolder: string, temporary: string): Promise<Memory> {
  const child = spawn(
    process.execPath,
    [
      ...process.execArgv,
      process.argv[1]!,
      `--memory=${way}`,
      `--data=${dataFolder}`,
      `--into=${temporary}`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'close')])
  if (code !== 0) throw new Error(`${way} ended with code ${String(code)}`)
  return JSON.parse(output) as Memory
}

/** The child's side. @returns what {@link memoryOf} reads */
export async function ownMemory(name: string, asked: Asked, folder: string): Promise<Memory> {
  globalThis.gc?.()
  const before = process.memoryUsage.rss()
  let most = before
  const look = () => {
    most = Math.max(most, process.memoryUsage.rss())
  }
  const way = csvWays(asked, folder, look).find((one) => one.name === name)!
  await way.work()
  look()
  return { before, most }
}
