import { test as base, expect, type Browser, type Page } from '@playwright/test'
import { account, logIn, publication, startIssue } from './desk.ts'
import { importLetter, startPress, type Press } from './press.ts'

export { expect }
export { account, logIn, publication, startIssue } from './desk.ts'

type OfWorker = {
  /**
   * A Masthead that is set up, for this worker alone. The files that one worker runs share it, so a test counts on what
   * it made itself and not on there being nothing else.
   */
  press: Press
  /** The cookies of the owner's log-in. */
  loggedIn: Awaited<ReturnType<typeof cookiesAfterLogIn>>
  /** Takes a letter in from Markdown with front matter, as a draft; gives its slug. */
  keep: (markdown: string) => Promise<string>
  /** Takes a letter in and publishes it; gives its slug. */
  publish: (markdown: string) => Promise<string>
}

type OfTest = {
  /** A page of the owner, logged in. `page` is a reader's: not logged in. */
  owner: Page
  /** A new draft, open in the owner's editor. */
  issue: { id: string; address: string }
  /** A Masthead on its first start: nobody owns it yet. */
  newPress: Press
  /** Keeps what the server said beside a test that failed. */
  serverOutput: undefined
}

export const test = base.extend<OfTest, OfWorker>({
  press: [
    // Playwright wants an object pattern here, also when nothing is asked for.
    async ({ browserName: _ }, provide) => {
      const press = await startPress()
      await setUpAtTheTerminal(press)
      await provide(press)
      await press.stop()
    },
    { scope: 'worker', timeout: 90_000 },
  ],

  loggedIn: [
    async ({ browser, press }, provide) => {
      await provide(await cookiesAfterLogIn(browser, press))
    },
    { scope: 'worker' },
  ],

  keep: [
    async ({ press }, provide) => {
      await provide(async (markdown) => (await importLetter(press, markdown, { publish: false })).slug)
    },
    { scope: 'worker' },
  ],

  publish: [
    async ({ press }, provide) => {
      await provide(async (markdown) => (await importLetter(press, markdown, { publish: true })).slug)
    },
    { scope: 'worker' },
  ],

  baseURL: async ({ press }, provide) => {
    await provide(press.address)
  },

  owner: async ({ browser, baseURL, loggedIn }, provide) => {
    const context = await browser.newContext({ baseURL, storageState: loggedIn })
    await provide(await context.newPage())
    await context.close()
  },

  issue: async ({ owner }, provide) => {
    await provide(await startIssue(owner))
  },

  serverOutput: [
    async ({ press }, provide, testInfo) => {
      await provide(undefined)
      if (testInfo.status !== testInfo.expectedStatus) await testInfo.attach('server', { body: press.output() })
    },
    { auto: true },
  ],

  newPress: async ({ browserName: _ }, provide) => {
    const press = await startPress()
    await provide(press)
    await press.stop()
  },
})

/** Sets a new Masthead up for its owner, without a browser. */
export async function setUpAtTheTerminal(press: Press): Promise<void> {
  const { title, description } = publication
  const about = ['--title', title, '--description', description, '--language', 'en', '--time-zone', 'Europe/Madrid']
  const words = ['setup', ...about, '--email', account.email, '--password-stdin']
  const { code, stderr } = await press.masthead(words, account.password)
  if (code !== 0) throw new Error(`Set-up failed: ${stderr}`)
}

async function cookiesAfterLogIn(browser: Browser, press: Press) {
  const context = await browser.newContext({ baseURL: press.address })
  const page = await context.newPage()
  await logIn(page)
  await page.waitForURL(/\/desk/)
  const state = await context.storageState()
  await context.close()
  return state
}
