#!/usr/bin/env node
/**
 * `node scripts/rules-schema.mjs` writes docs/rules.schema.json from the schema of rules. A unit test fails
 * where the file is out of date.
 */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { format, resolveConfig } from 'prettier'
import { runnerImport } from 'vite'
import { main, root } from './node.mjs'

const file = path.join(root, 'docs', 'rules.schema.json')

await main(async () => {
  /** @type {{ module: typeof import('../src/main/findings/rules-schema') }} */
  const { module } = await runnerImport(path.join(root, 'src/main/findings/rules-schema.ts'), {
    configFile: false,
  })
  const text = JSON.stringify(module.rulesSchemaDocument())
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }))
  return 0
})
