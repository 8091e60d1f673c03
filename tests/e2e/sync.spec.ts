/** Syncs in the window: progress, stopping and going on, reports, history, and asking the vendor. */
import type { Locator, Page } from '@playwright/test'
import { expectAccessible } from './axe'
import { connectOnly, expect, report, syncNow, test } from './ringcentral'
import { dialog, goTo, inspector, openView, rail, strip } from './steps'

const panel = (page: Page): Locator => page.getByRole('region', { name: 'Connection' })
const parts = (page: Page): Locator => panel(page).getByRole('table', { name: 'Parts of the sync' })

test.describe('a sync that takes a while', () => {
  // One request a user, against a limit of 50 in four seconds.
  test.use({ simulated: { users: 500, window: 4, faults: ['no-account-assigned-roles'] } })
  test.slow()

  test('tells its parts, survives navigation and reload, stops, goes on and ends whole', async ({
    page,
    sim,
  }) => {
    await connectOnly(page, sim, 'Acme')
    await expect(panel(page).getByRole('button', { name: 'Sync now' })).toBeVisible()
    await panel(page).getByRole('button', { name: 'Sync now' }).click()
    const roles = parts(page).getByRole('row', { name: /^Assigned roles, user by user/ })
    await expect(roles).toContainText(/\d+ of \d+/)
    await expect(parts(page).getByRole('row', { name: /^Users/ })).toContainText('read whole')
    await expect(panel(page).getByText(/^\d+ requests/)).toBeVisible()
    await expectAccessible(page, 'progress')

    await page.reload()
    await expect(roles).toContainText(/\d+ of \d+/)
    await page.evaluate(() => (location.hash = '#/'))
    const card = page.getByRole('group', { name: 'Sync of Acme' })
    await expect(card.getByRole('progressbar')).toBeVisible()
    await expect(strip(page).getByRole('link', { name: 'Sync of Acme' })).toBeVisible()
    await card.getByRole('button', { name: 'Stop' }).click()
    await expect(card).toContainText('A sync stopped before its end')
    await expect(card).toContainText('None of it stands in the account yet.')

    await strip(page)
      .page()
      .getByRole('link', { name: /^A?\s*Acme/ })
      .click()
    await expect(panel(page).getByText('A sync stopped before its end')).toBeVisible()
    await expect(
      page.getByRole('listitem').filter({ hasText: 'stopped before its end' }),
    ).toBeVisible()
    const before = sim.stats().byOperation['listExtensions']
    await panel(page).getByRole('button', { name: 'Go on' }).click()
    const finished = await report(page, 120_000)
    await expect(finished).toContainText('The snapshot of Acme is whole.')
    await expect(finished).toContainText('It went on where an earlier one had stopped.')
    expect(sim.stats().byOperation['listExtensions'], 'users are not read again').toBe(before)
    await expectAccessible(page, 'report')
    await finished.getByRole('button', { name: 'Close' }).last().click()

    const { users } = sim.truth()
    await openView(page, 'Users')
    await expect(page.getByText(`${users.length} users`)).toBeVisible()
  })

  test('a stopped sync is forgotten, or begun anew', async ({ page, sim }) => {
    await connectOnly(page, sim, 'Acme')
    const stop = async (): Promise<void> => {
      await expect(
        parts(page).getByRole('row', { name: /^Assigned roles, user by user/ }),
      ).toContainText(/\d+ of \d+/)
      await panel(page).getByRole('button', { name: 'Stop' }).click()
      await expect(panel(page).getByText('A sync stopped before its end')).toBeVisible()
    }
    await panel(page).getByRole('button', { name: 'Sync now' }).click()
    await stop()
    await panel(page).getByRole('button', { name: 'Begin anew' }).click()
    await stop()
    await panel(page).getByRole('button', { name: 'Forget it' }).click()
    await expect(panel(page).getByText('A sync stopped before its end')).toBeHidden()
    await expect(panel(page).getByRole('button', { name: 'Sync now' })).toBeVisible()
  })
})

test('history, snapshots and imports tell of a sync, and it can be taken back', async ({
  page,
  sim,
}) => {
  await connectOnly(page, sim, 'Acme')
  const first = await syncNow(page)
  await expect(first).toContainText('The snapshot of Acme is whole.')
  await first.getByRole('button', { name: 'Close' }).last().click()
  await expect(rail(page).getByRole('button', { name: 'Switch account' })).toContainText('whole')
  const history = page.getByRole('listitem').filter({ hasText: /read whole.*requests/ })
  await expect(history).toHaveCount(1)
  await history.getByText('read whole').first().click()
  await expect(history.getByRole('row', { name: /^Users/ })).toContainText('read whole')
  const imported = page.getByRole('listitem').filter({ hasText: /Sync: \d+ parts?/ })
  await imported.getByRole('button', { name: 'Take back' }).click()
  const asks = dialog(page, 'Take this import back?')
  await expect(asks).toContainText('Nothing changes at RingCentral')
  await asks.getByRole('button', { name: 'Take back' }).click()
  await expect(page.getByText(/taken back/)).toBeVisible()
})

test.describe('where the user may not read everything', () => {
  test.use({ simulated: { users: 40, window: 1, signedInAs: 'standard' } })

  test('the report names each refused part, what it needs and what it hides', async ({
    page,
    sim,
  }) => {
    await connectOnly(page, sim, 'Acme')
    const finished = await syncNow(page)
    await expect(finished).toContainText(/The snapshot of Acme is partial: \d+ parts? (is|are) not/)
    const roles = finished.getByRole('row', { name: /^Role list/ })
    await expect(roles).toContainText('refused by the vendor')
    await expect(roles).toContainText('ReadUserRoles')
    await expect(finished.getByRole('row', { name: /ReadAssignedRoles/ }).first()).toBeVisible()
    await expect(finished.getByRole('columnheader', { name: 'What stays unknown' })).toBeVisible()
    await expectAccessible(page, 'partial report')
    await finished.getByRole('button', { name: 'Close' }).last().click()
    await expect(rail(page).getByRole('button', { name: 'Switch account' })).toContainText(
      'partial',
    )
    await expect(strip(page)).toContainText(/parts? not whole/)
    await expect(page.getByRole('row', { name: /^Role list/ }).first()).toContainText(
      'read in part',
    )
  })
})

test.describe('a question to RingCentral', () => {
  test('sets its fresh word beside what was computed, each with its time', async ({
    page,
    sim,
  }) => {
    await connectOnly(page, sim, 'Acme')
    await (await syncNow(page)).getByRole('button', { name: 'Close' }).last().click()
    const me = sim.world.signedIn
    await goTo(page, `users?sel=user:${me}`)
    await inspector(page).getByRole('searchbox').fill('ReadUserRoles')
    await inspector(page)
      .getByRole('button', { name: /(listed|included)/ })
      .first()
      .click()
    await inspector(page).getByRole('button', { name: 'Verify at RingCentral' }).click()
    await expect(inspector(page).getByText('RingCentral answered.')).toBeVisible()
    const beside = inspector(page).getByLabel('Computed and the vendor’s word')
    await expect(beside).toContainText(/Computed\s*yes\s*from answers of \d/)
    await expect(beside).toContainText(/Vendor\s*yes\s*said \d/)
    await expectAccessible(page, 'verified')

    await inspector(page).getByRole('button', { name: 'Read the whole profile' }).click()
    await expect(inspector(page).getByText('RingCentral answered.').last()).toBeVisible()
    await inspector(page).getByRole('button', { name: 'Read features and grants' }).click()
    await expect(
      inspector(page).getByText('Read, but not part of the answers about access.').first(),
    ).toBeVisible()

    // The older snapshot is not what RingCentral would be asked about.
    await goTo(page, `users?at=1&sel=user:${me}`)
    await expect(
      inspector(page).getByRole('button', { name: 'Read features and grants' }),
    ).toBeDisabled()
    await expect(
      inspector(page)
        .getByText(/^RingCentral only knows the present/)
        .first(),
    ).toBeVisible()
  })

  test('that RingCentral refuses says so, and nothing becomes a no', async ({ page, sim }) => {
    await connectOnly(page, sim, 'Acme')
    await (await syncNow(page)).getByRole('button', { name: 'Close' }).last().click()
    const other = sim
      .truth()
      .users.find(
        ({ id, type, roles, effective }) =>
          id !== sim.world.signedIn && type === 'User' && roles.length > 0 && effective.length > 0,
      )!
    await goTo(page, `users?sel=user:${other.id}`)
    await expect(
      inspector(page).getByRole('button', { name: 'Read the whole profile' }),
    ).toBeHidden()
    await inspector(page).getByRole('searchbox').fill(other.effective[0]!)
    await inspector(page)
      .getByRole('button', { name: /(listed|included)/ })
      .first()
      .click()
    const verify = inspector(page).getByRole('button', { name: 'Verify at RingCentral' })
    await verify.click()
    await expect(
      inspector(page)
        .getByText(/RingCentral answered\.|refused by the vendor/)
        .first(),
    ).toBeVisible()
    await expect(
      inspector(page)
        .getByText(/^Yes: /)
        .first(),
    ).toBeVisible()
    await expect(verify).toBeFocused()
  })
})

test.describe('without a connection', () => {
  test.use({ account: 'sample' })

  test('there is a sentence instead of a question', async ({ page }) => {
    await goTo(page, 'users?sel=user:63001000')
    await expect(
      inspector(page).getByText(/^The sample account is made up, so there is no vendor/),
    ).toBeVisible()
    await expect(
      inspector(page).getByRole('button', { name: 'Read features and grants' }),
    ).toBeHidden()
  })
})
