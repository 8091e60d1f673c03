import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { expectAccessible } from './axe'
import { organizationFile } from './enos-organization'
import { expect, test } from './fixtures'
import { goTo, importFiles, inspector } from './steps'

const list = (page: Page): Locator =>
  page.getByRole('treegrid', { name: /^What the picture shows/ })
const row = (page: Page, name: string | RegExp): Locator =>
  list(page).locator('[role="row"][aria-level="2"]', { hasText: name })
/** What takes the picture's pointer and keys. */
const hands = (page: Page): Locator => page.getByRole('group', { name: 'Graph' })
const menu = (page: Page): Locator => page.getByRole('menu')
const address = (page: Page): Promise<string> => page.evaluate(() => location.hash)

/** The picture stands still: what was asked for last is what is seen. */
async function drawn(page: Page): Promise<void> {
  await expect(page.locator('.picture[data-drawn]')).toBeAttached()
}

/** Looks for a node with the pointer, as a person does, until its name stands beside it. */
async function pointAt(page: Page, name: string): Promise<{ x: number; y: number }> {
  await drawn(page)
  const found = await hands(page).evaluate(async (element, wanted) => {
    const stage = element.getBoundingClientRect()
    for (let y = stage.top + 6; y < stage.bottom; y += 6) {
      for (let x = stage.left + 12; x < stage.right; x += 40) {
        const at = { clientX: x, clientY: y, bubbles: true }
        element.dispatchEvent(new PointerEvent('pointermove', at))
        // The page shows what is pointed at before the next task.
        await Promise.resolve()
        await Promise.resolve()
        const tip = element.parentElement?.querySelector('.tip b')
        if (tip?.textContent === wanted) return { x, y }
      }
    }
    return undefined
  }, name)
  if (found === undefined) throw new Error(`“${name}” is nowhere in the picture`)
  await page.mouse.move(found.x, found.y)
  await expect(page.locator('.tip b')).toHaveText(name)
  return found
}

test.use({ account: 'sample' })

test('a good starting point leads to a picture, and a click in it to an inspector', async ({
  page,
}) => {
  await goTo(page, 'graph')
  await expect(page.getByRole('heading', { name: 'From whom or what?' })).toBeVisible()
  await page.getByRole('link', { name: 'Standard (International)' }).click()
  await expect(page.getByText('22 nodes drawn')).toBeVisible()
  await expect(page.getByRole('img', { name: /^Picture of 22 nodes .* Standard/ })).toBeVisible()

  const { x, y } = await pointAt(page, 'Configure Presence')
  await page.mouse.click(x, y)
  await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText('Configure Presence')
  expect(await address(page)).toContain('sel=permission:ConfigurePresence')
  await page.goBack()
  await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText(
    'Standard (International)',
  )
})

test('the list says what the picture shows, and what is done in it is done to both', async ({
  page,
}) => {
  await goTo(page, 'graph?focus=role:3&show=both')
  await expect(row(page, /\+171 users/)).toBeVisible()
  await expect(row(page, 'Configure Presence')).toHaveCount(1)

  await row(page, 'Configure Presence').focus()
  await page.keyboard.press('Enter')
  await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText('Configure Presence')
  await row(page, 'Configure Presence').focus()
  await page.keyboard.press('ArrowRight')
  await expect(list(page).getByRole('row', { name: /listed by.*Standard/ })).toBeVisible()

  await row(page, 'Read Users').focus()
  await page.keyboard.press('Delete')
  await expect(page.getByText('1 node is hidden.')).toBeVisible()
  await expect(row(page, 'Read Users')).toHaveCount(0)
  expect(await address(page)).toContain('hidden=permission:')

  await page.keyboard.press('Control+z')
  await expect(row(page, 'Read Users')).toHaveCount(1)
  await page.keyboard.press('Control+Shift+z')
  await expect(row(page, 'Read Users')).toHaveCount(0)
  await page.getByRole('button', { name: 'Show them again' }).click()
  await expect(row(page, 'Read Users')).toHaveCount(1)
})

test('a group tells its members and unfolds; undo folds it again', async ({ page }) => {
  await goTo(page, 'graph?focus=role:3&show=both')
  await row(page, /\+171 users/).click()
  const panel = inspector(page)
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText('+171 users')
  await expect(panel.getByText('1–100 of 171')).toBeVisible()
  await panel.getByRole('button', { name: 'Next' }).click()
  await expect(panel.getByText('101–171 of 171')).toBeVisible()
  await panel.getByRole('button', { name: 'Unfold' }).click()
  await expect(page.getByText('192 nodes drawn')).toBeVisible()
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect(page.getByText('22 nodes drawn')).toBeVisible()
})

test('two nodes: every route between them, as sentences, by mouse', async ({ page }) => {
  await goTo(page, 'graph?focus=role:3')
  const from = await pointAt(page, 'Standard (International)')
  await page.mouse.click(from.x, from.y)
  await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText(/Standard/)
  await page.getByRole('button', { name: 'Show all of it' }).click()
  const to = await pointAt(page, 'Edit Presence')
  await page.keyboard.down('Control')
  await page.mouse.click(to.x, to.y)
  await page.keyboard.up('Control')
  const panel = inspector(page)
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText(
    'Standard (International) → Edit Presence',
  )
  await expect(panel.getByText('1 route', { exact: true })).toBeVisible()
  await expect(panel.getByRole('list', { name: 'Routes' }).getByRole('listitem')).toHaveText([
    /Configure Presence.*Edit Presence/,
  ])
  await panel.getByRole('button', { name: 'Draw only the routes' }).click()
  await expect(page.getByText('3 nodes drawn')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByText('22 nodes drawn')).toBeVisible()
})

test('by keyboard alone: from node to node, the menu, keep only, another end', async ({ page }) => {
  await goTo(page, 'graph?focus=role:3')
  await drawn(page)
  await hands(page).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  const panel = inspector(page)
  await expect(panel.getByRole('heading', { level: 2 })).toBeVisible()
  const name = await panel.getByRole('heading', { level: 2 }).textContent()
  expect(name).not.toBe('Standard (International)')

  await hands(page).focus()
  await page.keyboard.press('Shift+F10')
  await expect(menu(page)).toHaveAccessibleName(`What to do with ${name}`)
  await expect(menu(page).getByRole('menuitem').first()).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(menu(page)).toHaveCount(0)
  await expect(hands(page)).toBeFocused()

  await page.keyboard.press('Shift+F10')
  await menu(page).getByRole('menuitem', { name: 'Routes from here to…' }).press('Enter')
  await page.getByRole('combobox', { name: 'The other end of the routes' }).fill('standard (int')
  await expect(page.getByRole('option', { name: /^Standard \(International\)/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText(
    `Standard (International) → ${name}`,
  )
})

test('a right click leads on: who holds it, in its table, graph from here only', async ({
  page,
}) => {
  await goTo(page, 'graph?focus=permission:ManagePresence&hops=1')
  const role = await pointAt(page, 'Front Desk')
  await page.mouse.click(role.x, role.y, { button: 'right' })
  await menu(page).getByRole('menuitem', { name: 'Graph from here only' }).click()
  await expect(page.getByRole('img', { name: /around Front Desk\./ })).toBeVisible()
  const again = await pointAt(page, 'Front Desk')
  await page.mouse.click(again.x, again.y, { button: 'right' })
  await menu(page).getByRole('menuitem', { name: 'In its table' }).click()
  await expect(page.getByRole('heading', { name: 'Roles', level: 1 })).toBeVisible()
  await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText('Front Desk')
  await page.keyboard.press('g')
  await expect(page.getByRole('heading', { name: 'Graph', level: 1 })).toBeVisible()
  await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText('Front Desk')
})

test('several are chosen with a box and kept', async ({ page }) => {
  await goTo(page, 'graph?focus=role:3')
  const first = await pointAt(page, 'Configure Presence')
  const stage = (await hands(page).boundingBox())!
  await page.keyboard.down('Shift')
  await page.mouse.move(first.x - 45, stage.y + 4)
  await page.mouse.down()
  await page.mouse.move(first.x + 10, stage.y + stage.height - 60, { steps: 4 })
  await page.mouse.up()
  await page.keyboard.up('Shift')
  await expect(menu(page)).toHaveAccessibleName('What to do with 8 nodes')
  await menu(page).getByRole('menuitem', { name: 'Keep only these' }).click()
  await expect(page.getByText('8 nodes drawn')).toBeVisible()
  await expect(page.getByText('Only 8 chosen nodes are drawn.')).toBeVisible()
})

test('the picture is saved as SVG and PNG with a caption, and copied as text', async ({
  context,
  page,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await goTo(page, 'graph?focus=role:3')
  await drawn(page)
  const saved = async (what: string): Promise<Buffer> => {
    await page.getByRole('button', { name: 'More', exact: true }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: what }).click(),
    ])
    return readFile(await download.path())
  }
  const svg = (await saved('Save as SVG')).toString()
  expect(svg).toContain('>Configure Presence</text>')
  expect(svg).toContain('Sample account · snapshot 14 Nov 2026')
  const png = await saved('Save as PNG')
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('button', { name: 'Copy as text' }).click()
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toContain('Standard (International)\tlists\tConfigure Presence')
})

/** Names in the list, column by column, each column from top to bottom: the picture's order. */
const inOrder = (page: Page): Promise<string[]> =>
  list(page).locator('[role="row"][aria-level="2"]').allInnerTexts()

test('what was chosen with a box stands in the matrix: users against permissions', async ({
  page,
}) => {
  await goTo(page, 'graph?focus=user:63001000&marked=user:63001000,permission:ReadUsers')
  const anna = await pointAt(page, 'Anna Meyer')
  await page.mouse.click(anna.x, anna.y, { button: 'right' })
  await expect(menu(page)).toHaveAccessibleName('What to do with 2 nodes')
  await menu(page).getByRole('menuitem', { name: 'These in the matrix' }).click()
  await expect(page.getByRole('heading', { name: 'Matrix', level: 1 })).toBeVisible()
  await expect(page.locator('[data-cell]')).toHaveCount(1)
})

test('a group is kept with the way that it is on, and unfolds there', async ({ page }) => {
  await goTo(page, 'graph?focus=role:3&show=both')
  await row(page, 'Configure Presence').click({ button: 'right' })
  await menu(page)
    .getByRole('menuitem', { name: /^Keep only this/ })
    .click()
  await expect(row(page, /\+171 users/)).toHaveCount(1)
  await expect(row(page, 'Read Users')).toHaveCount(0)
  const kept = await inOrder(page)

  await row(page, /\+171 users/).click({ button: 'right' })
  await menu(page).getByRole('menuitem', { name: 'Unfold' }).click()
  await expect(page.getByText(`${kept.length + 170} nodes drawn`)).toBeVisible()
  await expect(row(page, 'Read Users')).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect(page.getByText('22 nodes drawn')).toBeVisible()
})

test('undo leads back also after a look at another view', async ({ page }) => {
  await goTo(page, 'graph?focus=role:3')
  await page.getByRole('combobox', { name: 'Steps' }).selectOption('1 step')
  await expect(page.getByText('10 nodes drawn')).toBeVisible()
  await goTo(page, 'users')
  await expect(page.getByRole('heading', { name: 'Users', level: 1 })).toBeVisible()
  await goTo(page, 'graph')
  await page.getByRole('button', { name: 'Back to the last picture (Ctrl Z)' }).click()
  await expect(page.getByText('10 nodes drawn')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByText('22 nodes drawn')).toBeVisible()
})

test('a pinned node keeps its height when all is laid out anew, until it is let go', async ({
  page,
}) => {
  await goTo(page, 'graph?focus=role:3&show=both&pinned=permission:ReadUsers@-600')
  await expect(row(page, 'Read Users')).toHaveCount(1)
  const firstListed = async () => {
    const names = await inOrder(page)
    return names[names.findIndex((name) => name.startsWith('Standard')) + 1]
  }
  await expect.poll(firstListed).toContain('Read Users')
  await page.getByRole('button', { name: 'Tidy' }).click()
  await expect.poll(firstListed).toContain('Read Users')

  await row(page, 'Read Users').click({ button: 'right' })
  await menu(page).getByRole('menuitem', { name: 'Let go of the pin' }).click()
  await page.getByRole('button', { name: 'Tidy' }).click()
  await expect.poll(firstListed).not.toContain('Read Users')
  expect(await address(page)).not.toContain('pinned')
})

test('on paper stands all of the picture, with a caption', async ({ page }) => {
  await goTo(page, 'graph?focus=role:3&show=both')
  await drawn(page)
  await expect(row(page, 'Configure Presence')).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
  const paper = page.locator('.printed svg')
  await expect(paper).toBeVisible()
  await expect(paper.getByText('+171 users')).toBeVisible()
  await expect(paper.getByText('Edit Presence')).toBeVisible()
  await expect(paper.getByText(/Sample account · snapshot 14 Nov 2026/)).toBeVisible()
  await expect(hands(page)).toBeHidden()
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  await expect(paper).toHaveCount(0)
})

test('the tools stand in one row, also beside the inspector', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await goTo(page, 'graph?focus=role:3,role:Front Desk,role:Night Shift&sel=role:3')
  await expect(inspector(page).getByRole('heading', { level: 2 })).toBeVisible()
  const header = page.getByRole('main').locator('header').first()
  expect((await header.boundingBox())!.height).toBeLessThan(56)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('combobox', { name: 'Direction' }).selectOption('Towards users')
  await expect.poll(() => address(page)).toContain('direction=above')
  await page.getByRole('button', { name: 'Without Front Desk' }).last().click()
  await expect.poll(() => address(page)).not.toContain('Front')
})

test.describe('an organization of EnOS', () => {
  test.use({ account: 'none' })

  test('users, roles, menu groups and menus, from a menu up to who sees it', async ({ page }) => {
    const organization = organizationFile(48)
    await importFiles(page, [organization.file], 'Solar')
    await goTo(page, 'graph?focus=role:operator&show=both')
    const tiers = list(page).locator('[role="row"][aria-level="1"]')
    await expect(tiers).toHaveText(['Users 3', 'Roles 1', 'Menu groups 1', /Menus \d+/])
    await expect(row(page, 'Operation')).toHaveCount(1)
    await expect(row(page, 'Ben Okafor')).toHaveCount(1)

    const { id, name } = organization.taken
    await goTo(page, `graph?focus=menu:${organization.app}/${id}&direction=above&hops=3&show=both`)
    await expect(row(page, name)).toHaveCount(1)
    await expect(row(page, 'Operation')).toHaveCount(1)
    await expect(row(page, 'Operator')).toHaveCount(1)
    await expect(row(page, 'Anna Meyer')).toHaveCount(1)
    await expect(row(page, 'Dora Lind')).toHaveCount(0)
  })
})

for (const theme of ['light', 'dark'] as const) {
  test(`nothing keeps anybody out, ${theme}`, async ({ page }) => {
    await page.evaluate((name) => localStorage.setItem('theme', name), theme)
    await goTo(page, 'graph')
    await page.reload()
    await expect(page.getByRole('heading', { name: 'From whom or what?' })).toBeVisible()
    await expectAccessible(page, 'start')
    await goTo(page, 'graph?focus=role:3&show=both&sel=role:3')
    await expect(row(page, 'Configure Presence')).toBeVisible()
    await expectAccessible(page, 'picture and list')
    await goTo(page, 'graph?focus=role:3&from=role:3&to=permission:ReadPresence')
    await expect(page.getByRole('list', { name: 'Routes' })).toBeVisible()
    await expectAccessible(page, 'routes')
    await hands(page).focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Shift+F10')
    await expect(menu(page)).toBeVisible()
    await expectAccessible(page, 'menu')
  })
}
