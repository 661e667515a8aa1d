import { emailDocument } from '@/lib/document/email-document.ts'
import { renderFeed } from '@/lib/document/feed.ts'
import { readHtml } from '@/lib/document/html/read-html.ts'
import { readMarkdown } from '@/lib/document/markdown/read.ts'
import { renderPage } from '@/lib/document/page.ts'
import type { DocumentJson } from '@/lib/document/schema.ts'
import { expect, test } from '@playwright/test'

/*
 * What would run if any of it got through: in a page without a policy of its own, where nothing but our renderings stands
 * between the letter and the browser. Whatever runs calls `hit()` or opens a dialog.
 */

const scripts = [
  '<script>hit()</script>',
  '<ScRiPt >hit()</sCrIpT>',
  '<script/x>hit()</script>',
  '<scr<script>ipt>hit()</scr</script>ipt>',
  '<<script>hit();//<</script>',
  '<img src=x onerror=hit()>',
  '<img src=x onerror="hit()"//',
  '<img/src=x/onerror=hit()>',
  '<img src="x" onerror\n=\n"hit()">',
  '<image src=x onerror=hit()>',
  '<svg onload=hit()>',
  '<svg><script>hit()</script></svg>',
  '<svg><animate onbegin=hit() attributeName=x dur=1s>',
  '<svg><a xlink:href="javascript:hit()"><text x=20 y=20>x</text></a></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror=hit()></style></mglyph></table></mtext></math>',
  '<math href="javascript:hit()">x</math>',
  '<body onload=hit()>',
  '<input autofocus onfocus=hit()>',
  '<details open ontoggle=hit()><summary>x</summary></details>',
  '<video><source onerror=hit()></video>',
  '<video src=x poster="javascript:hit()" onerror=hit()></video>',
  '<audio src=x onerror=hit()>',
  '<iframe src="javascript:hit()"></iframe>',
  '<iframe srcdoc="<script>parent.hit()</script>"></iframe>',
  '<object data="javascript:hit()"></object>',
  '<embed src="javascript:hit()">',
  '<form action="javascript:hit()"><button autofocus onfocus=hit()>x</button></form>',
  '<a href="javascript:hit()" autofocus onfocus=hit()>x</a>',
  '<a href="java&#10;script:hit()">x</a>',
  '<a href=" javascript:hit()">x</a>',
  '<a href="data:text/html,<script>hit()</script>">x</a>',
  '<base href="javascript:hit()//">',
  '<meta http-equiv="refresh" content="0;url=javascript:hit()">',
  '<link rel=stylesheet href="javascript:hit()">',
  '<style>@import "javascript:hit()";</style>',
  '<noscript><p title="</noscript><img src=x onerror=hit()>">',
  '<template><img src=x onerror=hit()></template>',
  '<textarea></textarea><img src=x onerror=hit()>',
  '<title></title><script>hit()</script>',
  '<!--><img src=x onerror=hit()>-->',
  '<!--[if gte IE 4]><script>hit()</script><![endif]-->',
  '<?xml version="1.0"?><script>hit()</script>',
  '<![CDATA[<script>hit()</script>]]>',
  '</p><script>hit()</script>',
  '"><img src=x onerror=hit()>',
  "'><img src=x onerror=hit()>",
  '" onmouseover="hit()" autofocus onfocus="hit()',
  '`onfocus=hit() autofocus`',
  '\u2028<script>hit()</script>',
  '&lt;script&gt;hit()&lt;/script&gt;',
  '&#60;img src=x onerror=hit()&#62;',
  '<table background="javascript:hit()"><tr><td onmouseover=hit()>x</td></tr></table>',
  '<p style="background:url(javascript:hit())">x</p>',
  '<marquee onstart=hit()>x</marquee>',
  '<select autofocus onfocus=hit()><option>x</select>',
  '<div contenteditable autofocus onfocus=hit()>x</div>',
  '<x onclick=hit() tabindex=1 id=x autofocus>x</x>',
  '<ruby><rt onload=hit()><script>hit()</script></rt></ruby>',
  '\\href{javascript:hit()}{x}',
  '\\unicode{<img src=x onerror=hit()>}',
  '\\text{<img src=x onerror=hit()>}',
  '\\class{x" onfocus="hit()" autofocus="}{y}',
]

const addresses = [
  'javascript:hit()',
  'JaVaScRiPt:hit()',
  ' javascript:hit()',
  'java\tscript:hit()',
  'java&#x0A;script:hit()',
  'javascript&colon;hit()',
  '&#106;avascript:hit()',
  'javascript:hit()//https://example.org',
  'vbscript:hit()',
  'data:text/html,<script>hit()</script>',
  'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="hit()"/>',
  'blob:https://example.org/x',
  'feed:javascript:hit()',
  'view-source:javascript:hit()',
  '//evil.example/x',
  '\\\\evil.example\\x',
  'https://example.org/" onfocus="hit()" autofocus="',
  "https://example.org/' onfocus='hit()' autofocus='",
  'https://example.org/><script>hit()</script>',
]

/** Where in a letter hostile words may stand. */
const carriers: ((words: string) => string)[] = [
  (words) => words,
  (words) => `before ${words} after`,
  (words) => `> ${words}`,
  (words) => `- ${words}`,
  (words) => `| a |\n| - |\n| ${words.replaceAll('\n', ' ')} |`,
  (words) => `## ${words.replaceAll('\n', ' ')}`,
  (words) => `\`\`\`html\n${words}\n\`\`\``,
  (words) => `\`\`\`${words.replace(/\s.*/s, '')}\ncode\n\`\`\``,
  (words) => `\`${words}\``,
  (words) => `$${words.replaceAll('$', '')}$ and\n\n$$\n${words}\n$$`,
  (words) => `![${words}](/a.png "${words}")`,
  (words) => `[${words}](https://example.org "${words}")`,
  (words) => `:::item[${words}]{href="https://example.org" citation="${attribute(words)}"}\n${words}\n:::`,
  (words) =>
    `::card[${words}]{href="https://example.org" site="${attribute(words)}" description="${attribute(words)}"}`,
  (words) => `:::figure{credit="${attribute(words)}"}\n![x](/a.png)\n\n${words}\n:::`,
  (words) => `::embed[${words}]{href="https://example.org" author="${attribute(words)}" kind="${attribute(words)}"}`,
  (words) => `:::details[${words}]\n${words}\n:::`,
  (words) => `:::callout{kind="${attribute(words)}"}\n${words}\n:::`,
  (words) => `x[^1]\n\n[^1]: ${words}`,
  (words) => `<span lang="${attribute(words)}">x</span>`,
  (words) => `<figure><img src="/a.png" alt="${attribute(words)}"><figcaption>${words}</figcaption></figure>`,
  (words) => `<div>\n\n${words}\n\n</div>`,
]

/** Where in a letter hostile addresses may stand. */
const destinations: ((address: string) => string)[] = [
  (address) => `[x](${address})`,
  (address) => `[x](<${address.replace(/[<>\n]/g, '')}>)`,
  (address) => `<${address}>`,
  (address) => `[x][y]\n\n[y]: ${address}`,
  (address) => `![x](${address})`,
  (address) => `<a href="${attribute(address)}">x</a>`,
  (address) => `<img src="${attribute(address)}" srcset="${attribute(address)} 2x" alt="x">`,
  (address) => `:::item[x]{href="${attribute(address)}"}\nx\n:::`,
  (address) => `::card[x]{href="${attribute(address)}" image="${attribute(address)}"}`,
  (address) => `::embed[x]{href="${attribute(address)}" image="${attribute(address)}"}`,
  (address) => `:::figure{credit="x" credit-href="${attribute(address)}"}\n[![x](/a.png)](${address})\n:::`,
  (address) =>
    `<iframe src="${attribute(address)}"></iframe><video src="${attribute(address)}" poster="${attribute(address)}"></video>`,
]

function attribute(words: string): string {
  return words.replaceAll('"', '&quot;').replaceAll('\n', ' ')
}

const letters = [
  ...scripts.flatMap((words) => carriers.map((carry) => carry(words))),
  ...addresses.flatMap((address) => destinations.map((carry) => carry(address))),
]

const context = { address: 'https://letters.example', issueAddress: 'https://letters.example/issues/x', language: 'en' }
const targets: Record<string, (document: DocumentJson, title: string) => string> = {
  page: (document) => renderPage(document, context),
  feed: (document) => renderFeed(document, context),
  mail: (document, title) => emailDocument({ title, subtitle: title, number: null, document }, context),
}
const roads: Record<string, (text: string) => DocumentJson> = {
  Markdown: (text) => readMarkdown(text).document,
  HTML: (text) => readHtml(text).document,
}

for (const [road, read] of Object.entries(roads)) {
  for (const [target, write] of Object.entries(targets)) {
    test(`nothing that a letter brings as ${road} runs in a ${target}: ${letters.length} attempts`, async ({
      page,
    }) => {
      let hits = 0
      await page.exposeFunction('hit', () => hits++)
      page.on('dialog', async (dialog) => {
        hits++
        await dialog.dismiss()
      })
      await page.route('**/*', (route) =>
        route.request().url() === 'https://letters.example/'
          ? route.fulfill({ body: '', contentType: 'text/html' })
          : route.abort(),
      )
      for (let start = 0; start < letters.length; start += 200) {
        const written = letters.slice(start, start + 200).map((text) => write(read(text), text))
        await page.goto('https://letters.example/')
        await page.setContent(written.join('\n<hr>\n'), { waitUntil: 'load' })
        const found = await page.evaluate(whatCouldRun)
        expect(found).toEqual([])
      }
      expect(hits).toBe(0)
    })
  }
}

/** Runs in the browser: everything in the page that could run, or take the reader somewhere it should not. */
function whatCouldRun(): string[] {
  const found: string[] = []
  const allowed = ['http:', 'https:', 'mailto:', 'tel:']
  for (const element of document.querySelectorAll('*')) {
    const name = element.tagName.toLowerCase()
    if (/^(?:script|iframe|object|embed|form|base|link|noscript|template|svg|animate)$/.test(name))
      found.push(element.outerHTML.slice(0, 200))
    for (const { name: key, value } of element.attributes) {
      if (/^on|^srcdoc$|^formaction$|^xlink/i.test(key)) found.push(element.outerHTML.slice(0, 200))
      if (!['href', 'src', 'poster', 'action', 'background', 'data', 'cite'].includes(key)) continue
      if (!URL.canParse(value, document.baseURI)) continue
      const { protocol } = new URL(value, document.baseURI)
      if (!allowed.includes(protocol)) found.push(`${key}=${value}`)
    }
    if (element.getAttribute('style')?.match(/url\(|expression|javascript/i))
      found.push(element.outerHTML.slice(0, 200))
  }
  return found
}
