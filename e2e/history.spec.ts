import { AxeBuilder } from '@axe-core/playwright'
import type { APIRequestContext, Page } from '@playwright/test'
import { expect, test } from './test.ts'
import { publishNow, saved, textOf, write } from './writing.ts'

const saying = (...texts: string[]) => ({
  type: 'doc',
  content: texts.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
})

/** Goes to the history of the open issue as an author does. */
async function openHistory(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('button', { name: 'History' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('History')
}

/** Has an issue say something, published, and then something else. */
async function outAndChanged(page: Page, id: string, origin: string, before: string[], after: string[]): Promise<void> {
  const save = async (request: APIRequestContext, version: number, texts: string[]) => {
    const data = { version, title: 'A letter', subtitle: '', document: saying(...texts) }
    const answer = await request.put(`/desk/issues/${id}/draft`, { data, headers: { Origin: origin } })
    expect(answer.status()).toBe(200)
  }
  await save(page.request, 1, before)
  await page.goto(`/desk/issues/${id}`)
  await expect(textOf(page)).toHaveAttribute('contenteditable', 'true')
  await publishNow(page)
  await save(page.request, 2, after)
  await page.goto(`/desk/issues/${id}/history`)
}

test('an author sees what changed since the issue went out, restores it, and takes that back', async ({
  owner,
  issue,
  press,
}) => {
  await outAndChanged(
    owner,
    issue.id,
    press.address,
    ['A brown fox runs home'],
    ['A red fox runs home', 'And one more'],
  )
  const text = owner.getByRole('article')
  await expect(text.locator('del')).toContainText('brown')
  await expect(text.locator('ins').first()).toContainText('red')
  const published = owner.getByRole('navigation', { name: 'Earlier texts' }).getByRole('link', { name: /Published/ })
  await published.click()
  await expect(published).toHaveAttribute('aria-current', 'page')
  await owner.getByRole('link', { name: 'As it was' }).click()
  await expect(text).toContainText('A brown fox runs home')
  await expect(text.locator('ins, del')).toHaveCount(0)

  await owner.getByRole('button', { name: 'Restore this text' }).click()
  await expect(owner.getByText('Restored. The text that stood before is kept.')).toBeVisible()
  await owner.goto(issue.address)
  await expect(textOf(owner)).toHaveText('A brown fox runs home')

  await owner.goBack()
  const restored = owner.url()
  await owner.getByRole('button', { name: 'Undo' }).click()
  await expect(owner).not.toHaveURL(restored)
  await owner.getByRole('link', { name: 'As it was' }).click()
  await expect(text).toContainText('And one more')
  await owner.goto(issue.address)
  await expect(textOf(owner)).toContainText('A red fox runs home')
})

test('a text that is named is found under its name, and keeps it until it is taken away', async ({ owner, issue }) => {
  await write(owner, { title: 'Named', text: 'Words to keep.' })
  await saved(owner)
  await openHistory(owner)
  await owner.getByRole('textbox', { name: 'Name of this text' }).fill('Before cutting')
  await owner.getByRole('button', { name: 'Keep' }).click()
  const list = owner.getByRole('navigation', { name: 'Earlier texts' })
  await expect(list).toContainText('Before cutting')
  await owner.goto(`/desk/issues/${issue.id}/history`)
  await list.getByRole('link', { name: /Before cutting/ }).click()
  await owner.getByRole('button', { name: 'Remove the name' }).click()
  await expect(list).not.toContainText('Before cutting')
})

test('an issue with one text says how others will come', async ({ owner, issue }) => {
  await owner.goto(`/desk/issues/${issue.id}/history`)
  await expect(owner.getByText('what stood before is kept every ten minutes')).toBeVisible()
})

test('keys go through the list and change what is compared', async ({ owner, issue, press }) => {
  await outAndChanged(owner, issue.id, press.address, ['One two three'], ['One two four'])
  const chosen = owner.getByRole('navigation', { name: 'Earlier texts' }).locator('[aria-current]')
  const against = owner.getByRole('navigation', { name: 'Compare' }).locator('[aria-current]')
  await expect(chosen).toContainText('Now')
  await owner.keyboard.press('ArrowDown')
  await expect(chosen).toContainText('Published')
  await expect(against).toHaveText('Changes until now')
  await owner.keyboard.press('c')
  await expect(against).toHaveText('As it was')
  await owner.keyboard.press('ArrowUp')
  await expect(chosen).toContainText('Now')
})

test('restoring is refused when the issue was changed in another window meanwhile, and nothing is lost', async ({
  owner,
  issue,
  press,
}) => {
  await outAndChanged(owner, issue.id, press.address, ['First'], ['Second'])
  await owner
    .getByRole('navigation', { name: 'Earlier texts' })
    .getByRole('link', { name: /Published/ })
    .click()
  await expect(owner.getByRole('button', { name: 'Restore this text' })).toBeVisible()
  const data = { version: 3, title: 'A letter', subtitle: '', document: saying('Third') }
  const headers = { Origin: press.address }
  expect((await owner.request.put(`/desk/issues/${issue.id}/draft`, { data, headers })).status()).toBe(200)
  await owner.getByRole('button', { name: 'Restore this text' }).click()
  await expect(owner.getByText('Nothing was restored')).toBeVisible()
  await owner.goto(issue.address)
  await expect(textOf(owner)).toHaveText('Third')
})

test('what an earlier text brings along runs nothing', async ({ owner, issue, press }) => {
  const hostile = '<img src=x onerror="document.title=1"><script>document.title=2</script>'
  await outAndChanged(owner, issue.id, press.address, [hostile], [`${hostile} and more`])
  await expect(owner.getByRole('article')).toContainText('onerror')
  await expect(owner).toHaveTitle('History · Desk')
  await expect(owner.getByRole('article').locator('img, script')).toHaveCount(0)
})

test('the history brings no editor along', async ({ owner, issue, press }) => {
  await outAndChanged(owner, issue.id, press.address, ['First'], ['Second'])
  const scripts: string[] = []
  owner.on('response', async (response) => {
    if (response.request().resourceType() === 'script') scripts.push(await response.text().catch(() => ''))
  })
  await owner.goto(`/desk/issues/${issue.id}/history`, { waitUntil: 'networkidle' })
  expect(scripts.length).toBeGreaterThan(0)
  expect(scripts.some((script) => script.includes('ProseMirror'))).toBe(false)
})

test('nobody sees or changes an issue’s history without a log-in', async ({ page, owner, issue, press }) => {
  await outAndChanged(owner, issue.id, press.address, ['First'], ['Second'])
  await page.goto(`/desk/issues/${issue.id}/history`)
  await expect(page).toHaveURL('/login')

  await owner
    .getByRole('navigation', { name: 'Earlier texts' })
    .getByRole('link', { name: /Published/ })
    .click()
  await expect(owner.getByRole('button', { name: 'Restore this text' })).toBeVisible()
  const cookies = await owner.context().cookies()
  await owner.context().clearCookies()
  await owner.getByRole('button', { name: 'Restore this text' }).click()
  await expect(owner.getByText('You are not logged in.')).toBeVisible()
  await owner.getByRole('textbox', { name: 'Name of this text' }).fill('Taken over')
  await owner.getByRole('button', { name: 'Keep' }).click()
  await expect(owner.getByText('You are not logged in.')).toHaveCount(2)
  await owner.context().addCookies(cookies)
  await owner.goto(`/desk/issues/${issue.id}/history`)
  await expect(owner.getByRole('navigation', { name: 'Earlier texts' })).not.toContainText('Taken over')
  await owner.goto(issue.address)
  await expect(textOf(owner)).toHaveText('Second')
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [390, 1280]) {
    test(`the history has no known barrier for anyone, ${colorScheme}, ${width} px`, async ({
      owner,
      issue,
      press,
    }) => {
      await owner.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await owner.setViewportSize({ width, height: 800 })
      await outAndChanged(
        owner,
        issue.id,
        press.address,
        ['A brown fox runs home'],
        ['A red fox runs home', 'And more'],
      )
      await expect(owner.getByRole('article')).toContainText('red')
      expect((await new AxeBuilder({ page: owner }).analyze()).violations).toEqual([])
      const sideways = await owner.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(sideways).toBeLessThanOrEqual(0)
    })
  }
}
