/** The desktop's own path from the page to the core and back; see desktop.ts for what is real in it. */
import { readFile } from 'node:fs/promises'
import * as v from 'valibot'
import { events, type AnyEvent } from '../../src/shared/contract'
import { contentSecurityPolicy } from '../../src/main/web/headers'
import { call, invoke, makeEveryCall, makeSample, type BridgedWindow } from './bridge-calls'
import { expect, test } from './desktop'
import { example, importFiles, inspector, meetings, openSample, openView, rail } from './steps'

test('every call of the contract goes over the bridge and back', async ({ page, desktop }) => {
  // Some forty calls, and an account of its own for each that changes one.
  test.slow()
  await makeEveryCall(
    page,
    (group, call, input) =>
      desktop.calls.findLast(
        (made) =>
          made.group === group &&
          made.call === call &&
          JSON.stringify(made.input) === JSON.stringify(input),
      )?.result,
  )
})

test('events reach the page, and only while it listens', async ({ page }) => {
  await page.evaluate(() => {
    const bridge = (window as unknown as BridgedWindow).permiscope
    const seen: AnyEvent[] = []
    Object.assign(window, { seen, stop: bridge.onEvent((event) => seen.push(event)) })
  })
  const seen = () => page.evaluate(() => (window as unknown as { seen: AnyEvent[] }).seen)
  await makeSample(page)
  const ends = async () =>
    (await seen()).filter((event) => event.name === 'runs.changed' && event.value.status === 'done')
      .length
  await expect.poll(ends).toBe(1)
  expect((await seen()).map(({ name }) => name)).toContain('accounts.changed')
  for (const { name, value } of await seen()) {
    expect(v.safeParse(events[name], value).issues, name).toBeUndefined()
  }

  await page.evaluate(() => (window as unknown as { stop: () => void }).stop())
  const before = (await seen()).length
  await makeSample(page)
  expect(await seen()).toHaveLength(before)
})

test('the page is under the desktop’s policy and sees nothing but the bridge', async ({
  page,
  desktop,
}) => {
  const answer = await page.request.get(desktop.origin)
  expect(answer.headers()['content-security-policy']).toBe(contentSecurityPolicy)
  const bridge = await page.evaluate(() => {
    const { permiscope } = window as unknown as BridgedWindow
    return { names: Object.keys(permiscope), frozen: Object.isFrozen(permiscope) }
  })
  expect(bridge).toEqual({ names: ['invoke', 'onEvent'], frozen: true })
  expect(await page.evaluate(() => 'require' in window || 'electron' in window)).toBe(false)
  expect(await call(page, 'app', 'info', {})).toMatchObject({ face: 'desktop' })
})

test('the bridge carries known names and plain data alone', async ({ page, desktop }) => {
  expect(await invoke(page, 'app', 'nothing', {})).toMatchObject({
    ok: false,
    error: { code: 'not-found' },
  })
  expect(await invoke(page, 'constructor', 'name', {})).toMatchObject({
    ok: false,
    error: { code: 'not-found' },
  })
  const before = desktop.calls.length
  const refused = await page.evaluate(async () => {
    const { permiscope } = window as unknown as BridgedWindow
    try {
      return await permiscope.invoke('accounts', 'list', { look: () => 'a function' })
    } catch (error) {
      return String(error)
    }
  })
  expect(refused).toContain('could not be cloned')
  expect(desktop.calls).toHaveLength(before)
})

test('a call without what it needs is refused with what is wrong', async ({ page }) => {
  expect(await invoke(page, 'users', 'get', { account: 1 })).toMatchObject({
    ok: false,
    error: { code: 'invalid-argument' },
  })
})

const unauthorised = { ok: false, error: { code: 'unauthorised' } }

test('a frame inside the page may not call', async ({ page, desktop }) => {
  const before = desktop.calls.length
  const answer = await page.evaluate(() => {
    const frame = document.body.appendChild(document.createElement('iframe'))
    return (frame.contentWindow as unknown as BridgedWindow).permiscope.invoke('app', 'info', {})
  })
  expect(answer).toMatchObject(unauthorised)
  expect(desktop.calls).toHaveLength(before)
})

test('a page of another origin may not call and hears nothing', async ({
  context,
  page,
  desktop,
  watched,
}) => {
  const foreign = await context.newPage()
  const address = 'http://permiscope.localhost/'
  await foreign.route(address, (route) => route.fulfill({ body: '<!doctype html>' }))
  await foreign.goto(address)
  await foreign.evaluate(() => {
    const seen: AnyEvent[] = []
    Object.assign(window, { seen })
    ;(window as unknown as BridgedWindow).permiscope.onEvent((event) => seen.push(event))
  })
  const before = desktop.calls.length
  expect(await invoke(foreign, 'app', 'info', {})).toMatchObject(unauthorised)
  expect(desktop.calls).toHaveLength(before)
  await makeSample(page)
  expect(await foreign.evaluate(() => (window as unknown as { seen: unknown[] }).seen)).toEqual([])
  await foreign.close()
  // That it was asked for is the point of this test.
  expect(watched.problems.splice(0)).toEqual([`request to ${address}`])
})

// A view that hands over what cannot be cloned (a reactive proxy) works in a browser and fails here.
test('every view of an account opens over the bridge', async ({ page, desktop }) => {
  await openSample(page)
  const links = rail(page).getByRole('link')
  const names = (await links.allInnerTexts()).map((name) => name.trim())
  expect(names).toContain('Users')
  for (const name of names) {
    await rail(page).getByRole('link', { name, exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 }), name).toBeVisible()
    await expect.poll(() => desktop.calls.filter(({ result }) => !result)).toEqual([])
    expect(
      desktop.calls.filter(({ result }) => result?.ok === false),
      name,
    ).toEqual([])
    await expect(page.getByRole('alert'), name).toHaveCount(0)
  }
})

test('errand: saved answers come in, and the user’s Meetings App Access is explained', async ({
  page,
}) => {
  await importFiles(page, meetings, 'Acme')
  await openView(page, 'Users')
  await page
    .getByRole('grid', { name: 'Users' })
    .getByRole('row', { name: /400142/ })
    .click()
  const panel = inspector(page)
  await panel.getByRole('button', { name: /Meetings App Access/ }).click()
  await expect(panel.getByText('Yes: 400142 has “Meetings App Access”.')).toBeVisible()
  await expect(panel.getByText(/^Not read: the roles/)).toBeVisible()
})

test('errand: a user is looked up and asked about', async ({ page }) => {
  await openSample(page)
  await openView(page, 'Users')
  await page.getByRole('searchbox', { name: 'Filter users' }).fill('anna meyer')
  await page
    .getByRole('grid', { name: 'Users' })
    .getByRole('row', { name: /Anna Meyer/ })
    .click()
  const panel = inspector(page)
  await panel.getByRole('searchbox', { name: 'Search these permissions' }).fill('call queues')
  await panel.getByRole('button', { name: /Read Call Queues/ }).click()
  await expect(panel.getByText('Yes: Anna Meyer has “Read Call Queues”.')).toBeVisible()
  await expect(
    panel.getByRole('list', { name: 'Ways by which it is granted' }).getByRole('listitem'),
  ).toHaveText([
    /Front Desk\s*→\s*Configure Call Queues\s*→\s*Edit Call Queues\s*→\s*Read Call Queues/,
  ])
})

test('errand: a refusal (CMN-408) is diagnosed', async ({ page }) => {
  await importFiles(page, meetings, 'Acme')
  await openView(page, 'Diagnose')
  const body = await readFile(example('ringcentral-meetings/error-cmn-408.json'), 'utf8')
  await page.getByRole('textbox', { name: /error body/i }).fill(body)
  await page.getByRole('button', { name: 'Diagnose', exact: true }).click()
  const item = page.getByRole('article')
  await expect(item.getByText('CMN-408', { exact: true })).toBeVisible()
  await expect(item.getByRole('link', { name: 'Meetings App Access' })).toBeVisible()
  await expect(item.getByRole('link', { name: 'Standard (International)' })).toBeVisible()
})
