/**
 * How long the window's thread is busy at a stretch, in an account of 50,000 users. Times of Chromium's
 * own drawing (style, layout, paint) are told apart from those of scripts. Nothing is asserted: a
 * machine can be slow; the table is what is looked at.
 */
import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test, type Browser, type Page } from '@playwright/test'
import { findNode } from '../../scripts/node.mjs'
import { seededAccount, size, writeAnswers } from '../bench/account'
import { serveApp } from '../e2e/serve'

const cli = path.resolve(import.meta.dirname, '../../out/main/cli.js')

interface TraceEvent {
  name: string
  ph: string
  pid: number
  tid: number
  ts: number
  dur?: number
  args?: { name?: string }
}

/** Views that are opened only. */
const onlyOpened = [
  'overview',
  'menus',
  'diagnose',
  'changes',
  'differences',
  'role-map',
  'findings',
  'hygiene',
  'least-privilege',
  'what-if',
]

const drawing = new Set([
  'Layout',
  'UpdateLayoutTree',
  'Paint',
  'PrePaint',
  'Layerize',
  'Commit',
  'RasterTask',
])
const scripts = new Set([
  'FunctionCall',
  'EvaluateScript',
  'RunMicrotasks',
  'v8.callFunction',
  'FireAnimationFrame',
  'TimerFire',
  'EventDispatch',
])

interface Busy {
  task: number
  script: number
  over: number
}

/** The longest task, the longest script without the drawing that it caused, and scripts over 50 ms. */
function busyIn(trace: Buffer): Busy {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] }
  const main = traceEvents.filter(
    (e) => e.name === 'thread_name' && e.args?.name === 'CrRendererMain',
  )
  const busy: Busy = { task: 0, script: 0, over: 0 }
  for (const { pid, tid } of main) {
    const own = traceEvents.filter(
      (e) => e.pid === pid && e.tid === tid && e.ph === 'X' && e.dur !== undefined,
    )
    const drawn = own.filter(({ name }) => drawing.has(name))
    for (const event of own) {
      const length = event.dur! / 1000
      if (event.name.endsWith('RunTask')) busy.task = Math.max(busy.task, length)
      if (!scripts.has(event.name) || length < 5) continue
      const end = event.ts + event.dur!
      const inside = drawn.filter((one) => one.ts >= event.ts && one.ts + one.dur! <= end)
      const alone = length - inside.reduce((sum, one) => sum + one.dur! / 1000, 0)
      busy.script = Math.max(busy.script, alone)
      if (alone > 50) busy.over++
    }
  }
  return busy
}

/** Whole tasks are told by the last but one. */
const categories = [
  'devtools.timeline',
  'toplevel',
  'disabled-by-default-devtools.timeline',
  '__metadata',
]

async function traced(browser: Browser, page: Page, work: () => Promise<void>): Promise<Busy> {
  await browser.startTracing(page, { categories })
  await work()
  return busyIn(await browser.stopTracing())
}

test('how long the window stalls', async ({ browser }) => {
  const data = await mkdtemp(path.join(tmpdir(), 'permiscope-bench-ui-'))
  const answers = path.join(data, 'answers')
  await writeAnswers(seededAccount(), answers)
  execFileSync(findNode(), [cli, 'import', answers, '--account', 'Large', '--data', data], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const app = await serveApp(data)
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  const lines: string[] = []
  try {
    await page.goto(app.address)
    await page.getByRole('link', { name: /Large/ }).first().click()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    const [home] = page.url().split('/overview')
    const open = async (place: string, there: () => Promise<void>) => {
      const from = performance.now()
      await page.evaluate((to) => (location.href = to), `${home}/${place}`)
      await there()
      return performance.now() - from
    }
    const note = async (what: string, place: string, ready: string, work: () => Promise<void>) => {
      let took = 0
      const opening = await traced(browser, page, async () => {
        took = await open(place, () => expect(page.locator(ready).first()).toBeVisible())
        await page.waitForTimeout(500)
      })
      const busy = await traced(browser, page, work)
      const row = [
        what,
        took.toFixed(0),
        Math.max(opening.script, 0).toFixed(0),
        busy.script.toFixed(0),
        String(busy.over),
        busy.task.toFixed(0),
      ]
      lines.push(`| ${row.join(' | ')} |`)
    }
    const wheel = async (x: number, y: number, steps: number) => {
      await page.mouse.move(800, 500)
      for (let step = 0; step < steps; step++) {
        await page.mouse.wheel(x, y)
        await page.waitForTimeout(30)
      }
      await page.waitForTimeout(300)
    }
    const cell = '[data-cell="0 0"]'
    const row = '[data-row="0"]'
    await note('users: scrolling', 'users', row, () => wheel(0, 900, 60))
    await note('users: typing a filter', 'users', row, async () => {
      await page.locator('[data-filter]').first().pressSequentially('user 12', { delay: 60 })
      await page.waitForTimeout(800)
    })
    await note('assignments: scrolling', 'assignments', '[role="grid"], main', () =>
      wheel(0, 900, 60),
    )
    await note('matrix: scrolling', 'matrix', cell, async () => {
      await wheel(0, 700, 40)
      await wheel(500, 0, 20)
    })
    await note('matrix: by pages', 'matrix', cell, async () => {
      await page.locator(cell).click()
      for (const key of [
        'PageDown',
        'Shift+PageDown',
        'End',
        'Control+End',
        'PageUp',
        'Control+Home',
      ]) {
        for (let step = 0; step < 5; step++) {
          await page.keyboard.press(key)
          await page.waitForTimeout(60)
        }
      }
    })
    await note('matrix of roles: scrolling', 'matrix?rows=roles', cell, async () => {
      await wheel(0, 700, 20)
      await wheel(500, 0, 20)
    })
    await note(
      'matrix of groups: scrolling',
      'matrix?row-groups=roles&column-groups=category&folded=r:*',
      cell,
      () => wheel(0, 700, 40),
    )
    await note('find: typing', 'overview', 'table', async () => {
      await page.keyboard.press('Control+k')
      await page.keyboard.type('user 4321', { delay: 60 })
      await page.waitForTimeout(600)
      await page.keyboard.press('Escape')
    })
    await note('graph: panning and zooming', 'graph?focus=role:70', 'canvas', async () => {
      await page.mouse.move(700, 500)
      await page.mouse.down()
      for (let step = 0; step < 40; step++) {
        await page.mouse.move(700 - step * 8, 500 + ((step * 13) % 60))
        await page.waitForTimeout(16)
      }
      await page.mouse.up()
      for (let step = 0; step < 10; step++) {
        await page.keyboard.down('Control')
        await page.mouse.wheel(0, step < 5 ? -120 : 120)
        await page.keyboard.up('Control')
        await page.waitForTimeout(40)
      }
    })
    await note('permissions: scrolling the picture', 'permissions', 'main', () => wheel(0, 300, 30))
    await note('roles: scrolling', 'roles', row, () => wheel(0, 500, 30))
    for (const view of onlyOpened)
      await note(`${view}: opening`, view, 'main h1', () => page.waitForTimeout(300))
    const [load] = loadavg()
    const head = [
      `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores (${cpus()[0]?.model}), load ${load!.toFixed(1)} at the end. ${size.users.toLocaleString('en')} users, ${size.roles} roles, ${size.permissions} permissions. Milliseconds; a script is without the drawing that it caused, a task with it:`,
      '',
      '| what | view opens | longest script meanwhile | longest script of it | scripts over 50 ms | longest task of it |',
      '| --- | ---: | ---: | ---: | ---: | ---: |',
    ]
    await writeFile(process.env['PERMISCOPE_BENCH_RESULTS']!, [...head, ...lines].join('\n'))
  } finally {
    await context.close()
    await app.stop()
    await rm(data, { recursive: true, force: true })
  }
})
