import { expect, test } from './fixtures'
import { openSample } from './steps'

test('where the program was stopped, the page says so and what to do', async ({
  page,
  app,
  watched,
}) => {
  await openSample(page)
  await app.stop()
  const lost = page.getByRole('alert')
  await expect(lost.getByRole('heading', { name: 'Permiscope was stopped' })).toBeVisible()
  await expect(lost).toContainText('Nothing is lost')
  await expect(lost).toContainText('Start it again and open the address it prints: npm start')
  // The broken connection is the point of this test; Chromium logs each attempt.
  for (const problem of watched.problems)
    expect(problem).toMatch(/ERR_(CONNECTION|INCOMPLETE|EMPTY)/)
  watched.problems.length = 0
  await page.close()
  watched.problems.length = 0
})

test('an address of an earlier start says that it is one', async ({ page, app, watched }) => {
  await page.goto(`${app.origin}/#token=${'0'.repeat(43)}`)
  await page.reload()
  const wrong = page.getByRole('alert')
  await expect(
    wrong.getByRole('heading', { name: 'This address is of an earlier start' }),
  ).toBeVisible()
  await expect(wrong).toContainText('Open the address that it printed last')
  for (const problem of watched.problems) expect(problem).toContain('401')
  watched.problems.length = 0
})

test('an address without its key says what is missing', async ({ app, context, page }) => {
  const other = await context.newPage()
  await other.goto(app.origin)
  const incomplete = other.getByRole('alert')
  await expect(
    incomplete.getByRole('heading', { name: 'The address is not complete' }),
  ).toBeVisible()
  await expect(incomplete).toContainText('#token=')
  await other.close()
  await expect(page.getByRole('heading', { name: 'Permiscope' })).toBeVisible()
})
