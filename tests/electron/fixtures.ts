/** The desktop app, started by Playwright on an empty data folder; skipped where it cannot run. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test'
import { findElectron, obstacle } from '../../scripts/electron.mjs'

export { expect } from '@playwright/test'

/** How the app is started: the same for the first and for a second time. */
interface Launch {
  executablePath: string
  args: string[]
  env: Record<string, string>
}

interface Fixtures {
  launch: Launch
  desktop: ElectronApplication
  window: Page
}

const executablePath = findElectron()
const reason = executablePath === undefined ? 'the Electron runtime is not installed' : obstacle()

export const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern
  launch: async ({}, use) => {
    const dataFolder = await mkdtemp(path.join(tmpdir(), 'permiscope-desktop-'))
    await use({
      executablePath: executablePath!,
      args: [path.resolve(import.meta.dirname, '../..')],
      // A test leaves nothing in the keychain of whoever runs it.
      env: {
        ...process.env,
        PERMISCOPE_DATA: dataFolder,
        PERMISCOPE_KEYCHAIN: 'off',
      } as Record<string, string>,
    })
    await rm(dataFolder, { recursive: true, force: true })
  },
  desktop: async ({ launch }, use) => {
    // Without chromiumSandbox Playwright switches off on Linux what these tests are about.
    const desktop = await _electron.launch({ ...launch, chromiumSandbox: true })
    await use(desktop)
    await desktop.close()
  },
  window: async ({ desktop }, use) => use(await desktop.firstWindow()),
})

test.skip(reason !== undefined, reason ?? '')
