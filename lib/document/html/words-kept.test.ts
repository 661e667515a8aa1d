import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { noFields } from '../markdown/fields.ts'
import { parse } from '../markdown/parser.ts'
import { readTree } from '../markdown/read.ts'
import { parseHtml } from './parse.ts'
import { readHtml } from './read-html.ts'
import { resolveTree } from './resolve-html.ts'
import { textOf } from './tree.ts'

// Repeat a failure with MASTHEAD_SEED, and search longer with MASTHEAD_RUNS.
const seed = Number(process.env.MASTHEAD_SEED ?? Date.now() % 1_000_000_000)
const numRuns = Number(process.env.MASTHEAD_RUNS ?? 300)

const tags =
  'a abbr address article aside b bdi big blockquote button caption center cite code dd del details dfn div dl dt em fieldset figcaption figure font footer form h1 h2 h3 h6 header i ins kbd label legend li main mark math nav o:p object ol option p picture pre q rp rt ruby s samp section select small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var video x-own'.split(
    ' ',
  )
const attributes = [
  '',
  '',
  ' style="font-weight:bold"',
  ' style="font-weight:normal;font-style:italic;vertical-align:super"',
  ' style="mso-list:l0 level2 lfo1"',
  ' href="https://example.org/a?b=1&amp;c"',
  ' href="#x" id="y"',
  ' href="#y" id="x"',
  ' lang="ja"',
  ' colspan=3',
  ' rowspan=2',
  ' class="wp-caption"',
  ' class="kg-callout-card pullquote"',
  ' class="language-js"',
  ' role="presentation"',
  ' onclick="steal()"',
]
const lone = [
  '<br>',
  '<br><br>',
  '<hr>',
  '<img src="/a.png" alt="described">',
  '<img>',
  '<input type="checkbox">',
  '<wbr>',
  '</p>',
]
/** Elements that need each other; a number stands for what is in them. */
const wholes = [
  '<table><tr><th>①<th>②<tr><td>③<td>④</table>',
  '<table><caption>①</caption><thead><tr><th>②<th>③</thead><tr><th scope=row>④<td colspan=9>x</table>',
  '<table role=none><tr><td>①<td>②<tr><td rowspan=2>③</table>',
  '<table><tbody>①<tr>②<td><table><tr><td>③</table><td>④</table>',
  '<ul>①<li>②</li>③<ol start=0><li>④</ol></ul>',
  '<ol><li><input type=checkbox checked>①<li><p>②</p><p>③</p><li value=9>④</ol>',
  '<figure>①<figcaption>②</figcaption>③</figure>',
  '<figure><a href=/x><img src=a.png></a><figcaption>①<span class=credit>②</span></figcaption></figure>',
  '<details><summary>①</summary>②</details><details>③</details>',
  '<dl><dt>①<dd>②<div><dt>③<dd>④</div></dl>',
  '<ruby>①<rt>②<rp>(</rp>③</ruby><ruby>④<rt>x</ruby>',
  '<select>①<optgroup>②<option>③</optgroup>④</select>',
  '<a href=/x><h3>①</h3><pre>②</pre>③<a href=/y>④</a></a>',
  '<div class="kg-callout-card"><div>①</div><div>②</div></div><pre class="language-x">③<code>④</code></pre>',
  '<p>①<sup><a href="#n" id=r>9</a></sup><section><ol><li id=n>②<a href="#r">back</a>③</ol></section>④',
]
/** A word, to be told from all others by its number. */
const word = '@'
const text = fc.constantFrom(
  word,
  word,
  `${word} `,
  ` ${word}`,
  `\n${word}`,
  ' ',
  '&nbsp;',
  `${word}&amp;`,
  `${word}。`,
  `*${word}*`,
)

/** HTML as it comes out of hands and programs: nested, unclosed and stray tags, and words anywhere. */
const { html } = fc.letrec<{ html: string; element: string; whole: string }>((tie) => ({
  html: fc
    .array(
      fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        { weight: 4, arbitrary: text },
        { weight: 1, arbitrary: fc.constantFrom(...lone) },
        { weight: 5, arbitrary: tie('element') },
        { weight: 3, arbitrary: tie('whole') },
      ),
      { maxLength: 5 },
    )
    .map((parts) => parts.join('')),
  element: fc
    .tuple(fc.constantFrom(...tags), fc.constantFrom(...attributes), tie('html'), fc.constantFrom('', '/', '/', '/'))
    .map(([tag, attribute, inside, slash]) => `<${tag}${attribute}>${inside}${slash === '' ? '' : `</${tag}>`}`),
  whole: fc
    .tuple(fc.constantFrom(...wholes), fc.array(tie('html'), { minLength: 4, maxLength: 4 }))
    .map(([whole, parts]) => whole.replace(/[①-④]/g, (digit) => parts['①②③④'.indexOf(digit)] ?? '')),
}))

const block = fc.constantFrom(
  `A *${word}* of ${word}.`,
  `- ${word}\n- ${word}`,
  `> ${word}\n>\n> <b>${word}</b>`,
  `## ${word}`,
  `\`\`\`\n${word}\n\`\`\``,
  `| ${word} |\n| - |\n| ${word} |`,
  `[^1]: ${word}`,
  `$$\n${word}\n$$`,
  `a <ruby>${word}<rt>${word}</ruby> <svg><text>${word}</text></svg>`,
  `a <q>${word}</q> <T>${word}</T> the <table> *${word} <video src="/x">${word}* <b>${word}</video>`,
)
const loose = fc.constantFrom(
  '<div',
  '<b class="',
  '<?php',
  '<!---->',
  '</p>',
  '</div>',
  '</td>',
  '<script>',
  '<iframe>',
  '<title>',
  '<select>',
)

/** Lines of HTML and blocks of Markdown in turn. */
const markdown = fc
  .array(
    fc.oneof(
      html.map((each) => each.replace(/\n/g, ' ')),
      block,
      loose,
    ),
    { maxLength: 6 },
  )
  .map((blocks) => `${blocks.join('\n\n')}\n`)

function numbered(source: string): string {
  let count = 0
  return source.replaceAll(word, () => `w${++count}w`)
}

/** The words of a text that another does not have. */
function missing(from: string, within: string): string[] {
  return Array.from(from.matchAll(/w\d+w/g), ([each]) => each).filter((each) => !within.includes(each))
}

describe(`HTML, with seed ${seed}`, { timeout: 60_000 + numRuns * 100 }, () => {
  test('that was copied keeps every word, and never stops the reader', () => {
    fc.assert(
      fc.property(html.map(numbered), (given) => {
        const seen = textOf(parseHtml(given, { as: 'fragment' }))
        expect({ given, missing: missing(seen, JSON.stringify(readHtml(given))) }).toEqual({ given, missing: [] })
      }),
      { seed, numRuns },
    )
  })

  test('that is a page keeps every word of its article', () => {
    fc.assert(
      fc.property(html.map(numbered), (given) => {
        const page = `<!doctype html><title>Title</title><nav>Menu</nav><main>${given}</main>`
        const read = readHtml(page)
        const seen = textOf(parseHtml(given, { as: 'fragment' }))
        const isWhole = !/<(?:article|nav)\b|<\/main>/.test(given)
        const lost = isWhole ? missing(seen, JSON.stringify(read)) : []
        expect({ given, lost }).toEqual({ given, lost: [] })
      }),
      { seed, numRuns },
    )
  })

  test('between Markdown keeps every word of both', () => {
    fc.assert(
      fc.property(markdown.map(numbered), (given) => {
        const warnings: string[] = []
        const tree = resolveTree(parse(given), given, (_line, warning) => warnings.push(warning))
        expect({ given, missing: missing(given, JSON.stringify([tree, warnings])) }).toEqual({ given, missing: [] })
      }),
      { seed, numRuns },
    )
  })

  test('between Markdown is resolved once and for all', () => {
    fc.assert(
      fc.property(markdown.map(numbered), (given) => {
        const tree = resolveTree(parse(given), given, () => {})
        expect(resolveTree(tree, given, () => {})).toEqual(tree)
      }),
      { seed, numRuns },
    )
  })

  test('between Markdown never stops the reader', () => {
    fc.assert(
      fc.property(markdown.map(numbered), (given) => {
        const tree = resolveTree(parse(given), given, () => {})
        expect(() => readTree(tree, given, { fields: noFields, warnings: [] })).not.toThrow()
      }),
      { seed, numRuns },
    )
  })

  test('made of any characters never stops the reader', () => {
    const characters = fc.array(fc.constantFrom(...'<></!-=\'" \n&;apbdivtr[]?#'.split('')), { maxLength: 60 })
    fc.assert(
      fc.property(characters, (given) => {
        expect(() => readHtml(given.join(''))).not.toThrow()
        expect(() => resolveTree(parse(given.join('')), given.join(''), () => {})).not.toThrow()
      }),
      { seed, numRuns: numRuns * 3 },
    )
  })
})
