import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { startPress } from './press.ts'
import { expect, logIn, setUpAtTheTerminal, startIssue, test } from './test.ts'
import { keptHere, saved, standing, textOf, write } from './writing.ts'

/** How often some words are in a text. */
const times = (text: string, words: string) => text.split(words).length - 1
const isSave = (request: { method(): string; url(): string }) =>
  request.method() === 'PUT' && request.url().endsWith('/draft')

async function noSaves(page: Page): Promise<void> {
  await page.route('**/draft', (route) => (isSave(route.request()) ? route.abort() : route.continue()))
}

test('of a tab that crashed while its words were on no server, every word is there again', async ({ owner, issue }) => {
  await noSaves(owner)
  await write(owner, { title: 'Crashed', text: 'Words that no server has.' })
  await keptHere(owner, 'Words that no server has.')
  const browser = await owner.context().newCDPSession(owner)
  const crashed = owner.waitForEvent('crash')
  // It is never answered: there is nobody left to do so.
  browser.send('Page.crash').catch(() => {})
  await crashed
  const again = await owner.context().newPage()
  await again.goto(issue.address)
  await expect(textOf(again)).toContainText('Words that no server has.')
  await saved(again)
  expect((await standing(again, issue.address)).text).toContain('Words that no server has.')
})

test('of a tab that was closed right after the last letter, while a save was under way, every word is there again', async ({
  owner,
  issue,
}) => {
  // Never answered: the words that follow can go to no server while it is out.
  await owner.route('**/draft', (route) => (isSave(route.request()) ? undefined : route.continue()))
  const underWay = owner.waitForRequest(isSave)
  await write(owner, { title: 'Closed', text: 'Sent, ' })
  await underWay
  await owner.keyboard.type('and written after that.')
  await owner.close({ runBeforeUnload: false })
  const again = await owner.context().newPage()
  await again.goto(issue.address)
  await expect(textOf(again)).toContainText('Sent, and written after that.')
  await saved(again)
})

test('a server that is killed among saves has all it acknowledged, and gets the rest when it is back', async ({
  browser,
}) => {
  test.setTimeout(240_000)
  const data = await mkdtemp(join(tmpdir(), 'masthead-killed-'))
  let press = await startPress({ data })
  try {
    await setUpAtTheTerminal(press)
    const context = await browser.newContext({ baseURL: press.address })
    const page = await context.newPage()
    await logIn(page)
    await page.waitForURL(/\/desk/)
    const issue = await startIssue(page)
    let acknowledged = 1
    page.on('response', (response) => {
      if (!isSave(response.request()) || response.status() !== 200) return
      // An answer that the killed server broke off acknowledged nothing to anybody.
      void response.json().then(
        ({ version }: { version: number }) => (acknowledged = version),
        () => {},
      )
    })
    await write(page, { title: 'Killed', text: 'one ' })
    const words = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
    for (const word of words) {
      await page.keyboard.type(`${word} `)
      // Saves at once, as when the window is left: so many are under way while the server dies.
      await page.keyboard.press('Control+s')
      if (word === 'six') await press.kill()
    }
    await expect(page.getByText('Offline, kept here')).toBeVisible({ timeout: 15_000 })
    press = await startPress({ data, port: Number(new URL(press.address).port) })
    expect((await standing(page, issue.address)).version).toBeGreaterThanOrEqual(acknowledged)
    await saved(page)
    const { text, title } = await standing(page, issue.address)
    expect(title).toBe('Killed')
    expect(text).toContain(`"one ${words.join(' ')} "`)
    await context.close()
  } finally {
    await press.stop()
    await rm(data, { recursive: true, force: true })
  }
})

test('what was written on a day without a network is there after the tab was closed on it', async ({
  owner,
  issue,
}) => {
  await write(owner, { title: 'On the train', text: 'At the station. ' })
  await saved(owner)
  await owner.context().setOffline(true)
  await owner.keyboard.type('In the tunnel. ')
  await expect(owner.getByText('Offline, kept here')).toBeVisible({ timeout: 15_000 })
  await owner.keyboard.type('And behind it.')
  await keptHere(owner, 'And behind it.')
  await owner.close()
  await owner.context().setOffline(false)
  const later = await owner.context().newPage()
  await later.goto(issue.address)
  await expect(textOf(later)).toHaveText('At the station. In the tunnel. And behind it.')
  await saved(later)
  expect((await standing(later, issue.address)).text).toContain('In the tunnel. And behind it.')
})

test('two tabs that wrote at the same time lose no word: both are seen, picked by keyboard, and undone in one step', async ({
  owner,
  issue,
}) => {
  await write(owner, { title: 'Common ground', text: 'First paragraph.\nSecond paragraph.\nThird paragraph.' })
  await saved(owner)
  const other = await owner.context().newPage()
  await other.goto(issue.address)
  await textOf(other).locator('p').first().click()
  await other.keyboard.press('Home')
  await other.keyboard.type('Theirs. ')
  await textOf(other).locator('p').last().click()
  await other.keyboard.press('End')
  await other.keyboard.type(' Theirs, too.')
  await saved(other)

  await owner.bringToFront()
  await textOf(owner).locator('p').nth(1).click()
  await owner.keyboard.press('End')
  await owner.keyboard.type(' Mine.')
  await textOf(owner).locator('p').last().click()
  await owner.keyboard.press('End')
  await owner.keyboard.type(' Mine, too.')
  await owner.getByRole('button', { name: 'See both' }).focus({ timeout: 15_000 })
  await owner.keyboard.press('Enter')
  const both = owner.getByRole('dialog')
  await expect(both).toContainText('Theirs. First paragraph.')
  await expect(both).toContainText('Second paragraph. Mine.')
  const difference = both.getByRole('group', { name: 'Difference 1' })
  // All that differs here stands together: the proposal keeps both, and the arrows choose.
  await expect(difference.getByRole('radio', { name: 'Both, mine first' })).toBeChecked()
  await difference.getByRole('radio', { name: 'Both, mine first' }).focus()
  await owner.keyboard.press('ArrowUp')
  await expect(difference.getByRole('radio', { name: 'Theirs' })).toBeChecked()
  await owner.keyboard.press('ArrowDown')
  await both.getByRole('button', { name: 'Use what is chosen' }).focus()
  await owner.keyboard.press('Enter')
  await saved(owner)
  const { text } = await standing(owner, issue.address)
  for (const words of ['Theirs. First', 'paragraph. Mine.', ' Theirs, too.', ' Mine, too.']) {
    expect(times(text, words), words).toBe(1)
  }
  await owner.keyboard.press('Control+z')
  await expect(textOf(owner)).not.toContainText('Theirs')
  await expect(textOf(owner)).toContainText('Mine, too.')
  await saved(owner)
})

test('who is logged out in the middle is told, and goes on with every word after logging in', async ({
  owner,
  issue,
  loggedIn,
}) => {
  await write(owner, { title: 'Logged out', text: 'Before. ' })
  await saved(owner)
  await owner.context().clearCookies()
  await owner.keyboard.type('After.')
  await expect(owner.getByText('You were logged out.')).toBeVisible({ timeout: 15_000 })
  await owner.context().addCookies(loggedIn.cookies)
  await owner.getByRole('button', { name: 'Try again' }).click()
  await saved(owner)
  expect((await standing(owner, issue.address)).text).toContain('Before. After.')
})

test('saves whose answers are lost on the way make neither a conflict nor doubled words', async ({ owner, issue }) => {
  let lost = 0
  await owner.route('**/draft', async (route) => {
    if (!isSave(route.request()) || lost >= 3) return route.continue()
    lost += 1
    await route.fetch()
    return route.abort()
  })
  await write(owner, { title: 'Unheard', text: 'one ' })
  await expect(owner.getByText('Offline, kept here')).toBeVisible({ timeout: 15_000 })
  await owner.keyboard.type('two ')
  await expect.poll(() => lost, { timeout: 15_000 }).toBe(3)
  await owner.keyboard.type('three')
  await saved(owner)
  await expect(owner.getByText('Changed in another window')).toHaveCount(0)
  const { text } = await standing(owner, issue.address)
  expect(text).toContain('"one two three"')
})

test('a device that refuses to keep words says so while they are on no server', async ({ owner, issue }) => {
  await owner.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('The disk is full.', 'QuotaExceededError')
    }
  })
  await owner.goto(issue.address)
  await noSaves(owner)
  await write(owner, { title: 'Nowhere', text: 'Words.' })
  await expect(owner.getByText('Offline, not saved')).toBeVisible({ timeout: 15_000 })
  await expect(owner.getByText('This browser can’t keep your text on this device.')).toBeVisible()
  await owner.unroute('**/draft')
  await saved(owner)
})

test('one word typed into a long issue sends less than two kilobytes', async ({ owner, keep, press }) => {
  const letter = Array.from({ length: 400 }, (_, index) => `Paragraph ${index} says something of its own.`).join('\n\n')
  await keep(`---\ntitle: Sends little\n---\n\n${letter}`)
  await owner.goto('/desk/issues')
  await owner.getByRole('link', { name: 'Sends little' }).click()
  await expect(textOf(owner)).toHaveAttribute('contenteditable', 'true')
  await textOf(owner).locator('p').nth(200).click()
  for (const word of ['one ', 'two ']) {
    const save = owner.waitForRequest(isSave)
    await owner.keyboard.type(word)
    expect((await save).postDataBuffer()?.byteLength).toBeLessThan(2048)
    expect((await (await save).response())?.status()).toBe(200)
  }
  await saved(owner)
  expect((await standing(owner, owner.url())).text).toMatch(/one two|one two/)
  expect(press.address).toBeTruthy()
})
