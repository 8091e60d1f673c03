#!/usr/bin/env node
/**
 * `node scripts/cli-schemas.mjs` writes docs/cli.schema.json from the contract. A unit test fails
 * where the file is out of date.
 */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { format, resolveConfig } from 'prettier'
import { runnerImport } from 'vite'
import { main, root } from './node.mjs'

const file = path.join(root, 'docs', 'cli.schema.json')

await main(async () => {
  /** @type {{ module: typeof import('../src/main/cli/schemas') }} */
  const { module } = await runnerImport(path.join(root, 'src/main/cli/schemas.ts'), {
    configFile: false,
  })
  const text = JSON.stringify(module.schemaDocument())
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }))
  return 0
})
