import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './test.ts'
import { saved, textOf, write } from './writing.ts'

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the desk has no known barrier for anyone, ${colorScheme}`, async ({ owner, issue }) => {
    await owner.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await write(owner, { title: 'For everyone', text: 'Words.' })
    await saved(owner)
    for (const path of ['/desk/issues', '/desk/issues/deleted', '/desk/settings', `/desk/issues/${issue.id}`]) {
      await owner.goto(path)
      await expect(owner.locator('h1, #issue-text[contenteditable=true]').first()).toBeVisible()
      expect((await new AxeBuilder({ page: owner }).analyze()).violations, path).toEqual([])
    }
  })
}

test('log in and set up have no known barrier for anyone', async ({ page, newPress }) => {
  for (const address of ['/login', newPress.setupLink()]) {
    await page.goto(address)
    expect((await new AxeBuilder({ page }).analyze()).violations, address).toEqual([])
  }
})

test('the desk fits a small phone without moving sideways', async ({ owner, issue }) => {
  await owner.setViewportSize({ width: 320, height: 640 })
  for (const path of ['/login', '/desk/issues', '/desk/settings', `/desk/issues/${issue.id}`]) {
    await owner.goto(path)
    const { content, window: wide } = await owner.evaluate(() => ({
      content: document.documentElement.scrollWidth,
      window: window.innerWidth,
    }))
    expect(content, path).toBeLessThanOrEqual(wide)
  }
})

test('an issue is found by typing a part of its title', async ({ owner, keep }) => {
  await keep('---\ntitle: The lighthouse keeper\n---\n\nWords.\n')
  await keep('---\ntitle: 灯台の本\n---\n\n言葉。\n')
  await owner.goto('/desk/issues')
  await owner.getByRole('searchbox').fill('灯台')
  await expect(owner.getByRole('link', { name: '灯台の本' })).toBeVisible()
  await expect(owner.getByRole('link', { name: 'The lighthouse keeper' })).toHaveCount(0)
})

test('no script but our own runs at the desk, and nothing it shows is refused by its own policy', async ({
  owner,
  issue,
}) => {
  const complaints: string[] = []
  owner.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) complaints.push(message.text())
  })
  const answer = await owner.goto(issue.address)
  expect(answer?.headers()['content-security-policy']).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic'/)
  await write(owner, { title: 'Strict', text: 'Words.' })
  await saved(owner)
  await expect(textOf(owner)).toContainText('Words.')
  expect(complaints).toEqual([])
})
