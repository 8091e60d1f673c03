/** docs/performance.md: what a benchmark writes between the marks that are its own. */
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { root, ScriptError } from './node.mjs'
import { runTool } from './process.mjs'

const page = path.join(root, 'docs', 'performance.md')

/**
 * @param {string} name of the section, as it stands in its marks
 * @param {string} text Markdown
 */
export async function writeResults(name, text) {
  const [begins, ends] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`]
  const before = await readFile(page, 'utf8')
  const [head, rest] = before.split(begins)
  const tail = rest?.split(ends)[1]
  if (tail === undefined)
    throw new ScriptError(`${page} has no place for ${name}: ${begins} … ${ends}`)
  await writeFile(page, `${head}${begins}\n\n${text}\n\n${ends}${tail}`)
  await runTool('prettier', ['--write', '--log-level=warn', page])
}
