#!/usr/bin/env node
/**
 * `npm run bench:sync`: how a sync of a large account stands beside what the vendor's API allows. What it
 * measures and how to read it stands in docs/performance.md.
 */
import { parseArgs } from 'node:util'
import * as enos from './bench-sync/enos.mjs'
import * as ringcentral from './bench-sync/ringcentral.mjs'
import { buildIfStale } from './build.mjs'
import { main, ScriptError } from './node.mjs'
import { writeResults } from './performance-page.mjs'

const vendors = { ringcentral, enos }
const usage = `npm run bench:sync -- [--connector ringcentral|enos] [options] [--write]

  --write  writes the results into docs/performance.md

RingCentral, the default:
${ringcentral.usage}

EnOS:
${enos.usage}`

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
  if (values.write) await writeResults(`sync of ${connector}`, text)
  return 0
})
