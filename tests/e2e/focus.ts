import { expect, type Locator, type Page } from '@playwright/test'

/** More stops than any page has between two places. */
const farthest = 150

/** Presses Tab until the element has the focus, and checks that the focus can be seen there. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible()
  for (let presses = 0; presses < farthest; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      return expectFocus(target)
    }
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never came to ${target.toString()}`)
}

/** The element has the focus, shows it, and is where it can be seen. */
export async function expectFocus(target: Locator): Promise<void> {
  await expect(target).toBeFocused()
  await expect(target).toBeInViewport()
  const ring = await target.evaluate((element) => {
    // A hidden radio button shows its focus on the text beside it.
    const shown = getComputedStyle(element).opacity === '0' ? element.nextElementSibling : element
    const { outlineStyle, outlineWidth } = getComputedStyle(shown ?? element)
    return { style: outlineStyle, width: parseFloat(outlineWidth) }
  })
  expect(ring.style, 'the focus has a ring').not.toBe('none')
  expect(ring.width, 'the focus has a ring').toBeGreaterThanOrEqual(1)
}
