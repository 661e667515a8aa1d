import { expect, test } from './test.ts'
import { publishNow, saved, textOf, write } from './writing.ts'

test('what is written and published is read on the web and found in the feed', async ({
  owner,
  issue,
  page,
  request,
  press,
}) => {
  await write(owner, { title: 'Lighthouses of the north', text: 'Seven towers, **bold** and white.' })
  await saved(owner)
  await publishNow(owner)

  await page.goto('/issues/lighthouses-of-the-north')
  await expect(page.getByRole('heading', { level: 1, name: 'Lighthouses of the north' })).toBeVisible()
  await expect(page.locator('strong', { hasText: 'bold' })).toBeVisible()
  await page.goto('/')
  await expect(page.getByRole('link', { name: 'Lighthouses of the north' }).first()).toBeVisible()
  const feed = await (await request.get('/feed.xml')).text()
  expect(feed).toContain(`<guid isPermaLink="false">urn:uuid:${issue.id}</guid>`)
  expect(feed).toContain(`<link>${press.address}/issues/lighthouses-of-the-north</link>`)
})

test('what is written after publishing stays with the author until they say update', async ({ owner, issue, page }) => {
  await write(owner, { title: 'Tides', text: 'First words.' })
  await publishNow(owner)
  await textOf(owner).click()
  await owner.keyboard.press('Control+End')
  await owner.keyboard.type(' Second thoughts.')
  await saved(owner)
  await page.goto('/issues/tides')
  await expect(page.getByText('First words.')).toBeVisible()
  await expect(page.getByText('Second thoughts.')).toHaveCount(0)

  await owner.getByRole('button', { name: 'Update', exact: true }).click()
  await owner.getByRole('dialog').getByRole('button', { name: 'Update' }).click()
  await expect(owner.getByText(/^Published at /)).toBeVisible()
  await page.reload()
  await expect(page.getByText('Second thoughts.')).toBeVisible()
  expect(issue.id).toBeTruthy()
})

test('an issue that was taken back or deleted is gone for readers, and undo brings it back', async ({
  owner,
  issue,
  page,
}) => {
  await write(owner, { title: 'Vanishing', text: 'Here and gone.' })
  await publishNow(owner)
  await owner.getByRole('button', { name: 'More' }).click()
  await owner.getByRole('button', { name: 'Unpublish' }).click()
  await expect(owner.getByText('This issue is a draft again.')).toBeVisible()
  expect((await page.goto('/issues/vanishing'))?.status()).toBe(404)

  await publishNow(owner)
  await owner.getByRole('button', { name: 'More' }).click()
  await owner.getByRole('button', { name: 'Delete' }).click()
  await expect(owner.getByText('was deleted')).toBeVisible()
  expect((await page.goto('/issues/vanishing'))?.status()).toBe(404)
  await owner.getByRole('button', { name: 'Undo' }).click()
  await expect(owner.getByRole('link', { name: 'Vanishing' })).toBeVisible()
  expect((await page.goto('/issues/vanishing'))?.status()).toBe(200)
  expect(issue.id).toBeTruthy()
})

test('a changed address leads readers on from the old one', async ({ owner, issue, page }) => {
  await write(owner, { title: 'Old name', text: 'Words.' })
  await publishNow(owner)
  await owner.getByRole('button', { name: 'Details' }).click()
  await owner.getByLabel('Address').fill('新しい 名前')
  await expect(owner.getByRole('form', { name: 'Details' }).getByRole('status')).toHaveText('Saved')
  await owner.getByRole('button', { name: 'Update', exact: true }).click()
  await owner.getByRole('dialog').getByRole('button', { name: 'Update' }).click()
  await expect(owner.getByText(/^Published at /)).toBeVisible()
  await page.goto('/issues/old-name')
  await expect(page).toHaveURL(`/issues/${encodeURIComponent('新しい-名前')}`)
  expect(issue.id).toBeTruthy()
})

test('an issue without a title is not published, and the desk says why', async ({ owner, issue }) => {
  await textOf(owner).click()
  await owner.keyboard.type('Untitled words.')
  await owner.getByRole('button', { name: 'Publish', exact: true }).click()
  await owner.getByRole('button', { name: 'Publish now' }).click()
  await expect(owner.getByRole('dialog').getByText('Give the issue a title')).toBeVisible()
  expect(issue.id).toBeTruthy()
})

test('a scheduled issue is listed with its time and is not public before', async ({ owner, issue, page }) => {
  await write(owner, { title: 'New year', text: 'Not yet.' })
  await owner.getByRole('button', { name: 'Publish', exact: true }).click()
  await owner.getByLabel('At a time').check()
  await owner.getByLabel(/^Date and time in/).fill('2998-12-31T23:30')
  await owner.getByRole('button', { name: 'Schedule' }).click()
  await expect(owner.getByText('Goes out 31 Dec 2998, 23:30')).toBeVisible()
  expect((await page.goto('/issues/new-year'))?.status()).toBe(404)
  await owner.goto('/desk/issues')
  await expect(owner.getByRole('heading', { name: 'Scheduled' })).toBeVisible()
  expect(issue.id).toBeTruthy()
})

test('a preview shows the draft as readers would see it, to its author only', async ({ owner, issue, page }) => {
  await write(owner, { title: 'Proof', text: 'Unseen so far.' })
  await saved(owner)
  const preview = owner.context().waitForEvent('page')
  await owner.getByRole('button', { name: 'Preview' }).click()
  await expect((await preview).frameLocator('iframe').first().getByText('Unseen so far.')).toBeVisible()
  await page.goto(`/desk/issues/${issue.id}/preview`)
  await expect(page).toHaveURL('/login')
})
