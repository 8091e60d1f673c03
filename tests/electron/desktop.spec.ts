import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { contentSecurityPolicy } from '../../src/main/web/headers'
import { makeEveryCall } from '../e2e/bridge-calls'
import { dialog, inspector, meetings, openView } from '../e2e/steps'
import { expect, test } from './fixtures'

test('the window opens the page from the app’s own scheme', async ({ window }) => {
  await expect(window).toHaveTitle(/Permiscope/)
  expect(new URL(window.url()).href).toMatch(/^app:\/\/permiscope\//)
})

test('the page is sandboxed and sees nothing of Node or Electron', async ({ desktop, window }) => {
  const preferences = await desktop.evaluate(({ BrowserWindow }) => {
    const [first] = BrowserWindow.getAllWindows()
    // Not in Electron's definitions, yet the only way to ask for what is in force.
    const contents = first?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>
    }
    return contents.getLastWebPreferences()
  })
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
  })
  const globals = await window.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'electron'].filter((name) => name in globalThis),
  )
  expect(globals).toEqual([])
})

test('the bridge has the contract’s calls and no more', async ({ window }) => {
  const seen = await window.evaluate(async () => {
    const bridge = (globalThis as unknown as { permiscope: Bridge }).permiscope
    return {
      names: Object.keys(bridge).sort(),
      info: await bridge.invoke('app', 'info', {}),
      unknown: await bridge.invoke('app', 'nothing', {}),
    }
  })
  expect(seen.names).toEqual(['invoke', 'onEvent'])
  expect(seen.info).toMatchObject({ ok: true, value: { face: 'desktop' } })
  expect(seen.unknown).toMatchObject({ ok: false, error: { code: 'not-found' } })
})

test('the page cannot navigate, open windows or reach the network', async ({ desktop, window }) => {
  const address = window.url()
  const reached = await window.evaluate(async () => {
    const answer = await fetch('https://example.com/').then(
      () => true,
      () => false,
    )
    globalThis.open('https://example.com/')
    location.assign('https://example.com/')
    return answer
  })
  expect(reached).toBe(false)
  // A call goes through the same queue behind the navigation.
  await window.evaluate(() => document.readyState)
  expect(window.url()).toBe(address)
  expect(desktop.windows()).toHaveLength(1)
})

test('every answer of app:// carries the policy, and the policy holds', async ({ window }) => {
  const policy = await window.evaluate(async () => {
    const { headers } = await fetch('/')
    return headers.get('content-security-policy')
  })
  expect(policy).toBe(contentSecurityPolicy)
  const violated = await window.evaluate(
    () =>
      new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) =>
          resolve(event.effectiveDirective),
        )
        const script = document.createElement('script')
        script.textContent = 'window.ran = true'
        document.body.append(script)
      }),
  )
  expect(violated).toMatch(/^script-src/)
  expect(await window.evaluate(() => 'ran' in globalThis)).toBe(false)
})

test('the page is denied what it could ask the system for', async ({ window }) => {
  const answers = await window.evaluate(async () => {
    const state = async (name: string) =>
      (await navigator.permissions.query({ name: name as PermissionName })).state
    return Promise.all(['geolocation', 'camera', 'microphone', 'notifications'].map(state))
  })
  expect(answers).toEqual(['denied', 'denied', 'denied', 'denied'])
})

test('every call of the contract goes over the real bridge and back', async ({ window }) => {
  test.slow()
  await makeEveryCall(window)
})

test('errand: saved answers come in, and a user’s access is explained', async ({ window }) => {
  // The field behind the button: the system's own dialog cannot be driven.
  await window.locator('input[type="file"][aria-label="Choose files…"]').setInputFiles(meetings)
  const importing = dialog(window, 'Import saved answers')
  await importing.getByLabel('Its name').fill('Acme')
  await importing.getByRole('button', { name: 'Import 4 files' }).click()
  await dialog(window, 'Import finished').getByRole('button', { name: 'Open the account' }).click()
  await openView(window, 'Users')
  await window
    .getByRole('grid', { name: 'Users' })
    .getByRole('row', { name: /400142/ })
    .click()
  const panel = inspector(window)
  await panel.getByRole('button', { name: /Meetings App Access/ }).click()
  await expect(panel.getByText('Yes: 400142 has “Meetings App Access”.')).toBeVisible()
})

test('a second start of the app shows the first one’s window and ends', async ({
  desktop,
  launch,
  window,
}) => {
  await expect(window).toHaveTitle(/Permiscope/)
  const told = desktop.evaluate(
    ({ app }) =>
      new Promise<boolean>((resolve) => app.once('second-instance', () => resolve(true))),
  )
  const second = spawn(launch.executablePath, launch.args, { env: launch.env, stdio: 'ignore' })
  const [code] = (await once(second, 'exit')) as [number | null]
  expect(code).toBe(0)
  expect(await told).toBe(true)
  expect(desktop.windows()).toHaveLength(1)
})

interface Bridge {
  invoke(group: string, call: string, input: unknown): Promise<unknown>
}
