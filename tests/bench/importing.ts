/** Saved answers: from files to an account, beside parsing the same bytes. */
import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import path from 'node:path'
import { createCore } from '../../src/main/core'
import { apiOver, type AnyEvent } from '../../src/shared/contract'
import { AppError, type Result } from '../../src/shared/result'
import type { Run } from '../../src/shared/schemas/imports'
import type { Line } from './measure'

/** @param folder of saved answers @param temporary where accounts may be made */
export function importLines(folder: string, temporary: string): Line[] {
  const files = readdirSync(folder).map((name) => path.join(folder, name))
  const bytes = files.reduce((sum, file) => sum + readFileSync(file).length, 0)
  const ours = 'Permiscope, into a new account'
  const parse = 'JSON.parse'
  return [
    {
      name: `Import of saved answers (${files.length} files, ${(bytes / 1e6).toFixed(0)} MB)`,
      unit: 'import',
      budget: {
        text: '3 × JSON.parse',
        holds: (median) => median(ours) <= 3 * median(parse),
      },
      ours: {
        name: ours,
        units: 1,
        async work() {
          const dataFolder = await mkdtemp(path.join(temporary, 'import-'))
          const run = await importInto(dataFolder, folder, 'Imported')
          await rm(dataFolder, { recursive: true })
          return run
        },
        found: (run) => (run as Run).report?.files.length,
      },
      peers: [
        {
          name: parse,
          units: 1,
          work: () => files.map((file) => JSON.parse(readFileSync(file, 'utf8')) as unknown),
          found: (parsed) => (parsed as unknown[]).length,
        },
      ],
      notes: [
        'Ours reads, recognises, joins the pages, judges what is whole, and writes parts, facts and the closure to SQLite; the peer keeps nothing.',
      ],
    },
  ]
}

/** Imports a folder as the command line does, in this thread. @throws AppError */
export async function importInto(
  dataFolder: string,
  folder: string,
  account: string,
): Promise<Run> {
  const core = await createCore({ dataFolder, face: 'cli', version: '0.0.0' })
  try {
    const ended = new Promise<Run>((resolve) => {
      core.subscribe((event: AnyEvent) => {
        if (event.name === 'runs.changed' && event.value.status !== 'running') resolve(event.value)
      })
    })
    const upload = await core.offerPaths([folder])
    valueOf(await apiOver(core.invoke).imports.start({ upload, account, options: {}, ask: false }))
    const run = await ended
    if (run.error) throw AppError.from(run.error)
    return run
  } finally {
    await core.close()
  }
}

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw AppError.from(result.error)
  return result.value
}
