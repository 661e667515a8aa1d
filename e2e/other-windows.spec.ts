import type { Page } from '@playwright/test'
import { expect, test } from './test.ts'
import { saved, standing, textOf, write } from './writing.ts'

/** As when the author comes back to a window. */
async function comeBack(page: Page): Promise<void> {
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
}

test('an issue that is open in two windows says so in both, and no more when one is closed', async ({
  owner,
  issue,
}) => {
  await expect(textOf(owner)).toHaveAttribute('contenteditable', 'true')
  const other = await owner.context().newPage()
  await other.goto(issue.address)
  await expect(other.getByText(/^Open in another window since \d\d:\d\d$/)).toBeVisible()
  await comeBack(owner)
  await expect(owner.getByText(/^Open in another window since/)).toBeVisible()
  await other.goto('/desk/issues')
  await expect(async () => {
    await comeBack(owner)
    await expect(owner.getByText(/^Open in another window since/)).toHaveCount(0, { timeout: 500 })
  }).toPass()
})

test('a text that was changed elsewhere is shown when its author asks, and can be written on without a conflict', async ({
  owner,
  issue,
  browser,
  loggedIn,
  baseURL,
}) => {
  await write(owner, { title: 'In two places', text: 'Here.' })
  await saved(owner)
  const elsewhere = await browser.newContext({ baseURL, storageState: loggedIn })
  const other = await elsewhere.newPage()
  await other.goto(issue.address)
  await expect(textOf(other)).toHaveAttribute('contenteditable', 'true')
  await textOf(other).locator('p').last().click()
  await other.keyboard.press('End')
  await other.keyboard.type(' And there.')
  await saved(other)
  await expect(textOf(owner)).not.toContainText('And there.')
  await comeBack(owner)
  await owner.getByRole('button', { name: /^Changed in another window at \d\d:\d\d: show it$/ }).click()
  await expect(textOf(owner)).toHaveText('Here. And there.')
  await textOf(owner).click()
  await owner.keyboard.press('Control+End')
  await owner.keyboard.type(' And here again.')
  await saved(owner)
  await expect(owner.getByText('See both')).toHaveCount(0)
  expect((await standing(owner, issue.address)).text).toContain('Here. And there. And here again.')
  await elsewhere.close()
})

test('who is writing where is told to nobody without a session, and to no other site', async ({
  owner,
  issue,
  request,
  press,
}) => {
  const seen = { window: '3c6f1f0e-0000-4000-8000-000000000000', subject: issue.id }
  const own = { Origin: press.address }
  const foreign = { Origin: 'https://evil.example' }
  expect((await request.post('/desk/windows', { data: seen, headers: own })).status()).toBe(401)
  expect((await request.delete('/desk/windows', { data: seen, headers: own })).status()).toBe(401)
  expect((await request.get(`/desk/issues/${issue.id}/draft`)).status()).toBe(401)
  expect((await owner.request.post('/desk/windows', { data: seen, headers: foreign })).status()).toBe(403)
  expect((await owner.request.delete('/desk/windows', { data: seen, headers: foreign })).status()).toBe(403)
  const nowhere = { ...seen, subject: 'nowhere' }
  expect((await owner.request.post('/desk/windows', { data: nowhere, headers: own })).status()).toBe(422)
  const gone = { ...seen, subject: '00000000-0000-4000-8000-000000000000' }
  expect((await owner.request.post('/desk/windows', { data: gone, headers: own })).status()).toBe(404)
})

test('a change of a draft that does not fit is refused with a sentence, and changes nothing', async ({
  owner,
  issue,
  press,
}) => {
  const before = await standing(owner, issue.address)
  const paragraph = { type: 'paragraph', content: [{ type: 'text', text: 'Smuggled' }] }
  const change = { from: 0, to: 1, blocks: [paragraph], of: 1 }
  const put = (data: object) =>
    owner.request.put(`/desk/issues/${issue.id}/draft`, { data, headers: { Origin: press.address } })
  const sum = '0'.repeat(16)
  const answers = await Promise.all([
    put({ version: 1, change, sum }),
    put({ version: 1, change: { ...change, of: 7 }, sum }),
    put({ version: 1, change: { ...change, from: -1 }, sum }),
    put({ version: 1, change: { ...change, blocks: ['x'] }, sum }),
    put({ version: 1, change }),
  ])
  expect(answers.map((answer) => answer.status())).toEqual([412, 412, 422, 422, 422])
  for (const answer of answers) expect(await answer.json()).toEqual({ error: expect.stringMatching(/\.$/) })
  expect(await standing(owner, issue.address)).toEqual(before)
})
