import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { expect, startIssue, test } from './test.ts'
import { saved, textOf, write } from './writing.ts'

/** Puts a text into the open issue by the road of saving, and opens it again. */
async function fill(page: Page, press: { address: string }, issue: { id: string; address: string }, content: object[]) {
  const answer = await page.request.put(`/desk/issues/${issue.id}/draft`, {
    data: { version: 1, title: 'Checked', subtitle: 'Told', document: { type: 'doc', content } },
    headers: { Origin: press.address },
  })
  expect(answer.status()).toBe(200)
  await page.reload()
  await expect(textOf(page)).toHaveAttribute('contenteditable', 'true')
}

const linkTo = (href: string, text: string) => ({
  type: 'paragraph',
  content: [
    { type: 'text', text: 'See ' },
    { type: 'text', text, marks: [{ type: 'link', attrs: { href } }] },
  ],
})
const words = { type: 'paragraph', content: [{ type: 'text', text: 'Words of the letter.' }] }
const heading = (level: number, text: string) => ({
  type: 'heading',
  attrs: { level },
  content: [{ type: 'text', text }],
})

async function openChecks(page: Page): Promise<Locator> {
  await page.keyboard.press('Control+\\')
  await page.getByRole('tab', { name: /^Checks/ }).click()
  const panel = page.getByRole('tabpanel')
  await expect(panel.getByText(/Nothing to look at|To mend|Worth a look|Before it can/).first()).toBeVisible()
  return panel
}

test('what is wrong is listed beside the text, a press goes there, and a fix mends it for undo to take back', async ({
  owner,
  issue,
  press,
}) => {
  await fill(owner, press, issue, [words, linkTo('https://a.example/?id=1&utm_source=x', 'a tracked page'), words])
  const panel = await openChecks(owner)
  await panel
    .getByRole('button', { name: /“a tracked page” carries tracking\.$/ })
    .first()
    .click()
  expect(await owner.evaluate(() => getSelection()?.toString())).toBe('a tracked page')
  await panel.getByRole('button', { name: /^Take it out/ }).click()
  const link = textOf(owner).getByRole('link', { name: 'a tracked page' })
  await expect(link).toHaveAttribute('href', 'https://a.example/?id=1')
  await expect(panel.getByText('carries tracking')).toHaveCount(0)
  await textOf(owner).press('Control+z')
  await expect(link).toHaveAttribute('href', 'https://a.example/?id=1&utm_source=x')
})

test('F8 goes from finding to finding and Ctrl F8 mends, without a mouse', async ({ owner, issue, press }) => {
  await fill(owner, press, issue, [
    heading(2, 'One'),
    words,
    heading(4, 'Two'),
    words,
    linkTo('https://arxiv.org/abs/2312.99999', 'arXiv:2401.00001'),
  ])
  const counted = owner.getByRole('tab', { name: 'Checks 2' })
  await textOf(owner).click()
  await owner.keyboard.press('F8')
  await expect(counted).toBeVisible()
  const current = owner.locator('.finding[aria-current]')
  await owner.keyboard.press('F8')
  await expect(current).toBeVisible()
  const first = await current.innerText()
  await owner.keyboard.press('F8')
  await expect(current).not.toHaveText(first)
  await owner.keyboard.press('Shift+F8')
  expect(await current.innerText()).toBe(first)
  await expect(textOf(owner)).toBeFocused()

  await owner.keyboard.press('Control+F8')
  await expect(owner.getByRole('tab', { name: 'Checks 1' })).toBeVisible()
  await owner.keyboard.press('F8')
  await owner.keyboard.press('Control+F8')
  await expect(owner.getByText('Nothing to look at.')).toBeVisible()
  await expect(textOf(owner).getByRole('heading', { level: 3, name: 'Two' })).toBeVisible()
  await expect(textOf(owner).getByRole('link')).toHaveAttribute('href', 'https://arxiv.org/abs/2401.00001')
})

test('a finding is followed while the text around it changes', async ({ owner, issue, press }) => {
  await fill(owner, press, issue, [words, linkTo('https://a.example/?fbclid=1', 'here')])
  const panel = await openChecks(owner)
  await expect(panel.getByRole('button', { name: /^Take it out/ })).toBeVisible()
  await textOf(owner).getByText('Words of the letter.').click()
  await owner.keyboard.press('Home')
  // Before the checks look again, and after.
  await owner.keyboard.type('New\n')
  await panel.getByRole('button', { name: /^Take it out/ }).click()
  await expect(textOf(owner).getByRole('link', { name: 'here' })).toHaveAttribute('href', 'https://a.example/')
})

test('a picture without words takes the author to the field for them', async ({ owner, issue, press }) => {
  await fill(owner, press, issue, [words, { type: 'figure', attrs: { src: 'https://pictures.example/a.png' } }])
  const panel = await openChecks(owner)
  await panel.getByRole('button', { name: /^Nothing says what this picture shows/ }).click()
  await expect(owner.getByLabel('What the picture shows')).toBeFocused()
  await owner.keyboard.type('A hill')
  await owner.keyboard.press('Control+Enter')
  await expect(panel.getByText('Nothing to look at.')).toBeVisible()
})

test('the sheet for publishing tells what is worth a look, and a note does not hold anything up', async ({
  owner,
  issue,
  press,
}) => {
  await fill(owner, press, issue, [words, linkTo('https://a.example/?gclid=1', 'a page')])
  await owner.getByRole('button', { name: 'Publish', exact: true }).click()
  const sheet = owner.getByRole('dialog')
  await expect(sheet.getByText('1 thing to look at')).toBeVisible()
  await expect(sheet.getByText('carries tracking')).toBeVisible()
  await sheet.getByRole('button', { name: 'Publish now' }).click()
  await expect(owner.getByText(/^Published at /)).toBeVisible()

  const second = await startIssue(owner)
  await write(owner, { title: 'Again', text: 'Words.' })
  await saved(owner)
  await fill2(owner, press, second, [linkTo('https://www.a.example/', 'that page')])
  await owner.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(owner.getByRole('dialog').getByText(/^This link was in #\d+: “that page”\.$/)).toBeVisible()
})

/** The same as `fill` for an issue that was saved meanwhile. */
async function fill2(page: Page, press: { address: string }, issue: { id: string }, content: object[]) {
  const headers = { Origin: press.address }
  const data = { version: 1, title: 'Again', subtitle: 'Told', document: { type: 'doc', content } }
  const stale = await page.request.put(`/desk/issues/${issue.id}/draft`, { data, headers })
  const { current } = (await stale.json()) as { current: { version: number } }
  const answer = await page.request.put(`/desk/issues/${issue.id}/draft`, {
    data: { ...data, version: current.version },
    headers,
  })
  expect(answer.status()).toBe(200)
  await page.reload()
  await expect(textOf(page)).toHaveAttribute('contenteditable', 'true')
}

test('linked pages are asked when the author wants it, and the desk tells how far that is', async ({
  owner,
  issue,
  press,
}) => {
  await fill(owner, press, issue, [words, linkTo('http://127.0.0.1:9/', 'a page inside')])
  const panel = await openChecks(owner)
  await panel.getByRole('button', { name: 'Ask the links' }).click()
  await expect(panel.getByText('All 1 linked pages were asked not long ago.')).toBeVisible({ timeout: 15_000 })
})

test('the checks are told to nobody else, and nobody else can have the links asked', async ({
  owner,
  request,
  issue,
  press,
}) => {
  const path = `/desk/issues/${issue.id}/checks`
  expect((await request.get(path)).status()).toBe(401)
  expect((await request.post(path, { headers: { Origin: press.address } })).status()).toBe(401)
  expect((await owner.request.post(path, { headers: { Origin: 'https://evil.example' } })).status()).toBe(403)
  expect((await owner.request.get('/desk/issues/not-an-id/checks')).status()).toBe(404)
  expect((await request.get('/desk/time?at=2026-11-24T09:00')).status()).toBe(401)
})

test('a time that the clocks skip or repeat is told before it is chosen', async ({ owner, issue }) => {
  await write(owner, { title: 'Clocks', text: 'Words.' })
  await owner.getByRole('button', { name: 'Publish', exact: true }).click()
  await owner.getByLabel('At a time').check()
  const field = owner.getByLabel(/^Date and time in/)
  await field.fill('2030-03-31T02:30')
  await expect(owner.getByText('so it never comes. The issue goes out at 03:30.')).toBeVisible()
  await field.fill('2030-10-27T02:30')
  await expect(owner.getByText('02:30 comes twice. The first one is meant.')).toBeVisible()
  await field.fill('2030-07-01T09:00')
  await expect(owner.getByText('In Europe/Madrid that is UTC+02:00.')).toBeVisible()
  await owner.getByRole('button', { name: 'Schedule' }).click()
  await expect(owner.getByText('Goes out 1 Jul 2030, 09:00')).toBeVisible()

  await owner.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(field).toHaveValue('2030-07-01T09:00')
  await field.fill('2030-07-02T10:00')
  await owner.getByRole('button', { name: 'Change the time' }).click()
  await expect(owner.getByText('Goes out 2 Jul 2030, 10:00')).toBeVisible()
  await owner.getByRole('button', { name: 'Publish', exact: true }).click()
  await owner.getByRole('dialog').getByRole('button', { name: 'Do not send it out by itself' }).click()
  await expect(owner.getByText('Draft', { exact: true })).toBeVisible()
  expect(issue.id).toBeTruthy()
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [390, 1280]) {
    test(`checks and the sheet for publishing can be used by everybody: ${colorScheme}, ${width} wide`, async ({
      owner,
      issue,
      press,
    }) => {
      await owner.emulateMedia({ colorScheme })
      await owner.setViewportSize({ width, height: 900 })
      await fill(owner, press, issue, [
        heading(4, 'Deep'),
        linkTo('https://arxiv.org/abs/2312.99999?utm_source=x', 'arXiv:2401.00001'),
        { type: 'figure', attrs: { src: 'https://pictures.example/a.png' } },
      ])
      await openChecks(owner)
      expect((await new AxeBuilder({ page: owner }).include('.side').analyze()).violations).toEqual([])
      if (width === 390) await owner.getByRole('button', { name: 'Fold away' }).click()
      await owner.getByRole('button', { name: 'Publish', exact: true }).click()
      await owner.getByLabel('At a time').check()
      await owner.getByLabel(/^Date and time in/).fill('2030-03-31T02:30')
      await expect(owner.getByText('so it never comes')).toBeVisible()
      expect((await new AxeBuilder({ page: owner }).include('.publish-sheet').analyze()).violations).toEqual([])
    })
  }
}
