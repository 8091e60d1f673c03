import { expect, test } from './fixtures'
import { dialog, importFiles, meetings, openSample, openView, strip } from './steps'

test('a whole walk asks the app itself and nobody else', async ({ page, context, app }) => {
  const asked = new Set<string>()
  context.on('request', (request) => {
    const url = new URL(request.url())
    asked.add(`${request.method()} ${url.origin}${url.pathname.replace(/(upload)\/.*/, '$1/…')}`)
  })
  await page.reload()
  await openSample(page)
  for (const view of ['Users', 'Permissions', 'Menus', 'Diagnose', 'Overview'] as const) {
    await openView(page, view)
  }
  await strip(page)
    .getByRole('button', { name: /Show the parts/ })
    .click()
  await expect(dialog(page, 'What this snapshot rests on').getByRole('table')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.goto(`${app.origin}/#/`)
  await importFiles(page, meetings, 'Acme')

  const places = [...asked].map((request) => request.split(' ')[1]!)
  expect(places.filter((place) => !place.startsWith(`${app.origin}/`))).toEqual([])
  // The list is what a person would see in the browser's own tools: page, calls, uploads.
  const kinds = new Set(places.map((place) => new URL(place).pathname.split('/')[1]!))
  expect([...kinds].sort()).toEqual(['', 'api', 'assets', 'upload'])
})

test('the page brings no script or style that its policy would have to make an exception for', async ({
  page,
  app,
}) => {
  await openSample(page)
  const response = await page.request.get(`${app.origin}/`)
  const policy = response.headers()['content-security-policy'] ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('unsafe-eval')
  expect(policy.match(/script-src[^;]*/)?.[0]).toBe("script-src 'self'")
  const html = await response.text()
  expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/)
  expect(html).not.toMatch(/<style|\sstyle=|\son\w+=/)
})
