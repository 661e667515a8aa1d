import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './test.ts'
import { publishNow, saved, write } from './writing.ts'

async function sharedLink(page: Page, id: string): Promise<string> {
  await page.goto(`/desk/issues/${id}/preview`)
  await page.getByRole('button', { name: 'Share a preview' }).click()
  await page.getByRole('button', { name: 'Make a link' }).click()
  const field = page.getByLabel('The link, shown this once')
  await expect(field).toBeVisible()
  return field.inputValue()
}

test('the draft is shown as page, mail, feed item and text, exactly as it goes out', async ({ owner, issue, page }) => {
  await write(owner, { title: 'All its forms', text: 'Seven **towers**.' })
  await saved(owner)
  await owner.goto(`/desk/issues/${issue.id}/preview`)
  await owner.getByRole('button', { name: 'Feed' }).click()
  await owner.getByRole('button', { name: 'Text' }).click()
  for (const form of ['Page', 'E-mail', 'Feed', 'Text']) {
    await expect(owner.frameLocator(`iframe[title="${form} of the issue"]`).getByText('towers').last()).toBeVisible()
  }
  await expect(owner.getByText(/^\d+ KB of the 102 KB that Gmail shows$/)).toBeVisible()
  await expect(owner.getByText(/^\d+ KB and its pictures$/)).toBeVisible()

  const before = await (await owner.request.get(`/desk/issues/${issue.id}/preview/page`)).text()
  await owner.goto(issue.address)
  await publishNow(owner)
  await page.goto('/issues/all-its-forms')
  const letter = (html: string) =>
    /<div class="letter e-content"[^>]*>([\s\S]*?)<\/div>(?=<footer|<\/article)/.exec(html)?.[1]
  const after = await (await page.request.get('/issues/all-its-forms')).text()
  expect(letter(before)).toBeTruthy()
  expect(letter(before)).toBe(letter(after))
})

test('mail can be seen light and dark, and in the widths of a phone and a desk', async ({ owner, issue }) => {
  await write(owner, { title: 'Dark mail', text: 'Words.' })
  await saved(owner)
  await owner.goto(`/desk/issues/${issue.id}/preview`)
  const paper = owner.frameLocator('iframe[title="E-mail of the issue"]').locator('body')
  const colour = () => paper.evaluate((body) => getComputedStyle(body).backgroundColor)
  await owner.getByRole('button', { name: 'Dark' }).click()
  await expect.poll(colour).toBe('rgb(27, 24, 21)')
  await owner.getByRole('button', { name: 'Light' }).click()
  await expect.poll(colour).toBe('rgb(253, 251, 247)')
  const frame = owner.locator('iframe[title="E-mail of the issue"]')
  await expect(frame).toHaveCSS('width', '320px')
  await owner.getByRole('group', { name: 'Width of the e-mail' }).getByRole('button', { name: '600' }).click()
  await expect(frame).toHaveCSS('width', '600px')
  const page = owner.frameLocator('iframe[title="Page of the issue"]').locator('html')
  const ink = () => page.evaluate((html) => getComputedStyle(html).colorScheme)
  await owner.getByRole('button', { name: 'Dark' }).click()
  await expect.poll(ink).toBe('dark')
  await owner.getByRole('button', { name: 'Light' }).click()
  await expect.poll(ink).toBe('light')
})

test('no script runs in a preview, and none of its parts is shown to anybody else', async ({
  owner,
  request,
  issue,
}) => {
  for (const form of ['page', 'email', 'feed', 'text']) {
    const path = `/desk/issues/${issue.id}/preview/${form}`
    const answer = await owner.request.get(path)
    expect(answer.status(), form).toBe(200)
    const { 'content-security-policy': policy, 'cache-control': cache } = answer.headers()
    expect(policy, form).toContain("script-src 'none'")
    expect(policy, form).toContain("frame-ancestors 'self'")
    expect(cache, form).toContain('no-store')
    const refused = await request.get(path, { maxRedirects: 0 })
    expect([303, 401], form).toContain(refused.status())
    expect(await refused.text(), form).not.toContain('Untitled')
  }
  expect((await owner.request.get('/desk/issues/not-an-id/preview/email')).status()).toBe(404)
})

test('on a phone one form is shown at a time', async ({ owner, issue }) => {
  await owner.setViewportSize({ width: 390, height: 800 })
  await owner.goto(`/desk/issues/${issue.id}/preview`)
  await expect(owner.locator('iframe')).toHaveCount(1)
  await owner.getByRole('button', { name: 'Text' }).click()
  await expect(owner.locator('iframe')).toHaveCount(1)
  await expect(owner.locator('iframe')).toHaveAttribute('title', 'Text of the issue')
  expect(await owner.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
})

test('who has a secret link reads the draft as it stands, without a log-in, and search engines do not', async ({
  owner,
  issue,
  page,
  request,
}) => {
  await write(owner, { title: 'For your eyes', text: 'First words.' })
  await saved(owner)
  const link = await sharedLink(owner, issue.id)
  await page.goto(link)
  await expect(page.getByText(/^A draft, shared with you until /)).toBeVisible()
  await expect(page.getByText('First words.')).toBeVisible()

  await owner.goto(issue.address)
  await owner.locator('#issue-text').click()
  await owner.keyboard.press('Control+End')
  await owner.keyboard.type(' Second thoughts.')
  await saved(owner)
  await page.reload()
  await expect(page.getByText('Second thoughts.')).toBeVisible()

  const answer = await request.get(link)
  const headers = answer.headers()
  expect(headers['x-robots-tag']).toBe('noindex, nofollow')
  expect(headers['cache-control']).toBe('no-store')
  expect(headers['referrer-policy']).toBe('no-referrer')
  expect(headers['content-security-policy']).toContain("script-src 'none'")
  const html = await answer.text()
  expect(html).toContain('<meta name="robots" content="noindex, nofollow"/>')
  expect(html).not.toContain('rel="canonical"')
  for (const path of ['/', '/issues', '/feed.xml']) {
    expect(await (await request.get(path)).text(), path).not.toContain('For your eyes')
  }
  expect(await (await request.get('/robots.txt')).text()).toContain('Disallow: /preview/')
})

test('a link that was ended, or is guessed, leads to one and the same page that says so', async ({
  owner,
  issue,
  request,
}) => {
  await write(owner, { title: 'Ended', text: 'Words.' })
  await saved(owner)
  const link = await sharedLink(owner, issue.id)
  expect((await request.get(link)).status()).toBe(200)
  await owner.getByRole('button', { name: /^End the link/ }).click()
  await expect(owner.getByRole('heading', { name: 'Links that hold' })).toHaveCount(0)
  const ended = await request.get(link)
  const guessed = await request.get(`/preview/${'A'.repeat(43)}`)
  const nonsense = await request.get('/preview/x')
  expect([ended.status(), guessed.status(), nonsense.status()]).toEqual([404, 404, 404])
  const page = await ended.text()
  expect(page).toContain('This preview is not here')
  expect(await guessed.text()).toBe(page)
  expect(await nonsense.text()).toBe(page)
  expect(ended.headers()['cache-control']).toBe('no-store')
})

test('strangers and other sites can make no link', async ({ owner, issue }) => {
  await owner.goto(`/desk/issues/${issue.id}/preview`)
  await owner.getByRole('button', { name: 'Share a preview' }).click()
  const sent = owner.waitForRequest((request) => request.method() === 'POST')
  await owner.getByRole('button', { name: 'Make a link' }).click()
  const act = await sent
  await expect(owner.getByLabel('The link, shown this once')).toBeVisible()
  const body = act.postDataBuffer() ?? Buffer.from('')
  const names = Object.entries(await act.allHeaders()).filter(
    ([name]) => !name.startsWith(':') && name !== 'content-length' && name !== 'cookie',
  )
  const fromElsewhere = { ...Object.fromEntries(names), origin: 'https://evil.example' }
  const foreign = await owner.request.fetch(act.url(), { method: 'POST', headers: fromElsewhere, data: body })
  expect(foreign.status()).toBeGreaterThanOrEqual(400)

  await owner.context().clearCookies()
  const stranger = await owner.request.fetch(act.url(), {
    method: 'POST',
    headers: Object.fromEntries(names),
    data: body,
  })
  expect(await stranger.text()).not.toMatch(/\/preview\/[\w-]{43}/)
  expect(await stranger.text()).toContain('not logged in')
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [390, 1280]) {
    test(`the preview and its sheet can be used by everybody: ${colorScheme}, ${width} wide`, async ({
      owner,
      issue,
    }) => {
      await owner.emulateMedia({ colorScheme })
      await owner.setViewportSize({ width, height: 900 })
      const link = await sharedLink(owner, issue.id)
      expect((await new AxeBuilder({ page: owner }).exclude('iframe').analyze()).violations).toEqual([])
      await owner.getByRole('button', { name: 'Close' }).click()
      expect((await new AxeBuilder({ page: owner }).exclude('iframe').analyze()).violations).toEqual([])
      await owner.goto(link)
      expect((await new AxeBuilder({ page: owner }).analyze()).violations).toEqual([])
    })
  }
}
