/** Syncs of EnOS accounts in the window: what is computed, what is confirmed, and asking EnOS itself. */
import { expectAccessible } from './axe'
import { beginSync, connectOnly, expect, panel, report, sync, test } from './enos'
import type { EnosSim, Truth } from '../servers/enos'
import { dialog, goTo, inspector, openView } from './steps'

/** Permissions and menus that roles tell otherwise than EnOS, over all users and apps. */
function differencesOf({ access }: Truth): number {
  const unlike = (one: readonly string[], other: readonly string[]): number =>
    one.filter((id) => !other.includes(id)).length
  return access.reduce(
    (sum, { permissions, menus, byRoles }) =>
      sum +
      unlike(permissions, byRoles.permissions) +
      unlike(byRoles.permissions, permissions) +
      unlike(menus, byRoles.menus) +
      unlike(byRoles.menus, menus),
    0,
  )
}

const asked = (sim: EnosSim): number => sim.stats().byOperation['user/app/resource/permission'] ?? 0

test('for nobody, then a sample, then all: each says what is confirmed', async ({ page, sim }) => {
  const { users, apps } = sim.truth()
  await connectOnly(page, sim, 'Acme')
  await beginSync(page, 'Acme', 'For nobody')
  const first = await report(page)
  await expect(first).toContainText(/own answer is not there: that access is computed, not confirm/)
  await expect(first.getByRole('link', { name: 'Show the differences' })).toBeHidden()
  expect(asked(sim)).toBe(0)
  await expectAccessible(page, 'report of a sync for nobody')
  await first.getByRole('button', { name: 'Close' }).last().click()

  // What was computed says so, on every answer.
  const someone = sim.truth().access.find(({ byRoles }) => byRoles.permissions.length > 0)!
  await goTo(page, `users?sel=user:${someone.user}`)
  await expect(inspector(page).getByText(/^Computed, not confirmed in \d+ apps?: /)).toBeVisible()
  await inspector(page)
    .getByRole('button', { name: /^(listed|direct).*computed, not confirmed/ })
    .first()
    .click()
  await expect(inspector(page).getByText('Computed, not confirmed', { exact: true })).toBeVisible()
  await expectAccessible(page, 'not confirmed')
  await openView(page, 'Overview')

  // The number of requests stands there before anything is asked.
  await panel(page).getByRole('button', { name: 'Sync now…' }).click()
  const choice = dialog(page, 'Sync of Acme')
  await expect(
    choice.getByText(`Reckoned with ${users.length} users and ${apps.length} apps.`),
  ).toBeVisible()
  await expect(choice.getByRole('radio', { name: 'For nobody' })).toBeChecked()
  await choice.getByRole('radio', { name: 'For a sample' }).check()
  await choice.getByRole('button', { name: 'Sync', exact: true }).click()
  const second = await report(page)
  await expect(second).toContainText(/pairs that both words are known of agree/)
  const sample = asked(sim)
  expect(sample).toBeGreaterThan(0)
  expect(sample).toBeLessThan(users.length * apps.length)
  await second.getByRole('button', { name: 'Close' }).last().click()

  // The choice of the last sync is where the next one begins.
  await panel(page).getByRole('button', { name: 'Sync now…' }).click()
  await expect(choice.getByRole('radio', { name: 'For a sample' })).toBeChecked()
  await choice.getByRole('radio', { name: 'For all users' }).check()
  await choice.getByRole('button', { name: 'Sync', exact: true }).click()
  const third = await report(page, 60_000)
  expect(asked(sim) - sample).toBe(users.length * apps.length)
  const differences = differencesOf(sim.truth())
  expect(differences, 'the organization has access beyond roles').toBeGreaterThan(0)
  await expect(third).toContainText(
    new RegExp(`In ${differences.toLocaleString('en')} permissions? (or menu|and menus) EnOS’s`),
  )
  await expectAccessible(page, 'report of a sync for all')
  await third.getByRole('link', { name: 'Show the differences' }).click()
  await expect(page.getByRole('heading', { name: 'Differences', level: 1 })).toBeVisible()
})

test.describe('a sync that takes a while', () => {
  test.use({ simulated: { users: 150, apps: 4, largestMenu: 40 } })
  test.slow()

  test('tells its parts, stops, and goes on with what was chosen for it', async ({ page, sim }) => {
    await connectOnly(page, sim, 'Acme', 40)
    await beginSync(page, 'Acme', 'For all users')
    const parts = panel(page).getByRole('table', { name: 'Parts of the sync' })
    const answers = parts.getByRole('row', { name: /^EnOS’s own answers/ })
    await expect(answers).toContainText(/\d+ of 600/, { timeout: 30_000 })
    await expect(parts.getByRole('row', { name: /^Users\b/ }).first()).toContainText('read whole')
    await expectAccessible(page, 'progress')
    await panel(page).getByRole('button', { name: 'Stop' }).click()
    await expect(panel(page).getByText('A sync stopped before its end')).toBeVisible()
    const before = sim.stats().byOperation['user/organization/roster']
    await panel(page).getByRole('button', { name: 'Go on' }).click()
    const finished = await report(page, 120_000)
    await expect(finished).toContainText('It went on where an earlier one had stopped.')
    await expect(finished).not.toContainText('that access is computed, not confirmed')
    expect(sim.stats().byOperation['user/organization/roster'], 'users are not read again').toBe(
      before,
    )
  })
})

test.describe('without a grant', () => {
  test.use({
    simulated: {
      users: 30,
      apps: 3,
      largestMenu: 40,
      without: ['USER_ALL_PERMISSION', 'role-users'],
    },
  })

  test('the report names the refused part and what stays unknown', async ({ page, sim }) => {
    await connectOnly(page, sim, 'Acme')
    await beginSync(page, 'Acme', 'For nobody')
    const finished = await report(page)
    await expect(finished).toContainText(/The snapshot of Acme is partial/)
    const roles = finished.getByRole('row').filter({ hasText: 'refused by the vendor' }).first()
    await expect(roles).toBeVisible()
    await expect(finished.getByRole('table')).toContainText('USER_ALL_PERMISSION')
    await expectAccessible(page, 'partial report')
  })
})

test.describe('where EnOS refuses its own answers to everybody', () => {
  test.use({ simulated: { users: 12, apps: 2, largestMenu: 40, without: ['user-resources'] } })

  test('apps are probably not readable, and nobody is said to have no access', async ({
    page,
    sim,
  }) => {
    await connectOnly(page, sim, 'Acme')
    await beginSync(page, 'Acme', 'For all users')
    const finished = await report(page)
    await expect(finished).toContainText('probably not readable with this key')
    await finished.getByRole('button', { name: 'Close' }).last().click()
    const someone = sim.truth().access.find(({ byRoles }) => byRoles.permissions.length > 0)!
    await goTo(page, `users?sel=user:${someone.user}`)
    await expect(inspector(page).getByText(/^Computed, not confirmed in/)).toBeVisible()
  })
})

test('chosen users, by name and by id', async ({ page, sim }) => {
  const { users, apps } = sim.truth()
  await connectOnly(page, sim, 'Acme')
  await sync(page, 'Acme', 'For nobody')
  await panel(page).getByRole('button', { name: 'Sync now…' }).click()
  const choice = dialog(page, 'Sync of Acme')
  await choice.getByRole('radio', { name: 'For chosen users' }).check()
  await expect(choice.getByText('Nobody is chosen yet.')).toBeVisible()
  await expect(choice.getByRole('button', { name: 'Sync', exact: true })).toBeDisabled()
  const [first, second] = users
  await choice.getByRole('combobox', { name: 'User to ask about' }).fill(first!.email)
  await choice.getByRole('option', { name: first!.email }).click()
  await expect(choice.getByRole('button', { name: `Take ${first!.name} out` })).toBeVisible()
  await choice.getByRole('textbox', { name: /^Ids of users/ }).fill(second!.id)
  await expectAccessible(page, 'chosen users')
  await choice.getByRole('button', { name: 'Sync', exact: true }).click()
  await report(page)
  expect(asked(sim)).toBe(2 * apps.length)
})

test('EnOS is asked about one user and app, and its word stands beside what was computed', async ({
  page,
  sim,
}) => {
  await connectOnly(page, sim, 'Acme')
  await sync(page, 'Acme', 'For nobody')
  const truth = sim.truth()
  const beyond = truth.access.find(
    ({ permissions, byRoles }) =>
      byRoles.permissions.length > 0 && permissions.some((id) => !byRoles.permissions.includes(id)),
  )!
  const app = truth.apps.find(({ id }) => id === beyond.app)!
  const only = app.permissions.find(
    ({ id }) => beyond.permissions.includes(id) && !beyond.byRoles.permissions.includes(id),
  )!
  await goTo(page, `users?sel=user:${beyond.user}`)
  const ask = inspector(page).getByRole('button', { name: 'Ask EnOS about this app' })
  await inspector(page).getByLabel('App', { exact: true }).selectOption(beyond.app)
  await ask.last().click()
  await expect(inspector(page).getByText('EnOS answered.')).toBeVisible()
  const beside = inspector(page).getByLabel(/^Computed and EnOS’s word about/)
  await expect(beside).toContainText(/Computed\s*from answers of \d/)
  await expect(beside).toContainText(/EnOS\s*\d+ permissions? (or menu|and menus), said \d/)
  await expect(
    inspector(page).getByRole('listitem').filter({ hasText: only.names['en_US']! }),
  ).not.toHaveCount(0)
  await expect(inspector(page).getByText('What it may come from')).toBeVisible()
  await expect(ask.last()).toBeFocused()
  await expectAccessible(page, 'asked')

  await goTo(page, `users?at=1&sel=user:${beyond.user}`)
  await expect(ask.last()).toBeDisabled()
  await expect(
    inspector(page)
      .getByText(/^EnOS only knows the present/)
      .first(),
  ).toBeVisible()
})

test('names change their language at once, without a sync', async ({ page, sim }) => {
  await connectOnly(page, sim, 'Acme')
  await sync(page, 'Acme', 'For nobody')
  const before = sim.stats().total
  const [app] = sim.truth().apps
  const permission = app!.permissions.find(({ names }) => names['zh_CN'] !== names['en_US'])!
  const expectNamed = async (name: string) => {
    await openView(page, 'Permissions')
    await page.getByRole('searchbox', { name: 'Name or id' }).fill(name)
    await expect(page.getByRole('treegrid').getByRole('row', { name }).first()).toBeVisible()
  }
  await expectNamed(permission.names['en_US']!)
  await openView(page, 'Overview')
  await page.getByRole('button', { name: 'Another language…' }).click()
  const language = dialog(page, 'Language that names are shown in')
  await language.getByRole('combobox').selectOption({ label: 'Chinese (China)' })
  await expectAccessible(page, 'language')
  await language.getByRole('button', { name: 'Show names in it' }).click()
  await expect(page.getByText('Names in Chinese (China).')).toBeVisible()
  await expectNamed(permission.names['zh_CN']!)
  expect(sim.stats().total, 'nothing was asked of EnOS').toBe(before)
})
