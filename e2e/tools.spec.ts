import { AxeBuilder } from '@axe-core/playwright'
import type { CDPSession, Page } from '@playwright/test'
import { expect, test } from './test.ts'
import { saved, textOf, write } from './writing.ts'

const page404 = { card: { href: 'https://example.org/a' }, refused: 'example.org does not answer.' }
const found = {
  card: {
    href: 'https://example.org/a',
    title: 'A page about things',
    description: 'What it says of itself',
    site: 'example.org',
    image: null,
    citation: '2102.12092',
    authors: [],
  },
}

/** Answers what the desk asks about pages on other sites, which are not there in a trial; gives a way to let it answer. */
async function answering(page: Page, answer: object): Promise<() => void> {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  await page.route('**/desk/cards', async (route) => {
    await opened
    await route.fulfill({ json: answer })
  })
  return open
}

async function paste(page: Page, data: Record<string, string>): Promise<void> {
  await textOf(page).evaluate((element, kinds) => {
    const transfer = new DataTransfer()
    for (const [kind, text] of Object.entries(kinds)) transfer.setData(kind, text)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }))
  }, data)
}

async function openIssue(page: Page, title: string): Promise<void> {
  await page.goto('/desk/issues')
  await page.getByRole('link', { name: title }).first().click()
  await expect(textOf(page)).toHaveAttribute('contenteditable', 'true')
}

/** The blocks of the text, as their words. */
function blocks(page: Page): Promise<string[]> {
  return textOf(page).evaluate((element) =>
    [...element.children].map((child) => (child as HTMLElement).innerText.trim()),
  )
}

test('a slash opens a list of blocks that is gone through by the keyboard', async ({ owner, issue }) => {
  await write(owner, { title: 'Slash', text: 'Hello.' })
  await owner.keyboard.press('Enter')
  await owner.keyboard.type('/')
  const list = owner.getByRole('listbox', { name: 'Blocks' })
  await expect(list).toBeVisible()
  await expect(textOf(owner)).toHaveAttribute('aria-activedescendant', 'slash-item')
  await owner.keyboard.press('ArrowDown')
  await expect(textOf(owner)).toHaveAttribute('aria-activedescendant', 'slash-card')
  await expect(list.getByRole('option', { name: 'Card of a page' })).toHaveAttribute('aria-selected', 'true')
  await owner.keyboard.press('Escape')
  await expect(list).toBeHidden()
  await expect(textOf(owner)).not.toHaveAttribute('aria-activedescendant')
  await owner.keyboard.press('Backspace')
  await owner.keyboard.type('/引用')
  await expect(list.getByRole('option')).toHaveText(['QuoteCtrl Shift B'])
  await owner.keyboard.press('Enter')
  await owner.keyboard.type('Said by somebody.')
  await expect(textOf(owner).locator('blockquote')).toHaveText('Said by somebody.')
  await owner.keyboard.press('Enter')
  await owner.keyboard.press('Enter')
  await owner.keyboard.type('Now /foot')
  await owner.keyboard.press('Tab')
  await owner.keyboard.type('A note.')
  await expect(textOf(owner).locator('aside.footnote')).toHaveText('A note.')
  await saved(owner)
  expect(issue.id).toBeTruthy()
})

test('selected words have their tools beside them, by pointer and by keyboard', async ({ owner, issue }) => {
  await write(owner, { title: 'Words', text: 'These words are here.' })
  const tools = owner.getByRole('toolbar', { name: 'Selected words' })
  await expect(tools).toBeHidden()
  await owner.keyboard.press('Control+Shift+ArrowLeft')
  await owner.keyboard.press('Control+Shift+ArrowLeft')
  await expect(tools).toBeVisible()
  await owner.keyboard.press('Alt+F10')
  await expect(tools.getByRole('button', { name: 'Bold' })).toBeFocused()
  await owner.keyboard.press('Enter')
  await expect(textOf(owner).locator('strong')).toHaveText('here.')
  await expect(textOf(owner)).toBeFocused()
  await owner.keyboard.press('Alt+F10')
  await expect(tools.getByRole('button', { name: 'Bold' })).toBeFocused()
  await owner.keyboard.press('Alt+F10')
  await expect(owner.getByRole('button', { name: 'Blocks', exact: true })).toBeFocused()
  await owner.keyboard.press('Escape')
  await expect(textOf(owner)).toBeFocused()
  await owner.keyboard.press('Escape')
  await expect(tools).toBeHidden()

  // Not while the pointer is down.
  const box = await textOf(owner).getByText('These words').boundingBox()
  if (!box) throw new Error('The line is not there.')
  await owner.mouse.move(box.x + 2, box.y + 12)
  await owner.mouse.down()
  await owner.mouse.move(box.x + 100, box.y + 12, { steps: 4 })
  await expect.poll(() => owner.evaluate(() => getSelection()?.toString().length ?? 0)).toBeGreaterThan(3)
  await expect(tools).toBeHidden()
  await owner.mouse.up()
  await expect(tools).toBeVisible()
  expect(issue.id).toBeTruthy()

  // What is asked of the words: refused in words, taken when it can be.
  await tools.getByRole('button', { name: 'Link' }).click()
  const address = owner.getByLabel('Address of the link')
  await address.fill('javascript:alert(1)')
  await address.press('Enter')
  await expect(owner.getByText('This address can’t be used.')).toBeVisible()
  await address.fill('example.org/paper')
  await address.press('Enter')
  await expect(textOf(owner).locator('a')).toHaveAttribute('href', 'https://example.org/paper')
  await expect(address).toBeHidden()
})

test('blocks move by keys, by their menu and by dragging, and undo takes each back', async ({ owner, keep }) => {
  await keep('---\ntitle: Moves\n---\n\nOne.\n\n## A\n\nTwo.\n\n## B\n\nThree.\n')
  await openIssue(owner, 'Moves')
  await textOf(owner).getByText('One.').click()
  await owner.keyboard.press('Alt+ArrowDown')
  await owner.keyboard.press('Alt+ArrowDown')
  expect(await blocks(owner)).toEqual(['A', 'Two.', 'One.', 'B', 'Three.'])
  await expect(owner.getByRole('status').filter({ hasText: 'Moved below “Two.”' })).toBeAttached()
  await owner.keyboard.press('Control+z')
  expect(await blocks(owner)).toEqual(['A', 'One.', 'Two.', 'B', 'Three.'])

  await owner.keyboard.press('Control+Alt+a')
  const menu = owner.getByRole('menu', { name: 'This block' })
  await expect(menu.getByRole('menuitem', { name: 'Move up' })).toBeFocused()
  await owner.keyboard.press('t')
  await expect(menu.getByRole('menuitem', { name: 'To another section' })).toBeFocused()
  await owner.keyboard.press('Enter')
  await owner.keyboard.press('b')
  await owner.keyboard.press('Enter')
  await expect(menu).toBeHidden()
  await expect(textOf(owner)).toBeFocused()
  expect(await blocks(owner)).toEqual(['A', 'Two.', 'B', 'Three.', 'One.'])

  await textOf(owner).getByText('Two.').hover()
  const handle = owner.getByRole('button', { name: 'Move or change this block' }).last()
  const from = await handle.boundingBox()
  const to = await textOf(owner).getByText('Three.').boundingBox()
  if (!from || !to) throw new Error('The handle is not there.')
  await owner.mouse.move(from.x + 8, from.y + 8)
  await owner.mouse.down()
  await owner.mouse.move(to.x, to.y + to.height - 4, { steps: 6 })
  await expect(owner.locator('.drop-line')).toBeVisible()
  await owner.mouse.up()
  await expect.poll(() => blocks(owner)).toEqual(['A', 'B', 'Three.', 'Two.', 'One.'])
  await owner.keyboard.press('Control+z')
  await expect.poll(() => blocks(owner)).toEqual(['A', 'Two.', 'B', 'Three.', 'One.'])

  await textOf(owner).getByText('A', { exact: true }).click()
  await owner.keyboard.press('Alt+Shift+ArrowDown')
  expect(await blocks(owner)).toEqual(['B', 'Three.', 'One.', 'A', 'Two.'])
})

test('the address of a page becomes a card, can be another form, and undo goes back step by step', async ({
  owner,
  issue,
}) => {
  const answer = await answering(owner, found)
  await write(owner, { title: 'Cards', text: 'Hello.' })
  await owner.keyboard.press('Enter')
  await paste(owner, { 'text/plain': 'https://example.org/a' })
  await expect(textOf(owner).getByRole('link', { name: 'https://example.org/a' })).toBeVisible()
  await expect(textOf(owner).getByText('Looking at example.org… Esc keeps the link')).toBeVisible()
  await saved(owner)
  answer()
  await expect(textOf(owner).locator('.card-title')).toHaveText('A page about things')
  await owner.keyboard.press('Alt+F10')
  const choice = owner.getByRole('group', { name: 'How it stands here' })
  await expect(choice.getByRole('button', { name: 'Card', exact: true })).toBeFocused()
  await choice.getByRole('button', { name: 'Link with a comment' }).click()
  await owner.keyboard.type('What I say of it.')
  const item = textOf(owner).locator('section.item')
  await expect(item.locator('.item-title')).toHaveText('A page about things')
  await expect(item.locator('p').nth(1)).toHaveText('What I say of it.')
  await expect(item).toHaveAttribute('data-citation', '2102.12092')
  await owner.keyboard.press('Control+z')
  await owner.keyboard.press('Control+z')
  await expect(textOf(owner).locator('.card')).toHaveCount(1)
  await owner.keyboard.press('Control+z')
  await expect(textOf(owner).getByRole('link', { name: 'https://example.org/a' })).toBeVisible()
  await owner.keyboard.press('Control+z')
  await expect(textOf(owner).locator('p')).toHaveText(['Hello.', ''])
  expect(issue.id).toBeTruthy()
})

test('a page that refuses stays a link, with the reason, and can be a card anyway', async ({ owner, issue }) => {
  const answer = await answering(owner, page404)
  answer()
  await write(owner, { title: 'Refused', text: 'Hello.' })
  await owner.keyboard.press('Enter')
  await paste(owner, { 'text/plain': 'https://example.org/a' })
  await expect(textOf(owner).getByText('example.org does not answer. The link stays.')).toBeVisible()
  await owner.keyboard.press('Alt+F10')
  await expect(owner.getByRole('button', { name: 'Make it a card anyway' })).toBeFocused()
  await owner.keyboard.press('Enter')
  await expect(textOf(owner).locator('.card')).toHaveAttribute('data-href', 'https://example.org/a')
  await expect(textOf(owner).getByText('does not answer')).toBeHidden()
  expect(issue.id).toBeTruthy()
})

test('a link with a comment is filled in from its page where the author said nothing', async ({ owner, issue }) => {
  const answer = await answering(owner, found)
  answer()
  await write(owner, { title: 'Fetch', text: 'Hello.' })
  await owner.keyboard.press('Control+Alt+n')
  await paste(owner, { 'text/plain': 'https://example.org/a' })
  const item = textOf(owner).locator('section.item')
  await expect(item).toHaveAttribute('data-href', 'https://example.org/a')
  await owner.getByRole('button', { name: 'Fetch' }).click()
  await expect(item.locator('.item-title')).toHaveText('A page about things')
  await expect(item).toHaveAttribute('data-citation', '2102.12092')
  expect(issue.id).toBeTruthy()
})

test('what comes from the clipboard of Windows is read without what stands around it', async ({ owner, issue }) => {
  await write(owner, { title: 'Windows', text: 'Before.' })
  await owner.keyboard.press('Enter')
  const copied = '<h2>A heading</h2><p>Words with a <a href="https://example.org/a">link</a>.</p>'
  await paste(owner, {
    'text/html': `<html>\r\n<body>\r\n<!--StartFragment-->${copied}<!--EndFragment-->\r\n</body>\r\n</html>`,
    'text/plain': 'A heading\r\nWords with a link.',
  })
  await expect(textOf(owner).getByRole('heading', { name: 'A heading' })).toBeVisible()
  expect(await blocks(owner)).toEqual(['Before.', 'A heading', 'Words with a link.'])
  await expect(owner.getByLabel('Title', { exact: true })).toHaveValue('Windows')
  expect(issue.id).toBeTruthy()
})

test('pictures within a pasted text are sent and stand where they stood', async ({ owner, issue }) => {
  await write(owner, { title: 'Pictures', text: 'Before.' })
  await owner.keyboard.press('Enter')
  const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
  await paste(owner, {
    'text/html': `<p>Above.</p><p><img src="data:image/png;base64,${dot}"></p><p>Below.</p>`,
    'text/plain': 'Above.\n\nBelow.',
  })
  await expect(textOf(owner).locator('figure img')).toHaveAttribute('src', /^\/media\//)
  const order = await textOf(owner).evaluate((element) => [...element.children].map((child) => child.tagName))
  expect(order).toEqual(['P', 'P', 'FIGURE', 'P'])
  await saved(owner)
  expect(issue.id).toBeTruthy()
})

/** Composes text as an input method does: what is typed is underlined and changes until it is chosen. */
async function compose(cdp: CDPSession, typed: string, chosen: string): Promise<void> {
  for (let length = 1; length <= typed.length; length += 1) {
    const text = typed.slice(0, length)
    await cdp.send('Input.imeSetComposition', { text, selectionStart: length, selectionEnd: length })
  }
  await cdp.send('Input.imeSetComposition', {
    text: chosen,
    selectionStart: chosen.length,
    selectionEnd: chosen.length,
  })
  await cdp.send('Input.insertText', { text: chosen })
}

test('words from an input method are neither doubled nor lost, wherever they are written', async ({ owner, keep }) => {
  await keep(
    '---\ntitle: Composed\n---\n\n## Heading\n\nA [link](https://example.org/a) here.\n\n:::item[Title]{href="https://example.org/b"}\nComment.\n:::\n\nLast.\n',
  )
  await openIssue(owner, 'Composed')
  const cdp = await owner.context().newCDPSession(owner)
  const text = textOf(owner)
  await text.getByText('Heading').click()
  await owner.keyboard.press('Home')
  await compose(cdp, 'zhongwen', '中文')
  await compose(cdp, 'biaoti', '标题')
  await expect(text.getByRole('heading')).toHaveText('中文标题Heading')
  await text.getByText('Title', { exact: true }).click()
  await owner.keyboard.press('Home')
  await compose(cdp, 'にほんご', '日本語')
  await expect(text.locator('.item-title')).toHaveText('日本語Title')
  await text.getByText('link', { exact: true }).click()
  await owner.keyboard.press('Home')
  for (let step = 0; step < 6; step += 1) await owner.keyboard.press('ArrowRight')
  await compose(cdp, 'lianjie', '链接')
  await expect(text.locator('p').filter({ hasText: 'here' })).toHaveText('A link链接 here.')
  await expect(text.getByRole('link', { name: 'link' })).toHaveText('link')

  await text.getByText('Last.').click()
  await owner.keyboard.press('End')
  await owner.keyboard.press('Enter')
  await cdp.send('Input.insertText', { text: '、' })
  await expect(owner.getByRole('listbox', { name: 'Blocks' })).toBeVisible()
  await compose(cdp, 'yinyong', '引用')
  await expect(owner.getByRole('option')).toHaveText(['QuoteCtrl Shift B'])
  await owner.keyboard.press('Enter')
  await compose(cdp, 'shuo', '说')
  await expect(text.locator('blockquote')).toHaveText('说')

  // A save in the middle of a word does not cut it off.
  await owner.keyboard.press('Enter')
  await cdp.send('Input.imeSetComposition', { text: 'shu', selectionStart: 3, selectionEnd: 3 })
  await owner.keyboard.press('Control+s')
  await cdp.send('Input.imeSetComposition', { text: '书', selectionStart: 1, selectionEnd: 1 })
  await cdp.send('Input.insertText', { text: '书' })
  await expect(text.locator('blockquote p')).toHaveText(['说', '书'])
  await saved(owner)
  await owner.reload()
  await expect(text.getByRole('heading')).toHaveText('中文标题Heading')
  await expect(text.locator('blockquote p')).toHaveText(['说', '书'])
})

test('a page that answers in the middle of a word waits for its end', async ({ owner, issue }) => {
  const answer = await answering(owner, found)
  await write(owner, { title: 'Waits', text: 'Hello.' })
  await owner.keyboard.press('Enter')
  await paste(owner, { 'text/plain': 'https://example.org/a' })
  await expect(textOf(owner).getByText('Looking at example.org')).toBeVisible()
  await owner.keyboard.press('ArrowUp')
  await owner.keyboard.press('End')
  const cdp = await owner.context().newCDPSession(owner)
  await cdp.send('Input.imeSetComposition', { text: 'ni', selectionStart: 2, selectionEnd: 2 })
  const answered = owner.waitForResponse('**/desk/cards')
  answer()
  await answered
  await cdp.send('Input.imeSetComposition', { text: '你', selectionStart: 1, selectionEnd: 1 })
  await cdp.send('Input.insertText', { text: '你' })
  await expect(textOf(owner).locator('.card')).toBeVisible()
  await expect(textOf(owner).locator('p').first()).toHaveText('Hello.你')
  expect(issue.id).toBeTruthy()
})

test('text from right to left has its tools at its own start, and moves as any other', async ({ owner, keep }) => {
  await keep('---\ntitle: Rightward\n---\n\nمرحبا بالعالم\n\nשלום עולם\n\nMixed שלום words.\n')
  await openIssue(owner, 'Rightward')
  const text = textOf(owner)
  await expect(text.getByText('مرحبا')).toHaveCSS('direction', 'rtl')
  await text.getByText('مرحبا').click()
  await owner.keyboard.press('End')
  await owner.keyboard.type(' /اقتباس')
  await expect(owner.getByRole('option').first()).toContainText('Quote')
  await owner.keyboard.press('Escape')
  for (let step = 0; step < 8; step += 1) await owner.keyboard.press('Backspace')
  await owner.keyboard.press('Alt+ArrowDown')
  expect(await blocks(owner)).toEqual(['שלום עולם', 'مرحبا بالعالم', 'Mixed שלום words.'])
  await text.getByText('שלום עולם').click()
  await owner.keyboard.press('Home')
  await owner.keyboard.press('ArrowLeft')
  await owner.keyboard.type('א')
  await expect(text.locator('p').first()).toHaveText('שאלום עולם')
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the list, the tools at words, the menu and the keys have no known barrier for anyone, ${colorScheme}`, async ({
    owner,
    issue,
  }) => {
    // Each look at the whole page takes its time.
    test.slow()
    await owner.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const answer = await answering(owner, page404)
    answer()
    const check = async () => expect((await new AxeBuilder({ page: owner }).analyze()).violations).toEqual([])
    await write(owner, { title: 'Barriers', text: 'Some words.' })
    await owner.keyboard.press('Control+Shift+ArrowLeft')
    await expect(owner.getByRole('toolbar', { name: 'Selected words' })).toBeVisible()
    await check()
    await owner.keyboard.press('Control+Alt+a')
    await expect(owner.getByRole('menu', { name: 'This block' })).toBeVisible()
    await check()
    await owner.keyboard.press('Escape')
    await owner.keyboard.press('End')
    await owner.keyboard.press('Enter')
    await owner.keyboard.type('/')
    await expect(owner.getByRole('listbox', { name: 'Blocks' })).toBeVisible()
    await check()
    await owner.keyboard.press('Escape')
    await owner.keyboard.press('Backspace')
    await paste(owner, { 'text/plain': 'https://example.org/a' })
    await expect(owner.getByRole('button', { name: 'Make it a card anyway' })).toBeVisible()
    await check()
    await owner.keyboard.press('Escape')
    await owner.keyboard.press('Control+/')
    const dialog = owner.getByRole('dialog', { name: 'Keys' })
    await expect(dialog.getByRole('searchbox')).toBeFocused()
    await owner.keyboard.type('foot')
    await expect(dialog.getByText('/footnote')).toBeVisible()
    await expect(dialog.getByText('Bold')).toBeHidden()
    await check()
    expect(issue.id).toBeTruthy()
  })
}

test('on a phone the menu is among the tools, and nothing runs over the edge', async ({
  browser,
  baseURL,
  loggedIn,
  keep,
}) => {
  await keep('---\ntitle: Phone\n---\n\nSome words that are long enough for a line and one more.\n\nLast.\n')
  const context = await browser.newContext({
    ...(baseURL !== undefined && { baseURL }),
    storageState: loggedIn,
    viewport: { width: 390, height: 780 },
    hasTouch: true,
    isMobile: true,
  })
  const phone = await context.newPage()
  await openIssue(phone, 'Phone')
  await textOf(phone).getByText('Some words').tap()
  const fits = async () => {
    const [content, screen] = await phone.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth])
    expect(content).toBeLessThanOrEqual(screen ?? 0)
  }
  await phone.keyboard.press('Shift+Home')
  const tools = phone.getByRole('toolbar', { name: 'Selected words' })
  await expect(tools).toBeVisible()
  const line = await textOf(phone).getByText('Some words').boundingBox()
  const bar = await tools.boundingBox()
  expect(bar?.y ?? 0).toBeGreaterThan(line?.y ?? 0)
  expect((bar?.x ?? 0) + (bar?.width ?? 0)).toBeLessThanOrEqual(390)
  await fits()
  await phone.getByRole('toolbar', { name: 'Text' }).getByRole('button', { name: 'Move or change this block' }).tap()
  await phone.getByRole('menuitem', { name: 'Move down' }).tap()
  await expect.poll(() => blocks(phone)).toEqual(['Last.', expect.stringContaining('Some words')])
  await fits()
  await context.close()
})
