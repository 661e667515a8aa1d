import { defineConfig } from '@playwright/test'
import { launchOptions } from './e2e/browser.ts'

/** Real Chromium against the production build; each worker has a server, a database and a data folder of its own. */
export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/build.ts',
  workers: 2,
  // Files run side by side, the tests of one file one after another: they may build on what they published.
  fullyParallel: false,
  forbidOnly: process.env.CI !== undefined,
  timeout: 30_000,
  // A machine that does much else at once needs longer than five seconds for what it promises.
  expect: { timeout: 15_000 },
  globalTimeout: 20 * 60_000,
  reporter: 'list',
  use: {
    launchOptions: launchOptions(),
    locale: 'en-GB',
    timezoneId: 'Europe/Madrid',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
})
