import { defineConfig } from '@playwright/test'
import { findChromium } from './scripts/chromium.mjs'

const executablePath = findChromium()

export default defineConfig({
  outputDir: 'test-results/playwright',
  fullyParallel: true,
  workers: '100%',
  forbidOnly: Boolean(process.env['CI']),
  // On a shared, noisy machine a browser can starve; scripts/test.mjs names what needed a second try.
  retries: process.env['CI'] ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    trace: 'retain-on-failure',
    ...(executablePath ? { launchOptions: { executablePath } } : {}),
  },
  projects: [
    { name: 'e2e', testDir: 'tests/e2e' },
    { name: 'electron', testDir: 'tests/electron', workers: 1 },
    // Run by commands of their own, never with the tests.
    { name: 'screenshots', testDir: 'tests/screenshots', workers: 1, timeout: 600_000 },
    // A trace of Playwright's own would take more time than what is measured.
    {
      name: 'bench-ui',
      testDir: 'tests/bench-ui',
      workers: 1,
      timeout: 900_000,
      use: { trace: 'off' },
    },
  ],
})
