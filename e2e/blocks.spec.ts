import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './test.ts'
import { saved, textOf, write } from './writing.ts'

/** Chooses something from the menu of blocks. */
async function putIn(page: Page, label: string): Promise<void> {
  await page.getByRole('button', { name: 'Blocks', exact: true }).click()
  await page.getByRole('toolbar', { name: 'Blocks' }).getByRole('button', { name: label, exact: true }).click()
}

function fieldsOf(page: Page, block: string): Locator {
  return page.getByRole('form', { name: block })
}

test('an author writes a link with a comment, a footnote and a callout, and finds them again', async ({
  owner,
  issue,
}) => {
  await write(owner, { title: 'Links', text: 'Hello.' })
  await owner.keyboard.press('Enter')
  await putIn(owner, 'Link with a comment')
  await owner.keyboard.type('Pictures from words')
  await owner.keyboard.press('Alt+Enter')
  const fields = fieldsOf(owner, 'Link with a comment')
  await fields.getByLabel('Address').fill('example.org/dall-e')
  await fields.getByLabel('Citation').fill('[2102.12092]')
  await owner.keyboard.press('Enter')
  await expect(fields).toBeHidden()
  await owner.keyboard.press('Enter')
  await owner.keyboard.type('A network makes pictures.')
  await owner.keyboard.press('Control+Alt+f')
  await owner.keyboard.type('Not always good ones.')
  await owner.keyboard.press('Enter')
  await owner.keyboard.press('Enter')
  await owner.keyboard.type(' More to come.')
  await owner.keyboard.press('Enter')
  await owner.keyboard.press('Enter')
  await owner.keyboard.type('Mind the gap.')
  await putIn(owner, 'Callout')
  await owner.getByRole('group', { name: 'Callout' }).getByLabel('Kind of callout').selectOption('Warning')
  await saved(owner)

  await owner.goto(issue.address)
  const text = textOf(owner)
  await expect(text).toHaveAttribute('contenteditable', 'true')
  const item = text.locator('section.item')
  await expect(item).toHaveAttribute('data-href', 'https://example.org/dall-e')
  await expect(item).toHaveAttribute('data-citation', '[2102.12092]')
  await expect(item.locator('.item-title')).toHaveText('Pictures from words')
  await expect(item.locator('p').nth(1)).toHaveText('A network makes pictures. More to come.')
  await expect(item.locator('.footnote-reference')).toHaveAttribute('data-number', '1')
  await expect(text.locator('aside.footnote')).toHaveText('Not always good ones.')
  await expect(text.locator('> aside.callout[data-kind=warning]')).toHaveText('Mind the gap.')
})

test('an address that is not safe is refused with a reason, and what was there stays', async ({ owner, issue }) => {
  await write(owner, { title: 'Safe', text: 'Hello.' })
  await putIn(owner, 'Card of a page')
  const fields = fieldsOf(owner, 'Card of a page')
  await expect(fields.getByLabel('Address', { exact: true })).toBeFocused()
  await owner.keyboard.type('example.org/good')
  await owner.keyboard.press('Enter')
  await expect(fields).toBeHidden()

  await owner.keyboard.press('Alt+Enter')
  const address = fields.getByLabel('Address', { exact: true })
  await address.fill('javascript:alert(1)')
  await owner.keyboard.press('Enter')
  await expect(fields.getByRole('alert')).toContainText('This address can’t be used.')
  await expect(address).toHaveValue('javascript:alert(1)')
  await expect(textOf(owner).locator('.card')).toHaveAttribute('data-href', 'https://example.org/good')
  await owner.keyboard.press('Escape')
  await expect(fields).toBeHidden()
  await expect(textOf(owner)).toBeFocused()

  // Going on elsewhere with a wrong address leaves no fields open over the next block.
  await owner.keyboard.press('Alt+Enter')
  await address.fill('data:text/html,x')
  await textOf(owner)
    .getByText('Hello.')
    .click({ position: { x: 4, y: 8 } })
  await expect(fields).toBeHidden()
  await textOf(owner).locator('.card').click()
  await expect(owner.getByRole('button', { name: 'What the card says' })).toHaveAttribute('aria-expanded', 'false')
  await saved(owner)
  await owner.goto(issue.address)
  await expect(textOf(owner).locator('.card')).toHaveAttribute('data-href', 'https://example.org/good')
})

test('every block can be put in by the keyboard alone, is saved, and comes back', async ({ owner, issue }) => {
  await write(owner, { title: 'All of them', text: 'Hello.' })
  const blocks = {
    'Video or post': '.embed',
    'Text that unfolds': '.details',
    Formula: 'div.math',
    'Formula in the line': 'span.math',
    Contents: '.contents',
    'Past issues': '.past-issues',
    'How to subscribe': '.subscribe',
    'About the author': '.about-author',
  }
  for (const [label, selector] of Object.entries(blocks)) {
    await textOf(owner)
      .getByText('Hello.')
      .click({ position: { x: 4, y: 8 } })
    await owner.keyboard.press('End')
    await owner.keyboard.press('Alt+F10')
    const button = owner.getByRole('button', { name: 'Blocks', exact: true })
    for (let steps = 0; steps < 30 && !(await button.evaluate((it) => it === document.activeElement)); steps += 1) {
      await owner.keyboard.press('ArrowRight')
    }
    await owner.keyboard.press('Enter')
    const entry = owner.getByRole('toolbar', { name: 'Blocks' }).getByRole('button', { name: label, exact: true })
    for (let steps = 0; steps < 30 && !(await entry.evaluate((it) => it === document.activeElement)); steps += 1) {
      await owner.keyboard.press('ArrowDown')
    }
    await owner.keyboard.press('Enter')
    if (label.startsWith('Formula')) {
      await owner.keyboard.type('x^2')
      await owner.keyboard.press('Escape')
    }
    await expect(textOf(owner).locator(selector)).toHaveCount(1)
    await owner.keyboard.press('Escape')
  }
  await saved(owner)
  await owner.goto(issue.address)
  await expect(textOf(owner)).toHaveAttribute('contenteditable', 'true')
  for (const selector of Object.values(blocks)) await expect(textOf(owner).locator(selector)).toHaveCount(1)
})

test('a block without a line of its own is reached by the arrows, and its field by a key', async ({ owner, keep }) => {
  await keep('---\ntitle: Arrows\n---\n\nAbove.\n\n::past-issues{count=3}\n\nBelow.\n')
  await owner.goto('/desk/issues')
  await owner.getByRole('link', { name: 'Arrows' }).first().click()
  const text = textOf(owner)
  await expect(text).toHaveAttribute('contenteditable', 'true')
  await text.getByText('Above.').click()
  await owner.keyboard.press('ArrowDown')
  await expect(text.locator('.past-issues')).toHaveClass(/ProseMirror-selectednode/)
  await owner.keyboard.press('Alt+Enter')
  const count = owner.getByRole('group', { name: 'Past issues' }).getByLabel('How many')
  await expect(count).toBeFocused()
  await count.fill('70')
  await owner.keyboard.press('Enter')
  await expect(owner.getByRole('alert').filter({ hasText: 'from 1 to 50' })).toBeVisible()
  await expect(text.locator('.past-issues')).toHaveAttribute('data-count', '3')
  await count.fill('7')
  await owner.keyboard.press('Enter')
  await expect(text).toBeFocused()
  await expect(text.locator('.past-issues')).toHaveAttribute('data-count', '7')
  await owner.keyboard.press('ArrowUp')
  await owner.keyboard.type('Still ')
  await expect(text).toContainText(/Still.*Below/s)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the blocks and their panels have no known barrier for anyone, ${colorScheme}`, async ({ owner, keep }) => {
    await owner.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await keep(
      '---\ntitle: Barriers\n---\n\nA word[^1].\n\n> [!WARNING]\n> Mind the gap.\n\n![A dot](/media/dot.png)\n\n[^1]: A note.\n',
    )
    await owner.goto('/desk/issues')
    await owner.getByRole('link', { name: 'Barriers' }).first().click()
    await expect(textOf(owner)).toHaveAttribute('contenteditable', 'true')
    await textOf(owner).getByText('A word').click()
    for (const label of ['Link with a comment', 'Text that unfolds', 'Past issues', 'Card of a page']) {
      await putIn(owner, label)
    }
    expect((await new AxeBuilder({ page: owner }).analyze()).violations).toEqual([])
    await owner.keyboard.press('Escape')
    await owner.getByRole('button', { name: 'Blocks', exact: true }).click()
    expect((await new AxeBuilder({ page: owner }).analyze()).violations).toEqual([])
  })
}

test('a page that was copied elsewhere comes in as it would by import', async ({ owner, issue }) => {
  await write(owner, { title: 'Pasted', text: 'Before. ' })
  await textOf(owner).evaluate((element) => {
    const data = new DataTransfer()
    data.setData('text/html', '<h2>A heading</h2><p>Words with a <a href="https://example.org/a">link</a>.</p>')
    data.setData('text/plain', 'A heading\nWords with a link.')
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })
  await expect(textOf(owner).getByRole('heading', { name: 'A heading' })).toBeVisible()
  await expect(textOf(owner).getByRole('link', { name: 'link' })).toHaveAttribute('href', 'https://example.org/a')
  await saved(owner)
  expect(issue.id).toBeTruthy()
})

test('the panels fit a small phone', async ({ owner, issue }) => {
  await owner.setViewportSize({ width: 320, height: 640 })
  await write(owner, { title: 'Small', text: 'Hello.' })
  await putIn(owner, 'Card of a page')
  await expect(fieldsOf(owner, 'Card of a page')).toBeVisible()
  const widths = await owner.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth])
  expect(widths[0]).toBeLessThanOrEqual(widths[1] ?? 0)
  expect(issue.id).toBeTruthy()
})
