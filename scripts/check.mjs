#!/usr/bin/env node
/** `npm run check`: everything that needs no browser. Runs all of it and lists what failed at the end. */
import { spawn } from 'node:child_process'
import { buildIfStale } from './build.mjs'
import { environment, findNode, main, root } from './node.mjs'
import { toolScript } from './process.mjs'

/** How many run at once. Each is bound by one core, and two are what small machines have. */
const atOnce = 2

/** One for each environment: what compiles in one may not exist in another. */
const projects = ['src/shared', 'src/main', 'src/main/electron', 'src/preload', 'tests', 'scripts']

/**
 * The longest come first, so that no core waits at the end.
 *
 * @type {{ name: string, tool: string, args: string[] }[]}
 */
const tasks = [
  { name: 'eslint', tool: 'eslint', args: ['.', '--max-warnings=0'] },
  {
    name: 'svelte-check src/renderer',
    tool: 'svelte-check',
    args: ['--workspace', 'src/renderer', '--tsconfig', './tsconfig.json', '--fail-on-warnings'],
  },
  ...projects.map((folder) => ({ name: `tsc ${folder}`, tool: 'tsc', args: ['-p', folder] })),
  { name: 'prettier', tool: 'prettier', args: ['--check', '--log-level=warn', '.'] },
  { name: 'border tests', tool: 'vitest', args: ['run', 'tests/border'] },
]

await main(async () => {
  await buildIfStale()
  /** @type {{ name: string, output: string }[]} */
  const failures = []
  const waiting = [...tasks]
  const worker = async () => {
    for (let task = waiting.shift(); task; task = waiting.shift()) {
      const { code, output, seconds } = await run(task)
      process.stdout.write(`${code === 0 ? 'ok    ' : 'FAILED'}  ${task.name}  ${seconds} s\n`)
      if (code !== 0) failures.push({ name: task.name, output })
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  if (failures.length === 0) return 0
  for (const { name, output } of failures) process.stdout.write(`\n--- ${name}\n${output}`)
  process.stdout.write(`\nFailed: ${failures.map(({ name }) => name).join(', ')}\n`)
  return 1
})

/**
 * @param {{ tool: string, args: string[] }} task
 * @returns {Promise<{ code: number, output: string, seconds: string }>}
 */
function run({ tool, args }) {
  const begun = performance.now()
  return new Promise((resolve, reject) => {
    const child = spawn(findNode(), [toolScript(tool), ...args], {
      cwd: root,
      env: environment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text) => (output += text))
    child.stderr.setEncoding('utf8').on('data', (text) => (output += text))
    child.once('error', reject)
    child.once('close', (code) => {
      const seconds = ((performance.now() - begun) / 1000).toFixed(1)
      resolve({ code: code ?? 1, output, seconds })
    })
  })
}
