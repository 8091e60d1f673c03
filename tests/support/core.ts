/** The Node side as its faces use it, over a temporary data folder. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { apiOver, type Api } from '../../src/shared/contract'
import { AppError } from '../../src/shared/result'
import type { ImportOptions, ImportReport, Run } from '../../src/shared/schemas/imports'
import { createCore } from '../../src/main/core'
import type { Core, CoreOptions } from '../../src/main/core-types'
import { temporaryFolder } from './account'
import { value } from './value'

export { value } from './value'

export interface TestCore {
  core: Core
  api: Api
  dataFolder: string
  /** Waits until a run has ended. */
  ended(run: string): Promise<Run>
  /** Imports files (name → content) and returns the report. */
  import(
    files: Record<string, unknown>,
    account?: string,
    options?: ImportOptions,
    ask?: boolean,
  ): Promise<ImportReport>
}

export async function testCore(options: Partial<CoreOptions> = {}): Promise<TestCore> {
  const dataFolder = options.dataFolder ?? temporaryFolder()
  const core = await createCore({ dataFolder, face: 'cli', version: '0.0.0', ...options })
  onTestFinished(() => core.close())
  const api = apiOver(core.invoke)

  const ended = (id: string): Promise<Run> =>
    new Promise((resolve, reject) => {
      const stop = core.subscribe((event) => {
        if (event.name === 'runs.changed' && event.value.id === id) check(event.value)
      })
      const check = (run: Run) => {
        if (run.status === 'running') return
        stop()
        resolve(run)
      }
      api.runs.get({ run: id }).then((result) => check(value(result)), reject)
    })

  return {
    core,
    api,
    dataFolder,
    ended,
    async import(files, account = 'Test', importOptions = {}, ask = false) {
      const upload = await core.offerPaths([filesIn(files)])
      const started = value(
        await api.imports.start({ upload, account, options: importOptions, ask }),
      )
      const run = await ended(started.run)
      if (!run.report) throw AppError.from(run.error!)
      return run.report
    },
  }
}

/** Writes files into a temporary folder; what is no text is written as JSON. */
export function filesIn(files: Record<string, unknown>): string {
  const folder = temporaryFolder()
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  }
  return folder
}
