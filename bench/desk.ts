import { chromium, type Browser, type BrowserContext, type CDPSession, type Page } from '@playwright/test'
import { launchOptions } from '../e2e/browser.ts'
import { account, logIn, publication } from '../e2e/desk.ts'
import { importLetter, startPress, type Press } from '../e2e/press.ts'
import type { Bench } from './bench.ts'
import { letterOf, type LetterSize } from './desk-letter.ts'

const long: LetterSize = { title: 'A very long letter', words: 20_000, items: 200 }
const sizes: LetterSize[] = [
  { title: 'A short letter', words: 500, items: 5 },
  { title: 'A middling letter', words: 5000, items: 50 },
  long,
]
const places = [0.02, 0.25, 0.5, 0.75, 0.98]
const lettersAPlace = 40
/** Between two letters, as a fast typist has it: timers of the desk run in between. In milliseconds. */
const betweenLetters = 60

/**
 * How the desk feels with a very long issue open. A keystroke is measured from the time stamp of `keydown` to the first
 * task after the next frame was drawn (`requestAnimationFrame`, then a message). The browser is told not to wait for the
 * screen, or up to 16.7 ms of every figure would be waiting for it. On a machine that others use these times grow; the work
 * of the page's main thread, timers and saves included, is counted in processor time beside them. The same is typed into the same text in a bare
 * `contenteditable` of the same browser, with no script but the measuring: what stands still.
 */
export const desk: Bench = {
  name: 'desk',
  about: `an issue of ${long.words} words with ${long.items} items in the editor of the production build`,
  async run() {
    const press = await startPress()
    const options = launchOptions()
    const browser = await chromium.launch({
      ...options,
      args: [...(options.args ?? []), '--disable-frame-rate-limit', '--disable-gpu-vsync'],
    })
    try {
      const context = await deskOf(press, browser)
      const addresses = await seed(press, context)
      const address = addresses.get(long.title) ?? ''
      return [
        ...(await openings(context, address)),
        ...(await keystrokes(context, address)),
        ...(await scripts(context, press, address)),
        ...(await saves(context, addresses)),
      ]
    } finally {
      await browser.close()
      await press.stop()
    }
  },
}

async function deskOf(press: Press, browser: Browser): Promise<BrowserContext> {
  const words = ['setup', '--title', publication.title, '--language', 'en', '--time-zone', 'Europe/Madrid']
  const { code, stderr } = await press.masthead(
    [...words, '--email', account.email, '--password-stdin'],
    account.password,
  )
  if (code !== 0) throw new Error(`Set-up failed: ${stderr}`)
  const context = await browser.newContext({ baseURL: press.address, viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  await logIn(page)
  await page.waitForURL(/\/desk/)
  await page.close()
  return context
}

/** Takes the letters in, and gives the address of each at the desk by its title. */
async function seed(press: Press, context: BrowserContext): Promise<Map<string, string>> {
  for (const size of sizes) await importLetter(press, letterOf(size), { publish: false })
  const page = await context.newPage()
  await page.goto('/desk/issues')
  const found = new Map<string, string>()
  for (const { title } of sizes) {
    found.set(title, (await page.getByRole('link', { name: title }).first().getAttribute('href')) ?? '')
  }
  await page.close()
  return found
}

/** From the start of the navigation until the text can be written in. */
async function openings(context: BrowserContext, address: string): Promise<string[]> {
  const times: number[] = []
  let bytes = 0
  for (let round = 0; round < 6; round += 1) {
    const page = await context.newPage()
    await page.addInitScript(noteEditable)
    const answer = await page.goto(address)
    times.push(await editableAt(page))
    bytes = (await answer?.request().sizes())?.responseBodySize ?? 0
    await page.close()
  }
  const [first = 0, ...again] = times
  return [
    `from navigation to editable: ${first.toFixed(0)} ms at first, then median ${quantile(again, 0.5).toFixed(0)} ms, at most ${Math.max(...again).toFixed(0)} ms; the page is ${(bytes / 1024).toFixed(0)} KB as sent`,
  ]
}

async function keystrokes(context: BrowserContext, address: string): Promise<string[]> {
  const page = await context.newPage()
  await page.addInitScript(noteEditable)
  await page.goto(address)
  await editableAt(page)
  const words = (await page.locator('#issue-text').innerText()).split(/\s+/).length
  const blocks = await page.locator('#issue-text > *').count()
  const bare = await bareCopy(context, page)
  // In turn, place after place, so that whatever else the machine does meets both alike.
  const ours = typed()
  const theirs = typed()
  for (const place of places) {
    await typeAt(bare, place, theirs)
    await typeAt(page, place, ours)
  }
  await page.close({ runBeforeUnload: false })
  await bare.close()
  const ratio = quantile(ours.times, 0.95) / quantile(theirs.times, 0.95)
  return [
    `keystroke to paint, ${words} words in ${blocks} blocks, ${ours.times.length} letters at ${places.length} places`,
    `  the desk              ${spread(ours)}`,
    `  bare contenteditable  ${spread(theirs)}`,
    `  ratio at the 95th percentile: ${ratio.toFixed(2)}`,
  ]
}

/** The same text in the same styles, for the browser alone to edit. */
async function bareCopy(context: BrowserContext, page: Page): Promise<Page> {
  const html = await page.evaluate(() => {
    const styles = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText))
    const text = document.querySelector('#issue-text')?.outerHTML ?? ''
    return `<!doctype html><html lang="en"><style>${styles.join('\n')}</style><div class="writing"><main class="writing-sheet"><div class="writing-text">${text}</div></main></div></html>`
  })
  const copy = await context.newPage()
  await copy.setContent(html)
  return copy
}

/** All in milliseconds: how long each letter took, and how long the page's main thread worked in all. */
type Typed = { times: number[]; work: number }

function typed(): Typed {
  return { times: [], work: 0 }
}

/** Types in the middle of a paragraph so far down in the text. */
async function typeAt(page: Page, place: number, sum: Typed): Promise<void> {
  const paragraphs = page.locator('#issue-text p')
  const paragraph = paragraphs.nth(Math.floor((await paragraphs.count()) * place))
  await paragraph.scrollIntoViewIfNeeded()
  await paragraph.click()
  await page.evaluate(measureKeys)
  const watch = await page.context().newCDPSession(page)
  await watch.send('Performance.enable', { timeDomain: 'threadTicks' })
  const before = await threadTime(watch)
  await page.keyboard.type('a quick word '.repeat(4).slice(0, lettersAPlace), { delay: betweenLetters })
  await page.waitForFunction((count) => (window as Measuring).keyTimes?.length === count, lettersAPlace)
  sum.work += (await threadTime(watch)) - before
  await watch.detach()
  sum.times.push(...(await page.evaluate(() => (window as Measuring).keyTimes ?? [])))
}

/** How long the page's main thread has worked so far: waiting for a processor that others use is not counted. */
async function threadTime(watch: CDPSession): Promise<number> {
  const { metrics } = await watch.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
}

type Measuring = typeof globalThis & { keyTimes?: number[]; isMeasuring?: boolean; editableAt?: number }

/** Runs in the page. */
function measureKeys(): void {
  const measuring = window as Measuring
  measuring.keyTimes = []
  if (measuring.isMeasuring) return
  measuring.isMeasuring = true
  window.addEventListener(
    'keydown',
    (event) => {
      requestAnimationFrame(() => {
        const channel = new MessageChannel()
        channel.port1.addEventListener('message', () => {
          measuring.keyTimes?.push(performance.now() - event.timeStamp)
          channel.port1.close()
        })
        channel.port1.start()
        channel.port2.postMessage(null)
      })
    },
    { capture: true },
  )
}

/** Runs in the page, before anything else does. */
function noteEditable(): void {
  // No function here may have a name: what compiles it would call something that the page does not have.
  new MutationObserver((_changes, observer) => {
    if (!document.querySelector('#issue-text[contenteditable="true"]')) return
    ;(window as Measuring).editableAt = performance.now()
    observer.disconnect()
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['contenteditable'] })
}

async function editableAt(page: Page): Promise<number> {
  await page.waitForFunction(() => (window as Measuring).editableAt !== undefined)
  return page.evaluate(() => (window as Measuring).editableAt ?? 0)
}

/** What scripts weigh as they are sent, and whether those of the editor stay at the editor. */
async function scripts(context: BrowserContext, press: Press, address: string): Promise<string[]> {
  const editing = await scriptsOf(context, press.address, address)
  const bytes = editing.reduce((sum, script) => sum + script.bytes, 0)
  const own = new Set(editing.filter(({ text }) => text.includes('ProseMirror')).map(({ url }) => url))
  const lines = [
    `JavaScript of the editing page: ${(bytes / 1024).toFixed(0)} KB as sent, in ${editing.length} files; ${own.size} of them are the editor's`,
  ]
  for (const path of ['/desk/issues', '/desk/settings', '/']) {
    const others = await scriptsOf(context, press.address, path)
    const shared = others.filter(({ url }) => own.has(url))
    lines.push(
      `  ${path.padEnd(15)} ${others.length} scripts, ${(others.reduce((sum, { bytes: size }) => sum + size, 0) / 1024).toFixed(0)} KB; ${shared.length} of the editor's`,
    )
  }
  return lines
}

type Script = { url: string; bytes: number; text: string }

async function scriptsOf(context: BrowserContext, baseURL: string, address: string): Promise<Script[]> {
  // Nothing from a cache: what is measured is what is sent.
  const state = await context.storageState()
  const fresh = await (context.browser() as Browser).newContext({ baseURL, storageState: state })
  const page = await fresh.newPage()
  const answers: Promise<Script>[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return
    answers.push(
      (async () => ({
        url: response.url(),
        text: await response.text(),
        bytes: (await response.request().sizes()).responseBodySize,
      }))(),
    )
  })
  await page.goto(address)
  await page.waitForLoadState('networkidle')
  const found = await Promise.all(answers)
  await fresh.close()
  return found
}

/** What one word costs on the way to the server. */
async function saves(context: BrowserContext, addresses: Map<string, string>): Promise<string[]> {
  const lines: string[] = []
  for (const { title, words } of sizes) {
    const page = await context.newPage()
    await page.addInitScript(noteEditable)
    await page.goto(addresses.get(title) ?? '')
    await editableAt(page)
    const whole = JSON.stringify(await (await context.request.get(`${addresses.get(title)}/draft`)).json()).length
    const sent: number[] = []
    for (const word of ['first ', 'second ']) {
      await page.locator('#issue-text p').nth(3).click()
      const save = page.waitForRequest((request) => request.method() === 'PUT')
      await page.keyboard.type(word)
      sent.push((await save).postDataBuffer()?.byteLength ?? 0)
      await page.locator('.save-words', { hasText: /^Saved/ }).waitFor()
    }
    lines.push(`one word typed in ${words} words: ${sent.join(' and ')} bytes sent; the whole is ${whole} bytes`)
    await page.close()
  }
  return lines
}

function spread({ times, work }: Typed): string {
  const parts = [0.5, 0.95, 1].map((part) => quantile(times, part).toFixed(1).padStart(5))
  return `median ${parts[0]} ms, 95th percentile ${parts[1]} ms, longest ${parts[2]} ms; ${(work / times.length).toFixed(1)} ms of work a letter`
}

function quantile(values: number[], part: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? 0
}
