import { expectAccessible } from './axe'
import { expect, test } from './fixtures'
import { dialog, goTo, openSample } from './steps'

test('a view is saved with its filter, opened from another, renamed, removed and put back', async ({
  page,
}) => {
  await openSample(page)
  await goTo(page, 'users?filter=role:"Front Desk"&sort=-name')
  await page.getByRole('button', { name: 'Saved views' }).click()
  await dialog(page, 'Saved views').getByLabel('Name of this view').fill('Desk people')
  await page.keyboard.press('Enter')
  await expect(dialog(page, 'Saved views').getByRole('status')).toHaveText(
    'Saved as “Desk people”.',
  )
  await expectAccessible(page, 'saved views')
  await page.keyboard.press('Escape')

  await goTo(page, 'roles')
  await page.getByRole('button', { name: 'Saved views' }).click()
  await dialog(page, 'Saved views').getByRole('link', { name: 'Open the view Desk people' }).click()
  await expect(page).toHaveURL(/users\?filter=role/)
  await expect(page.getByRole('grid').first()).toHaveAttribute('aria-rowcount', '27')

  await page.getByRole('button', { name: 'Saved views' }).click()
  await dialog(page, 'Saved views').getByRole('button', { name: 'Rename Desk people' }).click()
  await dialog(page, 'Saved views').getByLabel('New name').fill('Reception')
  await page.keyboard.press('Enter')
  await dialog(page, 'Saved views').getByRole('button', { name: 'Remove Reception' }).click()
  await expect(dialog(page, 'Saved views').getByText('“Reception” was removed.')).toBeVisible()
  await dialog(page, 'Saved views').getByRole('button', { name: 'Put it back' }).click()
  await expect(
    dialog(page, 'Saved views').getByRole('link', { name: 'Open the view Reception' }),
  ).toBeVisible()

  await dialog(page, 'Saved views').getByLabel('Name of this view').fill('Reception')
  await expect(
    dialog(page, 'Saved views').getByRole('button', { name: 'Save this view' }),
  ).toBeDisabled()
  await dialog(page, 'Saved views').getByLabel('Replace the view “Reception”').check()
  await expect(
    dialog(page, 'Saved views').getByRole('button', { name: 'Save this view' }),
  ).toBeEnabled()
})
