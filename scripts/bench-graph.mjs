#!/usr/bin/env node
/**
 * `npm run bench:graph`: the graph beside sigma.js and cytoscape.js, the same nodes and edges on one page in
 * Chromium. What it measures and how to read it stands in docs/performance.md.
 */
import { readFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { build, preview } from 'vite'
import { ensureChromium } from './chromium.mjs'
import { main, root } from './node.mjs'
import { writeResults } from './performance-page.mjs'

const usage = `npm run bench:graph -- [--repeat 5] [--write]

  --repeat  how often each library is measured, each time on a page of its own
  --write   writes the results into docs/performance.md`

/** Within node_modules, so that nothing of it gets into a package. */
const folder = path.join(root, 'node_modules', '.permiscope-bench-graph')

/** A layout that takes longer is not waited for, in milliseconds. */
const layoutLimit = 60_000
/** A layout that takes longer is run once, in milliseconds. */
const onceFrom = 10_000
/** Of each panning; a library that needs longer than the time shows fewer. */
const frames = { most: 120, milliseconds: 8_000 }
/** Pixels for each of the layout, at which names can be read in all three. */
const readable = 1

/** @param {string} name */
const versioned = (name) =>
  `${name} ${JSON.parse(readFileSync(path.join(root, 'node_modules', name, 'package.json'), 'utf8')).version}`

/**
 * What draws comes with a layout, its own or the usual one; the others lay out only.
 *
 * @type {{ name: string, layout: string, layoutName: string, library?: string }[]}
 */
const lines = [
  { name: '**Permiscope**', layout: 'permiscope', layoutName: 'tiers', library: 'permiscope' },
  {
    name: versioned('sigma'),
    layout: 'forceatlas2',
    layoutName: 'ForceAtlas2, 100 steps',
    library: 'sigma',
  },
  {
    name: versioned('cytoscape'),
    layout: 'breadthfirst',
    layoutName: 'breadthfirst',
    library: 'cytoscape',
  },
  { name: versioned('@dagrejs/dagre'), layout: 'dagre', layoutName: 'tiers' },
  { name: versioned('elkjs'), layout: 'elk', layoutName: 'tiers' },
]

/**
 * @typedef {{ intervals: number[], gaps: number, busy: number }} Panned
 * @typedef {{ layouts: number[], tooLong: boolean, first: number[], whole: Panned[], near: Panned[] }} Measured
 */

await main(async () => {
  const { values } = parseArgs({
    options: {
      repeat: { type: 'string', default: '5' },
      write: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  const repeat = Number(values.repeat)
  if (values.help || !(repeat >= 1)) {
    process.stdout.write(`${usage}\n`)
    return values.help ? 0 : 2
  }
  const executablePath = ensureChromium()
  const source = path.join(root, 'tests', 'bench-graph')
  /** @type {import('vite').InlineConfig} */
  const config = {
    root: source,
    configFile: false,
    logLevel: 'warn',
    worker: { format: 'es' },
    build: { outDir: folder, emptyOutDir: true, target: 'esnext', chunkSizeWarningLimit: 10_000 },
    preview: { host: '127.0.0.1', port: 0 },
  }
  await build(config)
  const server = await preview(config)
  const address = server.resolvedUrls?.local[0]
  if (address === undefined) throw new Error('The server of the page has no address.')
  try {
    const text = await measureAll(executablePath, address, repeat)
    process.stdout.write(`${text}\n`)
    if (values.write) await writeResults('graph beside others', text)
  } finally {
    await server.close()
  }
  return 0
})

/**
 * In turns, so that what else the machine does meets all alike.
 *
 * @param {string} executablePath
 * @param {string} address
 * @param {number} repeat
 */
async function measureAll(executablePath, address, repeat) {
  const [before] = loadavg()
  /** @type {Measured[]} */
  const measured = lines.map(() => ({
    layouts: [],
    tooLong: false,
    first: [],
    whole: [],
    near: [],
  }))
  let device = ''
  // The first round warms up what the system keeps of the browser and is not counted.
  for (let round = 0; round <= repeat; round++) {
    for (const [at, line] of lines.entries()) {
      const one = /** @type {Measured} */ (measured[at])
      process.stderr.write(`${round === 0 ? 'warming up' : `round ${round}`}: ${line.name}\n`)
      const known = one.layouts[0] ?? 0
      if (round <= 1 || (!one.tooLong && known < onceFrom)) {
        const took = one.tooLong
          ? undefined
          : await onPage(executablePath, address, (page) => layoutTime(page, line.layout))
        one.tooLong = took === undefined
        if (took !== undefined && (round > 0 || took >= onceFrom)) one.layouts.push(took)
      }
      if (line.library === undefined) continue
      const drawn = await onPage(executablePath, address, (page) => picture(page, line))
      device = drawn.device
      if (round === 0) continue
      one.first.push(drawn.first)
      one.whole.push(drawn.whole)
      one.near.push(drawn.near)
    }
  }
  return report(measured, repeat, device, before ?? 0)
}

/**
 * A browser of its own each time: a layout that does not end can only be ended with it.
 *
 * @template T
 * @param {string} executablePath
 * @param {string} address
 * @param {(page: import('@playwright/test').Page) => Promise<T>} work
 */
async function onPage(executablePath, address, work) {
  const browser = await chromium.launch({
    executablePath,
    // As quick as a picture can be made, not as often as a screen shows one.
    args: ['--disable-frame-rate-limit', '--disable-gpu-vsync'],
  })
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    await page.goto(address)
    return await work(page)
  } finally {
    await browser.close()
  }
}

/**
 * Calls tests/bench-graph/page.ts.
 *
 * @param {import('@playwright/test').Page} page
 * @param {string} name
 * @param {unknown} [value]
 * @returns {Promise<any>}
 */
function inPage(page, name, value) {
  return page.evaluate(`bench.${name}(${JSON.stringify(value) ?? ''})`)
}

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} layout
 * @returns {Promise<number | undefined>} milliseconds; undefined: more than the limit
 */
async function layoutTime(page, layout) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer
  const tooLong = new Promise((resolve) => {
    timer = setTimeout(() => resolve(undefined), layoutLimit)
  })
  const took = inPage(page, 'layout', layout)
  // Where the browser is closed first, nobody waits for it any more.
  took.catch(() => undefined)
  try {
    return /** @type {number | undefined} */ (await Promise.race([took, tooLong]))
  } finally {
    clearTimeout(timer)
  }
}

/**
 * @param {import('@playwright/test').Page} page
 * @param {{ library?: string }} line
 */
async function picture(page, { library }) {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const busy = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0)
  }
  /** @param {number | undefined} scale */
  const panned = async (scale) => {
    await inPage(page, 'zoomTo', scale)
    const before = await busy()
    const found = await inPage(page, 'pan', frames)
    return { ...found, busy: ((await busy()) - before) / found.intervals.length }
  }
  const first = await inPage(page, 'firstPicture', library)
  const whole = await panned(undefined)
  const near = await panned(readable)
  const device = await inPage(page, 'device')
  return { first, whole, near, device }
}

/**
 * @param {number[]} values
 * @param {number} part
 */
function quantile(values, part) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? NaN
}

/** @param {number[]} values */
function median(values) {
  return quantile(values, 0.5)
}

/** @param {number} milliseconds */
function shown(milliseconds) {
  const digits = milliseconds < 10 ? 1 : 0
  return milliseconds.toLocaleString('en-US', {
    maximumFractionDigits: digits,
    minimumFractionDigits: digits,
  })
}

/** @param {Panned[]} runs */
function frameCells(runs) {
  if (runs.length === 0) return ['', '']
  const figures = [
    median(runs.map(({ intervals }) => median(intervals))),
    median(runs.map(({ intervals }) => quantile(intervals, 0.95))),
    median(runs.map(({ intervals }) => Math.max(...intervals))),
  ]
  return [figures.map(shown).join(' / '), shown(median(runs.map(({ busy }) => busy)))]
}

/**
 * @param {Measured[]} measured
 * @param {number} repeat
 * @param {string} device
 * @param {number} before
 */
function report(measured, repeat, device, before) {
  const rows = lines.map(({ layoutName, name }, at) => {
    const { first, layouts, near, tooLong, whole } = /** @type {Measured} */ (measured[at])
    const cells = [
      name,
      layoutName,
      tooLong ? `> ${shown(layoutLimit)}` : shown(median(layouts)),
      first.length === 0 ? '' : shown(median(first)),
      ...frameCells(whole),
      ...frameCells(near),
    ]
    return `| ${cells.join(' | ')} |`
  })
  const [own] = measured
  const panned = [...(own?.whole ?? []), ...(own?.near ?? [])]
  const gaps = panned.reduce((sum, run) => sum + run.gaps, 0)
  const all = panned.reduce((sum, run) => sum + run.intervals.length, 0)
  const [after] = loadavg()
  return [
    `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores (${cpus()[0]?.model}), ${device}; load ${before.toFixed(1)} before and ${(after ?? 0).toFixed(1)} after; medians of ${repeat} runs. Milliseconds:`,
    '',
    '| 5,000 nodes, 14,000 edges | its layout | layout | first picture | a frame, all in view: median / 95 % / longest | of it the page’s thread | a frame, names readable | of it the page’s thread |',
    '| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...rows,
    '',
    `Frames of ours in which the hand was ahead of the picture and a border stood empty: ${gaps} of ${all}.`,
  ].join('\n')
}
