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

interface Bridge {
  invoke(group: string, call: string, input: unknown): Promise<unknown>
}
