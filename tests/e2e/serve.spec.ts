import { serveApp } from './serve'
import { expect, test } from './fixtures'

test('the page opens, and its address keeps no token', async ({ page, app }) => {
  await expect(page).toHaveTitle(/Permiscope/)
  await expect.poll(() => page.url()).not.toContain('token')
  expect(new URL(page.url()).origin).toBe(app.origin)
})

test('the page answers a call through the contract', async ({ page, app }) => {
  const token = new URL(app.address).hash.slice('#token='.length)
  const result = await page.evaluate(async (header) => {
    const response = await fetch('/api/app/info', {
      method: 'POST',
      headers: { 'x-permiscope-token': header },
      body: '{}',
    })
    return response.json() as Promise<unknown>
  }, token)
  expect(result).toMatchObject({
    ok: true,
    value: { face: 'browser', dataFolder: app.dataFolder },
  })
})

test('the policy blocks what the page does not bring itself', async ({ app, browser }) => {
  // A page that nobody watches: the violations are wanted.
  const page = await browser.newPage()
  await page.goto(app.address)
  await page.evaluate(async () => {
    const awaited = new Set(['script-src-elem', 'connect-src'])
    const reported = new Promise<void>((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => {
        awaited.delete(event.effectiveDirective)
        if (awaited.size === 0) resolve()
      })
    })
    const script = document.createElement('script')
    script.textContent = 'document.title = "inline script ran"'
    document.head.append(script)
    await fetch('http://127.0.0.1:9/').catch(() => undefined)
    await reported
  })
  await expect(page).not.toHaveTitle('inline script ran')
  await page.close()
})

test('another server’s page cannot read anything', async ({ app, browser }) => {
  const other = await serveApp()
  const page = await browser.newPage()
  await page.goto(other.address)
  const answer = await page.request.post(`${app.origin}/api/app/info`, {
    headers: { origin: other.origin, 'x-permiscope-token': 'x' },
    data: {},
  })
  expect(answer.status()).toBe(403)
  await page.close()
  await other.stop()
})
