import { AxeBuilder } from '@axe-core/playwright'
import { startIssue } from './desk.ts'
import { expect, test } from './test.ts'
import { publishNow, saved, textOf } from './writing.ts'

test.describe.configure({ mode: 'serial' })

// Other files go on with the same newsletter, whose issues begin empty.
test.afterAll(async ({ browser, baseURL, loggedIn, press }) => {
  const context = await browser.newContext({ baseURL, storageState: loggedIn })
  const { version } = (await (await context.request.get('/desk/template/draft')).json()) as { version: number }
  const empty = { title: '', subtitle: '', document: { type: 'doc', content: [{ type: 'paragraph' }] }, version }
  await context.request.put('/desk/template/draft', { data: empty, headers: { Origin: press.address } })
  await context.close()
})

test('a new issue starts from the template, and its empty sections vanish when it goes out', async ({
  owner,
  page,
}) => {
  await owner.goto('/desk/template')
  await expect(textOf(owner)).toHaveAttribute('contenteditable', 'true')
  await owner.getByLabel('Title', { exact: true }).fill('Week {week}, {year}')
  await textOf(owner).click()
  for (const line of ['## News', '', '## Papers', '', '## Tools']) {
    await owner.keyboard.type(line)
    await owner.keyboard.press('Enter')
  }
  await saved(owner)
  await startIssue(owner)
  await expect(owner.getByLabel('Title', { exact: true })).toHaveValue(/^Week \d{1,2}, \d{4}$/)
  await owner.getByLabel('Title', { exact: true }).fill('From the template')
  for (const section of ['News', 'Papers', 'Tools']) {
    await expect(textOf(owner).getByRole('heading', { name: section })).toBeVisible()
  }
  await textOf(owner).getByRole('heading', { name: 'Papers' }).click()
  await owner.keyboard.press('End')
  await owner.keyboard.press('Enter')
  await owner.keyboard.type('A paper on paper.')
  await publishNow(owner)
  await page.goto('/issues/from-the-template')
  await expect(page.locator('.letter h2')).toHaveText(['Papers'])
  await expect(textOf(owner).getByRole('heading', { name: 'Tools' })).toBeVisible()
})

test('two windows with the template do not overwrite each other', async ({ owner }) => {
  const other = await owner.context().newPage()
  for (const page of [owner, other]) {
    await page.goto('/desk/template')
    await expect(textOf(page)).toHaveAttribute('contenteditable', 'true')
  }
  await owner.getByLabel('Title', { exact: true }).fill('One')
  await saved(owner)
  await other.getByLabel('Title', { exact: true }).fill('Other')
  await expect(other.getByText(/Your text is kept here/)).toBeVisible()
})

for (const scheme of ['light', 'dark'] as const) {
  test(`the template’s page has no fault that axe finds, ${scheme}`, async ({ owner }) => {
    await owner.emulateMedia({ colorScheme: scheme })
    await owner.goto('/desk/template')
    await expect(textOf(owner)).toHaveAttribute('contenteditable', 'true')
    expect((await new AxeBuilder({ page: owner }).analyze()).violations).toEqual([])
  })
}

test('the template is shown to and kept for nobody who is not logged in', async ({ page, press }) => {
  await page.goto('/desk/template')
  await expect(page).toHaveURL(/\/login$/)
  expect((await page.request.get('/desk/template/draft')).status()).toBe(401)
  const answer = await page.request.put('/desk/template/draft', {
    data: { title: 'Mine', subtitle: '', document: { type: 'doc' }, version: 1 },
    headers: { Origin: press.address },
  })
  expect(answer.status()).toBe(401)
})
