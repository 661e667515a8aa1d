import fc from 'fast-check'
import type { Nodes, Root } from 'mdast'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from '../parser.ts'
import { withoutTracking } from '../../tracking.ts'
import { textOf } from './line.ts'
import { readRevue } from './read-revue.ts'
import { sampleLetter } from './sample-letter.ts'

// A letter of Revue's that is not ours to keep here: below the folder that MASTHEAD_SAMPLES names, if it is there.
const seedPath = join(process.env.MASTHEAD_SAMPLES ?? '', 'seed/akira-week-9-2021.md')
const hasSeed = existsSync(seedPath)

type Read = ReturnType<typeof readRevue> & { before: Root; warnings: string[] }

/** Reads a letter as the reader of Markdown does: without the heading that is its title. */
function read(source: string): Read {
  const root = parse(source)
  const [first, ...others] = root.children
  const before: Root = first?.type === 'heading' && first.depth === 1 ? { ...root, children: others } : root
  const warnings: string[] = []
  const result = readRevue(before, source, (line, text) => warnings.push(`${line}: ${text}`))
  return { ...result, before, warnings }
}

/** Reads what stands in the section of a letter that is known to be from Revue. */
function section(source: string): Read {
  return read(`# Letter\n\n> 原文：<https://medium.com/a/letter>\n\n# 1. News\n\n${source}`)
}

/** A tree as short lines: directives by name and attributes, other blocks by type and words. */
function outline({ root }: { root: Root }): string[] {
  const lines: string[] = []
  const visit = (node: Nodes, indent: string): void => {
    if ('name' in node && 'attributes' in node && node.type !== 'textDirective') {
      const attributes = Object.entries(node.attributes ?? {}).map(([name, value]) => ` ${name}=${value}`)
      const words = node.type === 'leafDirective' ? ` [${textOf(node)}]` : ''
      lines.push(`${indent}${node.name}${words}${attributes.join('')}`)
      if (node.type === 'containerDirective') for (const child of node.children) visit(child, `${indent}  `)
    } else if (node.type === 'paragraph') {
      const [only] = node.children
      const words = only?.type === 'image' ? `image ${only.url}` : textOf(node)
      lines.push(`${indent}${node.data?.directiveLabel ? 'label' : 'paragraph'} ${words}`)
    } else if (node.type === 'heading') lines.push(`${indent}heading ${node.depth} ${textOf(node)}`)
    else lines.push(`${indent}${node.type}`)
  }
  for (const child of root.children) visit(child, '')
  return lines
}

function everyNode(node: Nodes): Nodes[] {
  return [node, ...('children' in node ? node.children.flatMap(everyNode) : [])]
}

function directives({ root }: Read, name: string): Nodes[] {
  return everyNode(root).filter((node) => 'name' in node && node.name === name)
}

describe('A whole letter', () => {
  const letter = read(sampleLetter)

  test('gets the structure that its author meant', () => {
    const tracking = 'utm_medium=email&utm_source=Revue%20newsletter'
    expect(letter.origin).toBe('https://medium.com/orchard-notes/minas-orchard-letter-12-0a1b2c3d4e5f')
    expect(letter.subtitle).toBe('Issue 12 (May 3 ~)')
    expect(outline(letter)).toEqual([
      'heading 2 今週の話題',
      'list',
      'thematicBreak',
      'paragraph In the sections below I go through three topics.',
      'list',
      'thematicBreak',
      'heading 1 1.Pruning',
      `item href=https://cuts.example/winter?utm_campaign=Orchard%20Letter&${tracking}`,
      '  label Why winter cuts heal slowly',
      "  figure credit=Image from the station's blog. credit-href=https://station.example/blog/",
      '    paragraph image img/cuts.png',
      '  paragraph They followed forty trees for a decade and measured how fast bark grew over.',
      `item href=https://tools.example/shears?${tracking}`,
      '  label 两把剪刀的比较',
      '  card [[Test] Two shears, one winner?] href=https://tools.example/shears description=我们用同一棵树试了两把剪刀，结果出人意料… site=tools.example',
      '  paragraph 钢的硬度并不是全部。',
      `item href=http://tape.example/how?${tracking}`,
      '  label Grafting with tape',
      '  card [Tape instead of wax] href=http://tape.example/how site=www.tape.example',
      '  paragraph It holds through rain.',
      'thematicBreak',
      'heading 1 2.研究',
      `item href=https://arxiv.org/abs/2105.00123?${tracking} citation=[2105.00123] Seasonal Memory: 枝の成長モデル`,
      '  label 枝が記憶する季節',
      '  figure credit=画像は論文より引用 credit-href=https://arxiv.org/pdf/2105.00123.pdf',
      '    paragraph image img/branches.png',
      '  paragraph 著者らは温度の履歴から成長を予測した。',
      `item href=https://arxiv.org/abs/2104.09876?${tracking} citation=[2104.09876] 花瓣即指纹`,
      '  label 从花瓣数品种',
      '  figure credit=图片引自本文',
      '    paragraph image img/petals.png',
      '  paragraph 研究者拍摄了三千朵花，并公开了数据。',
      `item href=https://arxiv.org/abs/2104.05555?${tracking} citation=[2104.05555] Drones over orchards: a dataset`,
      '  label Counting fruit from the air',
      '  figure credit=Photo by J. Kern',
      '    paragraph image img/air.png',
      '  paragraph Counting works even at dusk. [2104.00001] was the first attempt.',
      'thematicBreak',
      'heading 1 3.お知らせ',
      `item href=https://orchard.example/open-day?${tracking}`,
      '  label Open day in June',
      "  paragraph Bring boots, and read last year's notes.",
      'heading 2 每期准时送达，请订阅！',
      'subscribe',
      '  card [果园来信 - Revue] href=https://www.getrevue.co/profile/mina description=Letters about trees, by Mina… site=www.getrevue.co',
      'thematicBreak',
      'heading 1 Past newsletters',
      'past-issues',
      '  card [Orchard Letter # 11] href=https://www.getrevue.co/profile/mina/issues/eleven description=十一号：霜と花 site=www.getrevue.co',
      '  card [Orchard Letter # 10] href=https://medium.com/orchard-notes/letter-ten-1010 description=第十号：嫁接的季节 site=medium.com',
      '  card [Letter nine] href=https://elsewhere.example/nine',
      'thematicBreak',
      'heading 1 关于我',
      'paragraph An orchardist who writes on Sundays.',
    ])
  })

  test('names what it leaves out, by its line', () => {
    expect(letter.warnings).toEqual([
      '24: An item’s address says by itself where it leads. Left out: “——cuts.example (https://cuts.example/winter)”.',
    ])
  })

  test('keeps every word once, and every address', () => {
    expect(lossOf(letter)).toEqual(nothing)
  })

  test('tells where everything it made stands in the file', () => {
    const lines = directives(letter, 'item').map((item) => item.position?.start.line)
    expect(lines).toEqual(
      [...sampleLetter.matchAll(/^(?:\[\*\*|## \[)/gm)].map(({ index }) => lineAt(sampleLetter, index)),
    )
    const cards = directives(letter, 'card').map(({ position }) =>
      sampleLetter.slice(position?.start.offset, position?.end.offset).replace(/\s[^]*\s/, ' '),
    )
    expect(cards[0]).toBe('[](https://tools.example/shears) tools.example](https://tools.example/shears)')
    expect(cards[4]).toBe('[](/orchard-notes/letter-ten-1010) medium.com](/orchard-notes/letter-ten-1010)')
  })

  test('leaves the tree it was given as it was', () => {
    const again = read(sampleLetter)
    expect(again.before).toEqual({ ...parse(sampleLetter), children: parse(sampleLetter).children.slice(1) })
  })
})

describe.skipIf(!hasSeed)('The letter of week 9', () => {
  const source = hasSeed ? readFileSync(seedPath, 'utf8') : ''
  const letter = read(source)

  test('has its origin and its subtitle', () => {
    expect(letter.origin).toBe(
      'https://medium.com/analytics-vidhya/akiras-machine-learning-news-week-9-2021-bdc625ea96b8',
    )
    expect(letter.subtitle).toBe('2021 年第 9 周(2 月 22 日~)')
  })

  test('has five sections of items, and all that is in them', () => {
    const items: number[] = []
    for (const line of outline(letter)) {
      if (/^heading 1 \d/.test(line)) items.push(0)
      if (line.startsWith('item ')) items[items.length - 1] = (items.at(-1) ?? 0) + 1
    }
    expect(items).toEqual([3, 3, 5, 2, 2])
    const count = (pattern: RegExp) => outline(letter).filter((line) => pattern.test(line)).length
    expect({
      rules: count(/^thematicBreak$/),
      cards: count(/^ *card /),
      cardsInItems: outline({ root: { type: 'root', children: letter.root.children.filter(isItem) } }).filter((line) =>
        line.startsWith('  card '),
      ).length,
      figures: count(/^ {2}figure credit=./),
      citations: count(/^item .* citation=\[\d{4}\.\d{5}\] \S/),
      subscribe: count(/^subscribe$/),
      pastIssues: count(/^past-issues$/),
    }).toEqual({ rules: 8, cards: 12, cardsInItems: 6, figures: 8, citations: 8, subscribe: 1, pastIssues: 1 })
  })

  test('loses nothing', () => {
    expect(lossOf(letter)).toEqual(nothing)
    expect(letter.warnings.map((warning) => Number.parseInt(warning, 10)).sort((one, other) => one - other)).toEqual([
      38, 162, 230,
    ])
  })
})

function isItem(node: Nodes): boolean {
  return node.type === 'containerDirective' && node.name === 'item'
}

describe('The origin', () => {
  test.each([
    ['> Original: [https://medium.com/a/b](https://medium.com/a/b?source=x---1)', 'https://medium.com/a/b'],
    [
      '> Source: https://www.getrevue.co/profile/a/issues/b?x=1&source=y',
      'https://www.getrevue.co/profile/a/issues/b?x=1',
    ],
    ['> *Originally published at* <https://a.medium.com/b>.', 'https://a.medium.com/b'],
    ['> 原文 [Medium](https://medium.com/a)', 'https://medium.com/a'],
  ])('is read from %s', (line, origin) => {
    const letter = read(`# A\n\n${line}\n\nWords\n`)
    expect(letter.origin).toBe(origin)
    expect(outline(letter)).toEqual(['paragraph Words'])
  })

  test('stays in the text as well when its link says more than its address', () => {
    const letter = read('# A\n\n> 原文：[The orchard in May](https://medium.com/a)\n\nWords\n')
    expect(letter.origin).toBe('https://medium.com/a')
    expect(outline(letter)).toEqual(['blockquote', 'paragraph Words'])
  })

  test.each([
    '> 原文：<https://example.org/a>',
    '> Source: <https://medium.com/a>, translated by Jo',
    '> <https://medium.com/a>',
    '> Source: <https://medium.com/a>\n>\n> More',
    'Source: <https://medium.com/a>',
  ])('is nothing but a label and a link to Medium or Revue: %s', (line) => {
    const letter = read(`# A\n\n${line}\n\nWords\n`)
    expect(letter.origin).toBeNull()
    expect(lossOf(letter)).toEqual(nothing)
  })

  test('is followed by a subtitle only where that has nothing below it', () => {
    const subtitle = (below: string) => read(`# A\n\n> 原文：<https://medium.com/a>\n\n${below}`).subtitle
    expect(subtitle('## Week 9\n\n## News\n')).toBe('Week 9')
    expect(subtitle('## Week 9\n\n# News\n')).toBe('Week 9')
    expect(subtitle('## News\n\nWords\n')).toBeNull()
    expect(subtitle('## News\n\n### Apples\n')).toBeNull()
    expect(subtitle('## [Week 9](https://e.org)\n\n## News\n')).toBeNull()
    expect(subtitle('Words\n\n## News\n\n## More\n')).toBeNull()
  })
})

describe('A rule', () => {
  test.each(['— — — — –', '—————', '――――――', '— — —\n— —'])('is a line of dashes: %s', (line) => {
    expect(outline(section(`a\n\n${line}\n\nb`))).toContain('thematicBreak')
  })

  test.each(['— — — —', '— — — — — a', '[— — — — —](https://e.org)', '— — — — — ![](a.png)'])(
    'is nothing else: %s',
    (line) => {
      expect(outline(section(`a\n\n${line}\n\nb`))).not.toContain('thematicBreak')
    },
  )
})

describe('A card', () => {
  const cards = (source: string) => outline(section(source)).filter((line) => line.trim().startsWith('card'))

  test('may lack its description, its site, or both', () => {
    expect(cards('[](https://e.org) [## A\n\n### B\n\n](https://e.org)')).toEqual([
      'card [A] href=https://e.org description=B',
    ])
    expect(cards('[](https://e.org) [## A\n\n### B](https://e.org)')).toEqual([
      'card [A] href=https://e.org description=B',
    ])
    expect(cards('[](https://e.org) [## A\n\ne.org](https://e.org)')).toEqual([
      'card [A] href=https://e.org site=e.org',
    ])
    expect(cards('[](https://e.org) [## A](https://e.org)')).toEqual(['card [A] href=https://e.org'])
  })

  test('may have brackets in its title, matched or not, and signs of Markdown', () => {
    expect(cards('[](https://e.org) [## A [b] (c](d) e] \\[f\\] &amp; *g*\n\n### B\n\ne.org](https://e.org)')).toEqual([
      'card [A [b] (c](d) e] [f] & g] href=https://e.org description=B site=e.org',
    ])
  })

  test('may break its title over lines', () => {
    expect(cards('[](https://e.org) [## One\ntwo 果\n园\n\ne.org](https://e.org)')).toEqual([
      'card [One two 果园] href=https://e.org site=e.org',
    ])
  })

  test('keeps the brackets and the characters of its address', () => {
    expect(cards('[](https://e.org/a_(b)?c&amp;d) [## A](https://e.org/a_(b)?c&amp;d)')).toEqual([
      'card [A] href=https://e.org/a_(b)?c&d',
    ])
    expect(cards('[](<https://e.org/a b>) [## A](<https://e.org/a b>)')).toEqual(['card [A] href=https://e.org/a b'])
  })

  test('names the address of the empty link before it where that leads elsewhere', () => {
    expect(section('[](https://e.org/?utm_source=x) [## A](https://e.org/)').warnings).toEqual([])
    const letter = section('[](https://e.org/one) [## A](https://e.org/two)')
    expect(letter.warnings).toEqual([
      '7: The empty link before a card leads elsewhere than the card. Left out: “https://e.org/one”.',
    ])
    expect(outline(letter)).toContain('card [A] href=https://e.org/two')
  })

  test('leaves the words around it as paragraphs', () => {
    const letter = section(
      'Before\n[](https://e.org) [## A\n\ne.org](https://e.org) 1. *between* [](u) [## B](u) after',
    )
    expect(outline(letter).slice(1)).toEqual([
      'paragraph Before',
      'card [A] href=https://e.org site=e.org',
      'paragraph 1. between',
      'card [B] href=u',
      'paragraph after',
    ])
    expect(letter.warnings.map((warning) => warning.slice(0, 29))).toEqual([
      '7: Words beside a card are a ',
      '10: Words beside a card are a',
      '10: Words beside a card are a',
    ])
  })

  test('that never ends, or stands within something else, stays text and is named', () => {
    const endless = section('[](https://e.org) [## A\n\n### B\n\nwords\n\nmore')
    expect(endless.warnings).toEqual(['7: A card begins here but never ends. It is kept as text.'])
    expect(lossOf(endless)).toEqual(nothing)
    const quoted = section('> [](https://e.org) [## A](https://e.org)')
    expect(quoted.warnings).toEqual(['7: A card stands within something else here. It is kept as text.'])
    expect(lossOf(quoted)).toEqual(nothing)
  })
})

describe('A figure', () => {
  const figures = (source: string) => outline(section(source)).filter((line) => line.trim().startsWith('figure'))

  test.each([
    '图片引自本文',
    '图片来自网络。',
    '图片来源：新华社',
    '画像は公式ブログより',
    '画像は論文から引用しました。',
    '出典：国立天文台',
    'Image from the paper',
    'The image is quoted from this article.',
    '图来自本文',
    'Image credit: NASA',
    'Photo by J. Kern on the coast',
    'Source: the paper',
    '© Jo Kern',
  ])('is a picture with a line below it that says whose it is: %s', (credit) => {
    expect(figures(`![a](b.png)\n\n${credit}`)).toEqual([`figure credit=${credit}`])
    expect(figures(`![a](b.png)\n${credit}`)).toEqual([`figure credit=${credit}`])
  })

  test.each([
    '图片很漂亮',
    '画像はテキストより情報が多い',
    'Images are everywhere',
    'Imagery by itself',
    'Figure 1: how it works',
    '来自谷歌的研究者提出了新方法',
    '![](c.png)',
  ])('is no picture with other words below it: %s', (words) => {
    expect(figures(`![a](b.png)\n\n${words}`)).toEqual([])
  })

  test('is not made of a line that goes on like the text; that is named', () => {
    const letter = section('![a](b.png)\n\nImage from the paper. They propose a model of growth.')
    expect(outline(letter).slice(1)).toEqual([
      'paragraph image b.png',
      'paragraph Image from the paper. They propose a model of growth.',
    ])
    expect(letter.warnings).toEqual([
      '9: This may say whose the picture above it is. It is kept as text: “Image from the paper. They propose a model of growth.”.',
    ])
  })

  test('leaves the lines below the credit as a paragraph', () => {
    expect(outline(section('![a](b.png)\n\n图片引自[本文](https://e.org)\n他们提出了*模型*。')).slice(1)).toEqual([
      'figure credit=图片引自本文 credit-href=https://e.org',
      '  paragraph image b.png',
      'paragraph 他们提出了模型。',
    ])
  })

  test('names the further links of its credit', () => {
    const letter = section('![a](b.png)\n\nPhoto by [Jo](https://e.org/jo) on [Unsplash](https://unsplash.com)')
    expect(outline(letter)).toContain('figure credit=Photo by Jo on Unsplash credit-href=https://e.org/jo')
    expect(letter.warnings).toEqual(['9: Only the words of this line are kept. Left out: “https://unsplash.com”.'])
  })
})

describe('An item', () => {
  const outlined = (source: string) => outline(section(source)).slice(1)

  test('begins with a line that is a bold link, however the two are nested', () => {
    const expected = ['item href=u', '  label A *b*'.replaceAll('*', ''), '  paragraph Words']
    expect(outlined('[**A *b***](u)\n\nWords')).toEqual(expected)
    expect(outlined('**[A b](u)**\n\nWords')).toEqual(expected)
    expect(outlined('[**A b**](u)\nWords')).toEqual(expected)
    expect(outlined('## [A b](u)\n\nWords')).toEqual(expected)
    expect(outlined('### **[A b](u)**\n\nWords')).toEqual(expected)
  })

  test('ends at the next title, heading or rule', () => {
    expect(outlined('[**A**](u)\n\na\n\n[**B**](v)\n\n- b\n\n## Aside\n\nc\n\n[**C**](w)\n\n— — — — —\n\nd')).toEqual([
      'item href=u',
      '  label A',
      '  paragraph a',
      'item href=v',
      '  label B',
      '  list',
      'heading 2 Aside',
      'paragraph c',
      'item href=w',
      '  label C',
      'thematicBreak',
      'paragraph d',
    ])
  })

  test('may have a plain link for a title where that begins an entry', () => {
    expect(outlined('[A](u)\n\n[B](v?utm_source=Revue%20newsletter)')).toEqual([
      'item href=u',
      '  label A',
      'item href=v?utm_source=Revue%20newsletter',
      '  label B',
    ])
    const letter = section('[**A**](u)\n\n[See also](v)')
    expect(outline(letter).at(-1)).toBe('  paragraph See also')
    expect(letter.warnings).toEqual(['9: This link may be the title of an item. It is kept as text: “See also”.'])
  })

  test('is none outside the numbered sections', () => {
    expect(outline(read('# A\n\n# News\n\n[**A**](u)\n\n# 3.5 million\n\n[**B**](v)\n'))).not.toContain('item href=u')
    expect(outline(read('# A\n\n# 1. News\n\n# More\n\n[**A**](u)\n'))).not.toContain('item href=u')
    expect(outline(read('# A\n\n# ２．論文\n\n[**A**](u)\n'))).toContain('item href=u')
  })

  test('is none where a bold link goes on in its line, or is a picture', () => {
    const letter = section('[**A**](u) and words')
    expect(outline(letter).slice(1)).toEqual(['paragraph A and words'])
    expect(letter.warnings).toHaveLength(1)
    expect(outlined('[![a](b.png)](u)')).toEqual(['paragraph a'])
  })

  test('keeps what follows its title unless that repeats where it leads', () => {
    expect(outlined('[**A**](https://e.org/a?utm_source=x) — [www.e.org](https://e.org/a)')).toEqual([
      'item href=https://e.org/a?utm_source=x',
      '  label A',
    ])
    expect(outlined('[**A**](https://e.org/a)**——**[**e.org**](https://e.org/b)')).toEqual([
      'item href=https://e.org/a',
      '  label A',
      '  paragraph ——e.org',
    ])
    expect(outlined('[**A**](https://e.org/a)**——**[**The site**](https://e.org/a)')).toEqual([
      'item href=https://e.org/a',
      '  label A',
      '  paragraph ——The site',
    ])
  })

  test('names the title of its link, which it can’t hold', () => {
    const letter = section('[**A**](u "hidden words")')
    expect(letter.warnings.join()).toContain('hidden words')
  })
})

describe('A citation', () => {
  const outlined = (source: string) => outline(section(`[**A**](https://e.org)\n\n${source}`)).slice(1)
  const item = (citation: string) => [`item href=https://e.org citation=${citation}`, '  label A']

  test.each([
    ['[2102.00001]Title of it', '[2102.00001] Title of it'],
    ['【2102.00001】 标题', '[2102.00001] 标题'],
    ['［arXiv:2102.00001v2］標題', '[arXiv:2102.00001v2] 標題'],
    ['[hep-th/9901001] Strings', '[hep-th/9901001] Strings'],
    ['[10.1000/xyz.123] A work', '[10.1000/xyz.123] A work'],
    ['*【2102.00001】Title*', '[2102.00001] Title'],
    ['**[2102.00001]** Title', '[2102.00001] Title'],
    ['[[2102.00001] Title](https://arxiv.org/abs/2102.00001)', '[2102.00001] Title'],
  ])('is a line that begins with the id of a work in brackets: %s', (line, citation) => {
    expect(outlined(line)).toEqual(item(citation))
    expect(section(`[**A**](https://e.org)\n\n${line}`).warnings).toEqual([])
  })

  test('leaves the commentary that follows it in its paragraph', () => {
    const expected = [...item('[2102.00001] 标题？'), '  paragraph 他们提出了模型。']
    expect(outlined('*【2102.00001】标题？* 他们提出了模型。')).toEqual(expected)
    expect(outlined('*【2102.00001】标题？*\n他们提出了模型。')).toEqual(expected)
    expect(outlined('*【2102.00001】标题？*\\\n他们提出了模型。')).toEqual(expected)
    expect(outlined('*【2102.00001】标题？*他们提出了模型。')).toEqual(expected)
    expect(outlined('[2102.00001]标题？\n他们提出了模型。')).toEqual(expected)
  })

  test('is the first of an item; the next stays text, and so do other brackets', () => {
    expect(outlined('[1] note\n\n[2102.00001] One\n\n[2102.00002] Two')).toEqual([
      ...item('[2102.00001] One'),
      '  paragraph [1] note',
      '  paragraph [2102.00002] Two',
    ])
    expect(outline(section('[2102.00001] No item'))).toContain('paragraph [2102.00001] No item')
  })

  test('names an address in it that no reader could find otherwise', () => {
    expect(section('[**A**](u)\n\n[2102.00001] Title, [code](https://e.org/code)').warnings).toEqual([
      '9: Only the words of this line are kept. Left out: “https://e.org/code”.',
    ])
  })
})

describe('Automatic blocks', () => {
  const below = (heading: string, blocks: string) => outline(read(`# A\n\n# ${heading}\n\n${blocks}\n\nEnd\n`))
  const card = '[](u) [## A](u)'

  test.each([
    '过去的时事通讯',
    '过去的新闻简报',
    '往期回顾',
    'バックナンバー',
    '過去のニュースレター',
    'Past issues',
    'Previous newsletters',
  ])('for past issues hold the cards below “%s”', (heading) => {
    expect(below(heading, `${card} ${card}`)).toEqual([
      `heading 1 ${heading}`,
      'past-issues',
      '  card [A] href=u',
      '  card [A] href=u',
      'paragraph End',
    ])
    expect(below(heading, '- [A](u)\n- [B](v)')).toEqual([
      `heading 1 ${heading}`,
      'past-issues',
      '  list',
      'paragraph End',
    ])
  })

  test.each(['请订阅！', 'ニュースレターを購読', '登録はこちら', 'Subscribe to the letter', 'Sign up'])(
    'for subscribing hold the card below “%s”',
    (heading) => {
      expect(below(heading, card)).toEqual([`heading 1 ${heading}`, 'subscribe', '  card [A] href=u', 'paragraph End'])
    },
  )

  test('are none below other headings, or where something else stands below', () => {
    expect(below('Past the gate', card)).toEqual(['heading 1 Past the gate', 'card [A] href=u', 'paragraph End'])
    const letter = read('# A\n\n# Past issues\n\nWords\n\n- plain\n')
    expect(outline(letter)).toEqual(['heading 1 Past issues', 'paragraph Words', 'list'])
    expect(letter.warnings).toHaveLength(1)
  })
})

describe('Addresses', () => {
  test('that were relative lead to where the letter first appeared; pictures are files', () => {
    const letter = section('[a](/b/c) [d](#e) [f](//g.org/) [h]\n\n![](/i.png)\n\n[h]: /j')
    const urls = everyNode(letter.root).flatMap((node) => ('url' in node ? [node.url] : []))
    expect(urls).toEqual(['https://medium.com/b/c', '#e', '//g.org/', '/i.png', 'https://medium.com/j'])
  })

  test('that can’t be completed are named', () => {
    expect(read('# A\n\n[](/b) [## B](/b)\n').warnings).toEqual([
      '3: This address is part of another site, but the letter doesn’t say which: “/b”.',
    ])
  })

  test('that their author hardly meant are named', () => {
    expect(
      read('# A\n\n[a](http://applewebdata://0-1/b)\n\n[https://e.org/](https://t.co/x) [e.org](https://e.org)\n')
        .warnings,
    ).toEqual([
      '3: This address leads nowhere, as the program that wrote it made it up: “http://applewebdata://0-1/b”.',
      '5: The words of this link are another address than where it leads: “https://t.co/x”.',
    ])
  })
})

describe('Any letter', () => {
  const lines = sampleLetter.split('\n')

  test('can be read in any order of its lines, and loses no word', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(lines, { minLength: 5 }), (shuffled) => {
        expect(lossOf(read(shuffled.join('\n')), countLetters)).toEqual(nothing)
        expect(lossOf(read(shuffled.join('\n\n')), countLetters)).toEqual(nothing)
      }),
      { numRuns: 50 },
    )
  })

  test('can be read with anything put in or taken out, and loses no word', { timeout: 60_000 }, () => {
    const sign = fc.constantFrom(
      '[',
      ']',
      '(',
      ')',
      '[](',
      '](',
      '](u)',
      '*',
      '**',
      '【',
      '#',
      '\n',
      '\n\n',
      ' ',
      '—',
      '> ',
      '![',
      '\\',
      '`',
      '<',
      '- ',
      '1. ',
      '    ',
      '$',
      '|',
      ':::',
      '&amp;',
    )
    const change = fc.record({ at: fc.nat(sampleLetter.length), removed: fc.nat(30), put: sign })
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 25 }), (changes) => {
        let source = sampleLetter
        for (const { at, removed, put } of changes) source = source.slice(0, at) + put + source.slice(at + removed)
        expect(lossOf(read(source), countLetters)).toEqual(nothing)
      }),
      { numRuns: 50 },
    )
  })

  test('takes time that grows with its length alone', { timeout: 60_000 }, () => {
    const started = performance.now()
    for (const piece of ['[](', '[](u) [## ', '](x', '[](\\', '*【', '\n \n', '— ', '[** '])
      readRevue({ type: 'root', children: [] }, `[](u) [## ${piece.repeat(60_000)}`, () => {})
    const words = { type: 'text' as const, value: '[*【'.repeat(300_000) + ' '.repeat(300_000) }
    const link = { type: 'link' as const, url: `/${'?utm_'.repeat(100_000)}`, children: [words] }
    const line = { type: 'paragraph' as const, children: [link, { type: 'text' as const, value: '\n' }, words] }
    const heading = {
      type: 'heading' as const,
      depth: 1 as const,
      children: [{ type: 'text' as const, value: '1. A' }],
    }
    const picture = { type: 'paragraph' as const, children: [{ type: 'image' as const, url: 'a' }] }
    readRevue({ type: 'root', children: [heading, line, picture, line, heading, line] }, '', () => {})
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})

type Loss = { words: string[]; doubled: string[]; addresses: string[] }

const nothing: Loss = { words: [], doubled: [], addresses: [] }

/** The words and addresses of a letter that are neither in its tree nor in a warning, and the words that were doubled. */
function lossOf({ before, root, origin, subtitle, warnings }: Read, count = countWords): Loss {
  const quotes = (tree: Root) => tree.children.filter((node) => node.type === 'blockquote')
  const isOriginTaken = origin !== null && quotes(root).length < quotes(before).length
  const given = before.children.filter((node) => !isOriginTaken || node !== quotes(before)[0])
  const kept = [...everyNode(root).flatMap(attributesOf), subtitle ?? '', ...warnings.map(leftOut)].join('\n')
  const written = count(wordsOf({ type: 'root', children: given }))
  const addresses = given.flatMap(urlsOf).map(withoutTracking)
  const keptAddresses = withoutTrackings([...urlsOf(root), kept])
  return {
    words: missing(written, count(`${wordsOf(root)}\n${kept}`)),
    // What was an address in one reading may be words in the other.
    doubled: missing(count(wordsOf(root)), count([wordsOf(before), ...addresses].join('\n'))),
    addresses: addresses.filter((address) => !keptAddresses.includes(address)),
  }
}

/** What a warning says is nowhere else any more. */
function leftOut(warning: string): string {
  return /Left out: “(.*)”\.$/s.exec(warning)?.[1] ?? ''
}

/** Every address in a tree, but for those that are there as words. */
function urlsOf(node: Nodes): string[] {
  return everyNode(node).flatMap((each) => {
    const isBare = 'url' in each && textOf(each) !== '' && each.url.endsWith(textOf(each))
    return 'url' in each && !isBare ? [each.url] : []
  })
}

function withoutTrackings(texts: string[]): string {
  return texts
    .flatMap((text) => text.split(/\s/))
    .map(withoutTracking)
    .join('\n')
}

function attributesOf(node: Nodes): string[] {
  return 'attributes' in node ? Object.values(node.attributes ?? {}).map(String) : []
}

/**
 * What is written in a tree, with a gap between any two nodes: where marks end is no matter of words. A bare address
 * keeps its character references, one in brackets does not.
 */
function wordsOf(node: Nodes): string {
  return everyNode(node)
    .flatMap((each) => ('children' in each ? [] : [textOf(each)]))
    .join('\n')
    .replaceAll('&amp;', '&')
}

/** Words of letters and digits; of Chinese and Japanese every letter, as those have no spaces between words. */
function countWords(text: string): Map<string, number> {
  return countEach(
    text.matchAll(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}\p{M}])+/gu,
    ),
  )
}

/** Letters and digits one by one, where two words may have got together. */
function countLetters(text: string): Map<string, number> {
  return countEach(text.matchAll(/[\p{L}\p{N}]/gu))
}

function countEach(matches: Iterable<RegExpExecArray>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const [match] of matches) counts.set(match, (counts.get(match) ?? 0) + 1)
  return counts
}

/** What is counted less often in the second. */
function missing(counts: Map<string, number>, others: Map<string, number>): string[] {
  return [...counts].filter(([word, times]) => (others.get(word) ?? 0) < times).map(([word]) => word)
}

function lineAt(source: string, offset: number): number {
  return source.slice(0, offset).split('\n').length
}
