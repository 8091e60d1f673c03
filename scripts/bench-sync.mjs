#!/usr/bin/env node
/**
 * `npm run bench:sync`: how a sync of a large account stands beside what the vendor's API allows. What it
 * measures and how to read it stands in docs/performance.md.
 */
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import * as enos from './bench-sync/enos.mjs'
import * as ringcentral from './bench-sync/ringcentral.mjs'
import { buildIfStale } from './build.mjs'
import { main, root, ScriptError } from './node.mjs'
import { runTool } from './process.mjs'

const vendors = { ringcentral, enos }
const usage = `npm run bench:sync -- [--connector ringcentral|enos] [options] [--write]

  --write  writes the results into docs/performance.md

RingCentral, the default:
${ringcentral.usage}

EnOS:
${enos.usage}`

const page = path.join(root, 'docs', 'performance.md')

/** The same of every vendor. */
const options = /** @type {const} */ ({
  connector: { type: 'string', default: 'ringcentral' },
  write: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
})

await main(async () => {
  const { connector } = parseArgs({ options, strict: false }).values
  const vendor = Object.entries(vendors).find(([name]) => name === connector)?.[1]
  if (!vendor) throw new ScriptError(`There is no connector ${connector}.\n${usage}`)
  const { values } = parseArgs({ options: { ...options, ...vendor.options } })
  if (values.help) {
    process.stdout.write(`${usage}\n`)
    return 0
  }
  await buildIfStale()
  const text = await vendor.measure(/** @type {any} */ (values))
  process.stdout.write(`${text}\n`)
  if (values.write) await write(text, String(connector))
  return 0
})

/**
 * @param {string} text
 * @param {string} connector
 */
async function write(text, connector) {
  const [begins, ends] = [`<!-- sync of ${connector} -->`, `<!-- end of sync of ${connector} -->`]
  const before = await readFile(page, 'utf8')
  const [head] = before.split(begins)
  const [, tail] = before.split(ends)
  await writeFile(page, `${head}${begins}\n\n${text}\n\n${ends}${tail}`)
  await runTool('prettier', ['--write', '--log-level=warn', page])
}
