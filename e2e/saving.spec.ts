import { expect, test } from './test.ts'
import { saved, textOf, write } from './writing.ts'

test('what was typed is there again after the tab was closed in the middle', async ({ owner, issue }) => {
  await write(owner, { title: 'Kept', text: 'Every word of this.' })
  await owner.close({ runBeforeUnload: false })
  const again = await owner.context().newPage()
  await again.goto(issue.address)
  await expect(textOf(again)).toContainText('Every word of this.')
  await saved(again)
})

test('of two windows the later save overwrites nothing: its author sees both texts and decides', async ({
  owner,
  issue,
}) => {
  await write(owner, { title: 'Common ground', text: 'Agreed.' })
  await saved(owner)
  const other = await owner.context().newPage()
  await other.goto(issue.address)
  await textOf(other).click()
  await other.keyboard.type('From the other window. ')
  await saved(other)

  await textOf(owner).click()
  await owner.keyboard.type('From this window. ')
  await expect(owner.getByText('Changed in another window').first()).toBeVisible({ timeout: 15_000 })
  await owner.getByRole('button', { name: 'See both' }).click()
  const both = owner.getByRole('dialog')
  await expect(both).toContainText('From this window.')
  await expect(both).toContainText('From the other window.')
  await owner.getByRole('button', { name: 'Keep mine' }).click()
  await saved(owner)
  await other.reload()
  await expect(textOf(other)).toContainText('From this window.')
})

test('without a network the words stay here, and go to the server when it is back', async ({ owner, issue }) => {
  await write(owner, { title: 'At sea', text: 'Before. ' })
  await saved(owner)
  await owner.context().setOffline(true)
  await owner.keyboard.type('While away.')
  await expect(owner.getByText('Offline, kept here')).toBeVisible({ timeout: 15_000 })
  await owner.context().setOffline(false)
  await saved(owner)
  await owner.reload()
  await expect(textOf(owner)).toContainText('While away.')
  expect(issue.id).toBeTruthy()
})

test('a picture is uploaded, shown, and served to readers for good', async ({ owner, issue, request }) => {
  await write(owner, { title: 'Picture', text: 'See: ' })
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const chooser = owner.waitForEvent('filechooser')
  await owner
    .getByRole('button', { name: /picture|image/i })
    .first()
    .click()
  await (await chooser).setFiles({ name: 'dot.png', mimeType: 'image/png', buffer: png })
  const picture = textOf(owner).locator('img[src^="/media/"]')
  await expect(picture).toBeVisible()
  await saved(owner)
  const answer = await request.get((await picture.getAttribute('src')) ?? '')
  expect(answer.status()).toBe(200)
  expect(answer.headers()).toMatchObject({
    'content-type': 'image/png',
    'cache-control': expect.stringContaining('immutable'),
  })
  expect(issue.id).toBeTruthy()
})
