import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './test.ts'
import { saved, textOf, write } from './writing.ts'

const palette = (page: Page) => page.getByRole('dialog', { name: 'Find an issue or a command' })
const field = (page: Page) => page.getByRole('combobox', { name: 'Find an issue or a command' })
const option = (page: Page, name: string | RegExp) => palette(page).getByRole('option', { name })

/** Presses a key until it is heard: before the page's scripts run, nobody listens. */
async function pressUntil(page: Page, key: string, isHeard: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key)
    await isHeard()
  }).toPass()
}

const openPalette = (page: Page, key: string) =>
  pressUntil(page, key, () => expect(palette(page)).toBeVisible({ timeout: 1000 }))

test('any issue is found from anywhere at the desk, whatever the language and however it is typed', async ({
  owner,
  keep,
}) => {
  await keep('---\ntitle: Été à Łódź\nnumber: 4711\n---\n\nWords.\n')
  await keep('---\ntitle: ガラスの灯台\n---\n\n言葉。\n')
  for (const path of ['/desk/issues', '/desk/settings', '/desk/template']) {
    await owner.goto(path)
    await expect(owner.getByRole('heading', { level: 1 }).first()).toBeVisible()
    await openPalette(owner, 'ControlOrMeta+k')
    for (const typed of ['ete lodz', '#4711']) {
      await field(owner).fill(typed)
      await expect(option(owner, /Été à Łódź/), `${path} ${typed}`).toHaveAttribute('aria-selected', 'true')
    }
    await field(owner).fill('がらす')
    await expect(option(owner, /ガラスの灯台/)).toHaveAttribute('aria-selected', 'true')
    await owner.keyboard.press('Escape')
    await expect(palette(owner)).toBeHidden()
  }
  await openPalette(owner, 'ControlOrMeta+k')
  await field(owner).fill('ガラス')
  await expect(option(owner, /ガラスの灯台/)).toBeVisible()
  await owner.keyboard.press('Enter')
  await expect(owner.getByLabel('Title', { exact: true })).toHaveValue('ガラスの灯台')
})

test('commands go where they say, by key alone', async ({ owner }) => {
  await owner.goto('/desk/issues')
  await expect(owner.getByRole('searchbox')).toBeVisible()
  await openPalette(owner, 'ControlOrMeta+k')
  await field(owner).fill('settings')
  await expect(option(owner, 'Settings')).toHaveAttribute('aria-selected', 'true')
  await owner.keyboard.press('Enter')
  await expect(owner).toHaveURL('/desk/settings')
  await openPalette(owner, 'ControlOrMeta+k')
  await field(owner).fill('new iss')
  await expect(option(owner, 'New issue')).toHaveAttribute('aria-selected', 'true')
  await owner.keyboard.press('Enter')
  await owner.waitForURL(/\/desk\/issues\/[0-9a-f-]{36}$/)
})

test('arrows go through what was found and around its ends', async ({ owner }) => {
  await owner.goto('/desk/settings')
  await expect(owner.getByRole('heading', { level: 1 })).toBeVisible()
  await openPalette(owner, 'ControlOrMeta+p')
  await expect(option(owner, 'New issue')).toHaveAttribute('aria-selected', 'true')
  await owner.keyboard.press('ArrowDown')
  await expect(option(owner, 'All issues')).toHaveAttribute('aria-selected', 'true')
  await owner.keyboard.press('ArrowUp')
  await owner.keyboard.press('ArrowUp')
  await expect(palette(owner).getByRole('option').last()).toHaveAttribute('aria-selected', 'true')
  await field(owner).fill('nothing is called like this')
  await expect(palette(owner).getByRole('status')).toContainText('Nothing is called')
})

test('in the text the key links what is selected, and finds things when nothing is', async ({ owner, issue }) => {
  expect(issue.id).toBeTruthy()
  await write(owner, { title: 'Two meanings', text: 'Words' })
  await saved(owner)
  await owner.keyboard.press('ControlOrMeta+k')
  await expect(palette(owner)).toBeVisible()
  await expect(option(owner, 'History')).toBeVisible()
  await owner.keyboard.press('Escape')
  await textOf(owner).click()
  await owner.keyboard.press('ControlOrMeta+a')
  await owner.keyboard.press('ControlOrMeta+k')
  await expect(owner.getByLabel('Address of the link')).toBeVisible()
  await expect(palette(owner)).toBeHidden()
  await owner.keyboard.press('Escape')
  await owner.keyboard.press('ControlOrMeta+a')
  await owner.keyboard.press('ControlOrMeta+p')
  await expect(palette(owner)).toBeVisible()
})

test('what can be done with the issue is done from the palette', async ({ owner, issue }) => {
  await write(owner, { title: 'From the palette', text: 'Words.' })
  await saved(owner)
  await owner.keyboard.press('ControlOrMeta+k')
  await field(owner).fill('publish')
  await expect(option(owner, 'Publish')).toHaveAttribute('aria-selected', 'true')
  await owner.keyboard.press('Enter')
  await expect(owner.getByRole('button', { name: 'Publish now' })).toBeVisible()
  await owner.keyboard.press('Escape')
  await owner.keyboard.press('ControlOrMeta+p')
  await field(owner).fill('revisions')
  await expect(option(owner, 'History')).toHaveAttribute('aria-selected', 'true')
  await owner.keyboard.press('Enter')
  await expect(owner).toHaveURL(`/desk/issues/${issue.id}/history`)
})

test('a page that the issue’s commands do not belong to does not offer them', async ({ owner, issue }) => {
  await owner.goto(issue.address)
  await expect(textOf(owner)).toHaveAttribute('contenteditable', 'true')
  await owner.keyboard.press('ControlOrMeta+p')
  await field(owner).fill('all issues')
  await owner.keyboard.press('Enter')
  await expect(owner).toHaveURL('/desk/issues')
  await openPalette(owner, 'ControlOrMeta+k')
  await expect(option(owner, 'All issues')).toBeVisible()
  await expect(option(owner, 'History')).toHaveCount(0)
})

test('the list of issues goes by key, and Enter opens', async ({ owner, keep }) => {
  await keep('---\ntitle: A row to open\n---\n\nWords.\n')
  await owner.goto('/desk/issues')
  await expect(owner.getByRole('searchbox')).toBeVisible()
  await pressUntil(owner, '/', () => expect(owner.getByRole('searchbox')).toBeFocused({ timeout: 1000 }))
  await owner.getByRole('searchbox').fill('')
  await owner.keyboard.type('row to open')
  await expect(owner.locator('a.issue-row')).toHaveCount(1)
  await owner.keyboard.press('ArrowDown')
  await expect(owner.getByRole('link', { name: /A row to open/ })).toBeFocused()
  await owner.keyboard.press('k')
  await expect(owner.getByRole('searchbox')).toBeFocused()
  await owner.keyboard.press('ArrowDown')
  await owner.keyboard.press('Enter')
  await expect(owner.getByLabel('Title', { exact: true })).toHaveValue('A row to open')
})

test('the desk opens on the issue that is being written, and the list is one step away', async ({ owner, issue }) => {
  await write(owner, { title: 'In hand', text: 'Words.' })
  await saved(owner)
  await owner.goto('/desk')
  await expect(owner).toHaveURL(`/desk/issues/${issue.id}`)
  await owner.getByRole('link', { name: 'Issues' }).click()
  await expect(owner).toHaveURL('/desk/issues')
})

test('what the palette knows is told to nobody without a log-in, and to no other site', async ({ request, owner }) => {
  const answer = await request.get('/desk/palette?find=a')
  expect(answer.status()).toBe(401)
  expect(await answer.json()).toEqual({ error: expect.stringContaining('not logged in') })
  const foreign = await owner.request.get('/desk/palette', { headers: { Origin: 'https://evil.example' } })
  expect(foreign.status()).toBe(403)
  const long = await owner.request.get(`/desk/palette?find=${'x'.repeat(300)}`)
  expect(long.status()).toBe(422)
  const mine = await owner.request.get('/desk/palette')
  expect(mine.headers()['cache-control']).toContain('no-store')
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [390, 1280]) {
    test(`the palette has no known barrier for anyone, ${colorScheme}, ${width} px`, async ({ owner, keep }) => {
      await keep('---\ntitle: To be found\n---\n\nWords.\n')
      await owner.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await owner.setViewportSize({ width, height: 800 })
      await owner.goto('/desk/issues')
      await expect(owner.getByRole('searchbox')).toBeVisible()
      expect((await new AxeBuilder({ page: owner }).analyze()).violations).toEqual([])
      await expect(async () => {
        await owner.getByRole('button', { name: 'Find' }).click({ timeout: 1000 })
        await expect(palette(owner)).toBeVisible({ timeout: 1000 })
      }).toPass()
      await expect(option(owner, /To be found/).first()).toBeVisible()
      expect((await new AxeBuilder({ page: owner }).analyze()).violations).toEqual([])
    })
  }
}
