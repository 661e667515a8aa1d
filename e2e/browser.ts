import type { LaunchOptions } from '@playwright/test'
import { findBrowser } from '../.ci/browser.mjs'

/**
 * How to start the Chromium that this machine has, also as root in a container.
 * @throws Error when there is none; `npm test` installs one.
 */
export function launchOptions(): LaunchOptions {
  const executablePath = findBrowser()
  if (!executablePath) {
    throw new Error('There is no Chromium here. Run “npm test”, which installs one, or name one in MASTHEAD_CHROMIUM.')
  }
  // Workers of Playwright read the configuration again; they need not look again.
  process.env.MASTHEAD_CHROMIUM = executablePath
  const args = ['--disable-dev-shm-usage', '--disable-gpu']
  return { executablePath, args: process.getuid?.() === 0 ? [...args, '--no-sandbox'] : args }
}
