import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareDocuments, compareTexts, isUnchanged, type Compared } from './compare.ts'
import { keyOf } from './compare/key.ts'
import { markChanges, type Shown } from './compare/marked.ts'
import { isWord, wordsOf } from './compare/words.ts'
import { arbitraryDocument, arbitraryText } from './fixtures/arbitrary-document.ts'
import { documentSchema, type BlockJson, type DocumentJson, type InlineJson, type NodeJson } from './schema.ts'

const doc = (...content: BlockJson[]): DocumentJson => ({ type: 'doc', content })
const p = (...content: (string | InlineJson)[]): BlockJson => ({
  type: 'paragraph',
  content: content.map((each) => (typeof each === 'string' ? { type: 'text', text: each } : each)),
})
const link = (text: string, href: string): InlineJson => ({
  type: 'text',
  text,
  marks: [{ type: 'link', attrs: { href, title: null } }],
})

/** What was found, in short: `[-removed-]`, `[+added+]`, `[~restyled~]`; a whole block as `-`, `+`, `<` and `>`. */
function shown(before: DocumentJson, after: DocumentJson): string[] {
  return compareDocuments(before, after).map(inShort)
}

function inShort(compared: Compared): string {
  if (compared.change === 'none') return textOf(compared.node)
  if (compared.change !== 'changed') {
    const sign = compared.change === 'added' ? '+>' : '-<'
    return `${sign[compared.isMoved ? 1 : 0]} ${textOf(compared.node)}`
  }
  const line = compared.line.map((part) => {
    if (part.change === 'restyled') return `[~${textOf(part.after)}~]`
    const text = textOf(part.node)
    return part.change === 'none' ? text : part.change === 'added' ? `[+${text}+]` : `[-${text}-]`
  })
  const inside = compared.content.map(inShort).join(' / ')
  return [line.join(''), inside, compared.attributes.join()].filter(Boolean).join(' | ')
}

function textOf(node: NodeJson): string {
  if (node.type === 'text') return node.text
  return 'content' in node ? (node.content ?? []).map(textOf).join('') : node.type
}

describe('two texts', () => {
  test('that say the same have no difference', () => {
    expect(shown(doc(p('One'), p('Two')), doc(p('One'), p('Two')))).toEqual(['One', 'Two'])
  })

  test('differ in the words that were changed, and nowhere else', () => {
    expect(shown(doc(p('The quick brown fox jumps')), doc(p('The quick red fox jumps high')))).toEqual([
      'The quick [-brown-][+red+] fox jumps[+ high+]',
    ])
  })

  test('that replace several words on end show one change', () => {
    expect(
      shown(doc(p('We walked home in heavy rain tonight')), doc(p('We walked home in bright sun tonight'))),
    ).toEqual(['We walked home in [-heavy rain-][+bright sun+] tonight'])
  })

  test('in Chinese and Japanese differ by characters', () => {
    expect(shown(doc(p('抽屉里的工具很旧')), doc(p('抽屉里的工具很新')))).toEqual(['抽屉里的工具很[-旧-][+新+]'])
    expect(shown(doc(p('今日は本を読んだ。')), doc(p('昨日は本を読んだ。')))).toEqual(['[-今-][+昨+]日は本を読んだ。'])
  })

  test('show a paragraph that came or went as a whole', () => {
    expect(shown(doc(p('One'), p('Three')), doc(p('One'), p('Two and more'), p('Three')))).toEqual([
      'One',
      '+ Two and more',
      'Three',
    ])
  })

  test('show a paragraph that was moved as moved', () => {
    expect(shown(doc(p('a b c'), p('d e f'), p('g h i')), doc(p('d e f'), p('g h i'), p('a b c')))).toEqual([
      '< a b c',
      'd e f',
      'g h i',
      '> a b c',
    ])
  })

  test('that differ in marks alone show the words as they are now', () => {
    const bold: InlineJson = { type: 'text', text: 'fox', marks: [{ type: 'bold' }] }
    expect(shown(doc(p('The quick fox')), doc(p('The quick ', bold)))).toEqual(['The quick [~fox~]'])
    expect(
      shown(doc(p('See ', link('this', 'https://a.example'))), doc(p('See ', link('this', 'https://b.example')))),
    ).toEqual(['See [~this~]'])
  })

  test('show what changed beside the text of a block', () => {
    const item = (href: string, citation: string | null, comment: string): BlockJson => ({
      type: 'item',
      attrs: { href, citation },
      content: [{ type: 'itemTitle', content: [{ type: 'text', text: 'A title' }] }, p(comment)],
    })
    expect(
      shown(
        doc(item('https://a.example', null, 'Worth it.')),
        doc(item('https://b.example', 'Ada, 2024', 'Worth it.')),
      ),
    ).toEqual(['A title / Worth it. | href,citation'])
    const figure = (alt: string): BlockJson => ({
      type: 'figure',
      attrs: {
        src: '/media/a.png',
        alt,
        title: null,
        width: null,
        height: null,
        href: null,
        size: 'text',
        credit: null,
        creditHref: null,
      },
    })
    expect(shown(doc(figure('A map')), doc(figure('A map of the coast')))).toEqual(['alt'])
  })

  test('whose lists differ show the items that came, went and changed', () => {
    const list = (...items: string[]): BlockJson => ({
      type: 'bulletList',
      attrs: { tight: true },
      content: items.map((each) => ({ type: 'listItem', attrs: { checked: null }, content: [p(each)] })),
    })
    expect(shown(doc(list('milk', 'brown bread', 'salt')), doc(list('milk', 'white bread', 'salt', 'tea')))).toEqual([
      'milk / [-brown-][+white+] bread / salt / + tea',
    ])
  })

  test('with other footnotes under the same label show what was changed in the note', () => {
    const note = (words: string): DocumentJson => ({
      type: 'doc',
      content: [
        p('Text', { type: 'footnoteReference', attrs: { label: '1' } }),
        { type: 'footnote', attrs: { label: '1' }, content: [p(words)] },
      ],
    })
    expect(shown(note('Short.'), note('Quite other words'))[1]).toBe('- Short. / + Quite other words')
  })
})

test('titles are compared word by word', () => {
  expect(compareTexts('Small tools', 'Small sharp tools')).toEqual([
    { change: 'none', text: 'Small ' },
    { change: 'added', text: 'sharp ' },
    { change: 'none', text: 'tools' },
  ])
  expect(compareTexts('', '')).toEqual([])
})

test('a text is cut into words without loss, and no character is cut in two', () => {
  fc.assert(
    fc.property(fc.oneof(arbitraryText, fc.string({ unit: 'grapheme' })), (text) => {
      const words = wordsOf(text)
      expect(words.join('')).toBe(text)
      for (const each of words.slice(1)) expect(each).not.toMatch(/^\p{M}/u)
    }),
  )
  expect(wordsOf('don’t 👩‍👩‍👧 日本 é!')).toEqual(['don’t', ' ', '👩‍👩‍👧', ' ', '日', '本', ' ', 'é', '!'])
  expect(wordsOf('ok').every(isWord)).toBe(true)
})

/** One side of a comparison as a document again: without the marks of the comparison, neighbouring texts put together. */
function sideOf(compared: readonly Compared[], side: Shown): string {
  return whole({ type: 'doc', content: markChanges(compared, side).nodes } as DocumentJson)
}

function plain(node: unknown): unknown {
  if (Array.isArray(node)) return joined(node.map(plain))
  if (typeof node !== 'object' || node === null) return node
  const entries = Object.entries(node).map(([key, value]: [string, unknown]): [string, unknown] => [
    key,
    key === 'marks'
      ? (value as { type: string }[]).filter(({ type }) => type !== 'added' && type !== 'removed')
      : plain(value),
  ])
  return Object.fromEntries(entries.filter(([key, value]) => key !== 'marks' || (value as unknown[]).length > 0))
}

function joined(nodes: unknown[]): unknown[] {
  const together: unknown[] = []
  for (const node of nodes as { type?: string; text?: string; marks?: unknown }[]) {
    const last = together.at(-1) as typeof node | undefined
    if (last?.type === 'text' && node?.type === 'text' && keyOf(last.marks ?? []) === keyOf(node.marks ?? []))
      together[together.length - 1] = { ...last, text: `${last.text}${node.text}` }
    else together.push(node)
  }
  return together
}

/** A document as a text; footnotes by what they say, as a comparison tells them by their labels and not by their order. */
function whole({ content }: DocumentJson): string {
  const notes = content
    .filter(({ type }) => type === 'footnote')
    .toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
  const inOrder = { type: 'doc', content: [...content.filter(({ type }) => type !== 'footnote'), ...notes] }
  return keyOf(documentSchema.nodeFromJSON(plain(inOrder)).toJSON())
}

/** Two documents that have much in common: parts of the same blocks, some of them other, in another order. */
const related = fc
  .tuple(arbitraryDocument, arbitraryDocument, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })))
  .map(([one, other, chance]) => {
    const next = () => Number(chance.next().value)
    const blocks = one.content.filter(({ type }) => type !== 'footnote')
    const notes = one.content.filter(({ type }) => type === 'footnote')
    const changed = blocks.flatMap((block) => {
      const roll = next()
      if (roll < 0.2) return []
      if (roll < 0.4) return [other.content[0] ?? block, block]
      return [roll < 0.6 ? withOtherWords(block, next) : block]
    })
    if (next() < 0.3) changed.push(...changed.splice(0, 1))
    return [one, { type: 'doc', content: [...changed.filter(({ type }) => type !== 'footnote'), ...notes] }] as [
      DocumentJson,
      DocumentJson,
    ]
  })

function withOtherWords<Node>(node: Node, next: () => number): Node {
  if (Array.isArray(node)) return node.map((each) => withOtherWords(each as unknown, next)) as Node
  if (typeof node !== 'object' || node === null) return node
  const { text } = node as { text?: string }
  if (typeof text === 'string') return { ...node, text: next() < 0.5 ? `${text} and` : text }
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, withOtherWords(value as unknown, next)]),
  ) as Node
}

describe('whatever two documents say', () => {
  test('what stood before and what stands after are both in the comparison, whole', () => {
    fc.assert(
      fc.property(fc.oneof(related, fc.tuple(arbitraryDocument, arbitraryDocument)), ([before, after]) => {
        const compared = compareDocuments(before, after)
        expect(sideOf(compared, 'after')).toBe(whole(after))
        expect(sideOf(compared, 'before')).toBe(whole(before))
        expect(isUnchanged(compared)).toBe(keyOf(before) === keyOf(after))
      }),
      { numRuns: 120 },
    )
  }, 60_000)

  test('a document is the same as itself', () => {
    fc.assert(
      fc.property(arbitraryDocument, (document) => {
        expect(isUnchanged(compareDocuments(document, structuredClone(document)))).toBe(true)
      }),
    )
  })
})

test('long texts are compared, too', () => {
  const words = (count: number, seed: number) =>
    Array.from({ length: count }, (_, index) => `word${(index * seed) % 997}`)
  const letter = Array.from({ length: 200 }, (_, index) => words(100, index + 3).join(' '))
  const edited = letter.map((text, index) => (index % 3 === 0 ? text.replace(/word5\d*/g, 'other') : text))
  const cases: [string, DocumentJson, DocumentJson][] = [
    [
      '200 paragraphs, a third of them changed',
      doc(...letter.map((text) => p(text))),
      doc(...edited.map((text) => p(text))),
    ],
    ['one paragraph', doc(p(letter.join(' '))), doc(p(edited.join(' ')))],
    ['nothing in common', doc(p(letter.join(' '))), doc(p(letter.join(' ').replaceAll('word', 'x')))],
    ['every paragraph changed', doc(...letter.map((text) => p(text))), doc(...letter.map((text) => p(`${text} more`)))],
  ]
  for (const [name, before, after] of cases) {
    const start = performance.now()
    const compared = compareDocuments(before, after)
    console.log(`20,000 words, ${name}: ${Math.round(performance.now() - start)} ms`)
    expect(sideOf(compared, 'after')).toBe(whole(after))
    expect(sideOf(compared, 'before')).toBe(whole(before))
  }
}, 60_000)
