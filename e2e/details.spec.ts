import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './test.ts'
import { publishNow, saved, textOf, write } from './writing.ts'

const details = (page: Page) => page.getByRole('form', { name: 'Details' })
const isKept = (page: Page) => expect(details(page).getByRole('status')).toHaveText('Saved')

async function openDetails(page: Page): Promise<void> {
  await expect(textOf(page)).toHaveAttribute('contenteditable', 'true')
  await page.getByRole('button', { name: 'Details' }).click()
}

test('what stands beside the text is kept as it is typed, and readers see it when the issue goes out', async ({
  owner,
  issue,
  page,
}) => {
  await write(owner, { title: 'Beside', text: 'Words of the letter.' })
  await openDetails(owner)
  const form = details(owner)
  await form.getByLabel('Summary').fill('All about margins.')
  await form.getByLabel('Tags').fill('纸, Paper，paper、 edges')
  await form.getByLabel('Date').fill('2023-05-06T07:08')
  await form.getByLabel('Author').fill('Ada Example')
  await isKept(owner)
  await owner.reload()
  await expect(form.getByLabel('Summary')).toHaveValue('All about margins.')
  await expect(form.getByLabel('Tags')).toHaveValue('纸, Paper, edges')
  await expect(form.getByLabel('Date')).toHaveValue('2023-05-06T07:08')
  await publishNow(owner)
  await page.goto('/issues/beside')
  await expect(page.locator('meta[name=description]')).toHaveAttribute('content', 'All about margins.')
  await expect(page.locator('article time').first()).toHaveAttribute('datetime', /^2023-05-06T05:08/)
  expect(issue.id).toBeTruthy()
})

test('a field that can’t be kept says why, stays as typed, and holds up no other', async ({ owner, issue }) => {
  await openDetails(owner)
  const form = details(owner)
  await form.getByLabel('Language').fill('not a language')
  await form.getByLabel('Number').fill('many')
  await form.getByLabel('Author').fill('Ada')
  await form.getByLabel('Date').fill('2999-01-01T00:00')
  await form.getByLabel('Summary').fill('Kept all the same.')
  await expect(form.getByText('That is not a language tag.')).toBeVisible()
  await expect(form.getByText('The number must be a whole number')).toBeVisible()
  await expect(form.getByText('That date is still to come.')).toBeVisible()
  await expect(form.getByLabel('Language')).toHaveValue('not a language')
  await expect
    .poll(async () => {
      const other = await owner.context().newPage()
      await other.goto(issue.address)
      const value = await details(other).getByLabel('Summary').inputValue()
      await other.close()
      return value
    })
    .toBe('Kept all the same.')
})

test('an address that another issue has is refused at its field', async ({ owner, publish, issue }) => {
  const taken = await publish('---\ntitle: Taken place\n---\n\nWords.')
  await openDetails(owner)
  await details(owner).getByLabel('Address').fill(taken)
  await expect(details(owner).getByText(`Another issue has the address “${taken}”.`)).toBeVisible()
  expect(issue.id).toBeTruthy()
})

test('what was typed without a connection is there and kept after the page was closed', async ({ owner, issue }) => {
  await openDetails(owner)
  await owner.context().setOffline(true)
  await details(owner).getByLabel('Summary').fill('Typed on a train.')
  await expect(details(owner).getByRole('status')).toContainText('Kept here')
  await owner.close()
  const context = owner.context()
  await context.setOffline(false)
  const again = await context.newPage()
  await again.goto(issue.address)
  await expect(details(again).getByLabel('Summary')).toHaveValue('Typed on a train.')
  await isKept(again)
})

test('a picture of the text becomes the cover with what it shows', async ({ owner, issue, page }) => {
  await write(owner, { title: 'Covered', text: 'Words.' })
  const picture = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  await openDetails(owner)
  const choosing = owner.waitForEvent('filechooser')
  await details(owner).getByRole('button', { name: 'Add a picture' }).click()
  await (await choosing).setFiles({ name: 'cover.png', mimeType: 'image/png', buffer: picture })
  await details(owner).getByLabel('What the cover shows').fill('A small square')
  await isKept(owner)
  await publishNow(owner)
  await page.goto('/issues/covered')
  await expect(page.locator('meta[property="og:image"]')).toHaveAttribute('content', /\/media\/[0-9a-f]{64}\.png$/)
  await expect(page.locator('meta[property="og:image:alt"]')).toHaveAttribute('content', 'A small square')
  expect(issue.id).toBeTruthy()
})

test('the outline tells how long the text is and leads to its parts', async ({ owner, issue }) => {
  await write(owner, { title: 'Parts', text: '## ' })
  await owner.keyboard.type('地图')
  await owner.keyboard.press('Enter')
  await owner.keyboard.type('Six words stand in this one.')
  await openDetails(owner)
  await owner.getByRole('tab', { name: 'Outline' }).click()
  const side = owner.getByRole('complementary', { name: 'Beside the text' })
  await expect(side.getByText('8', { exact: true })).toBeVisible()
  await side.getByRole('button', { name: '地图' }).click()
  await owner.keyboard.press('End')
  await owner.keyboard.type('与字')
  await expect(textOf(owner).getByRole('heading', { name: '地图与字' })).toBeVisible()
  await saved(owner)
  expect(issue.id).toBeTruthy()
})

for (const scheme of ['light', 'dark'] as const) {
  test(`the side has no fault that axe finds, ${scheme}`, async ({ owner, issue }) => {
    await owner.emulateMedia({ colorScheme: scheme })
    await openDetails(owner)
    for (const tab of ['Details', 'Outline']) {
      await owner.getByRole('tab', { name: tab }).click()
      expect((await new AxeBuilder({ page: owner }).analyze()).violations).toEqual([])
    }
    expect(issue.id).toBeTruthy()
  })
}

test('details are kept for nobody who is not logged in', async ({ page, issue, press }) => {
  const answer = await page.request.put(`/desk/issues/${issue.id}/details`, {
    data: { summary: 'Mine now' },
    headers: { Origin: press.address },
  })
  expect(answer.status()).toBe(401)
})
