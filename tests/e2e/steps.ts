/** Steps that several walks begin with, by the names that a person reads on the page. */
import path from 'node:path'
import { expect, type FileChooser, type Locator, type Page } from '@playwright/test'

const repository = path.resolve(import.meta.dirname, '../..')

export const example = (name: string): string => path.join(repository, 'docs/examples', name)
export const fixture = (name: string): string =>
  path.join(repository, 'tests/fixtures/saved-answers', name)

export const meetings = [
  'authz-profile-check.json',
  'error-cmn-408.json',
  'permission-list.json',
  'user-role-3.json',
].map((name) => example(`ringcentral-meetings/${name}`))

export type View =
  | 'Overview'
  | 'Users'
  | 'Roles'
  | 'Permissions'
  | 'Menus'
  | 'Matrix'
  | 'Differences'
  | 'Diagnose'
  | 'What if'

export const rail = (page: Page): Locator =>
  page.getByRole('navigation', { name: 'Account and views' })
export const inspector = (page: Page): Locator =>
  page.getByRole('complementary', { name: 'Inspector' })
export const strip = (page: Page): Locator => page.getByRole('contentinfo', { name: 'Evidence' })
export const dialog = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('dialog', { name })

/** Makes the sample account and ends on its overview. */
export async function openSample(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Explore the sample account' }).click()
  await expect(page.getByRole('heading', { name: 'Sample account', level: 1 })).toBeVisible()
  await expect(page.getByRole('table')).toBeVisible()
}

export async function openView(page: Page, view: View): Promise<void> {
  await rail(page).getByRole('link', { name: view }).click()
  if (view !== 'Overview') {
    await expect(page.getByRole('heading', { name: view, level: 1 })).toBeVisible()
  }
}

export async function chosenBy(page: Page, button: Locator): Promise<FileChooser> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button.click()])
  return chooser
}

type Files = Parameters<FileChooser['setFiles']>[0]

/** From Home: chooses the files and names the new account; the dialog stands open. */
export async function chooseFiles(page: Page, files: Files, name: string): Promise<Locator> {
  const chooser = await chosenBy(page, page.getByRole('button', { name: 'Choose files…' }))
  await chooser.setFiles(files)
  const importing = dialog(page, 'Import saved answers')
  await importing.getByLabel('Its name').fill(name)
  return importing
}

/** From Home: brings the files into a new account and opens it. */
export async function importFiles(page: Page, files: Files, name: string): Promise<void> {
  const importing = await chooseFiles(page, files, name)
  await importing.getByRole('button', { name: /^Import \d+ file/ }).click()
  await dialog(page, 'Import finished').getByRole('button', { name: 'Open the account' }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
}

/** An answer as a person saves it, without a file on the disk. */
export function answer(
  name: string,
  body: unknown,
): { name: string; mimeType: string; buffer: Buffer } {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return { name, mimeType: 'application/json', buffer: Buffer.from(text) }
}

/** The address of a place in the account that is open, without the server. */
export async function goTo(page: Page, place: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = `${location.hash.split('/').slice(0, 3).join('/')}/${to}`
  }, place)
}
