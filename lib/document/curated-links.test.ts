import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { curatedLinks } from './curated-links.ts'
import { renderFeedItems } from './feed.ts'
import { arbitraryDocument } from './fixtures/arbitrary-document.ts'
import { fixtureContext } from './fixtures/context.ts'
import { fixture } from './fixtures/document.ts'
import { faultsIn } from './fixtures/html-faults.ts'
import { normalForm } from './normal-form.ts'
import type { BlockJson, FootnoteJson, InlineJson } from './schema.ts'

const context = { address: 'https://letters.example', issueAddress: 'https://letters.example/issues/x', language: 'en' }

function paragraph(...content: (string | InlineJson)[]): BlockJson {
  return {
    type: 'paragraph',
    content: content.map((each) => (typeof each === 'string' ? { type: 'text', text: each } : each)),
  }
}

function item(href: string | null, title: string, ...content: BlockJson[]): BlockJson {
  const words: { type: 'text'; text: string }[] = title === '' ? [] : [{ type: 'text', text: title }]
  return { type: 'item', attrs: { href, citation: null }, content: [{ type: 'itemTitle', content: words }, ...content] }
}

function card(href: string | null, title: string | null): BlockJson {
  return { type: 'card', attrs: { href, title, description: null, site: null, image: null } }
}

function found(...content: (BlockJson | FootnoteJson)[]): string[] {
  return curatedLinks(normalForm({ type: 'doc', content }), context).map(({ title, address }) => `${title} ${address}`)
}

const call = (label: string): InlineJson => ({ type: 'footnoteReference', attrs: { label } })
const note = (label: string, ...content: BlockJson[]): FootnoteJson => ({ type: 'footnote', attrs: { label }, content })

describe('The curated links of a letter', () => {
  test('are its items wherever they stand, and the cards and embeds outside of one', () => {
    const video: BlockJson = {
      type: 'embed',
      attrs: { kind: 'video', href: 'https://video.example/1', title: null, author: null, image: null },
    }
    expect(
      found(
        item('https://a.example/', 'A', card('https://inside.example/', 'Inside')),
        { type: 'blockquote', content: [item('https://b.example/', 'B')] },
        card('https://c.example/page', null),
        video,
      ),
    ).toEqual([
      'A https://a.example/',
      'B https://b.example/',
      'c.example/page https://c.example/page',
      'Watch the video https://video.example/1',
    ])
  })

  test('have whole addresses, and a title: their own, or the address', () => {
    expect(found(item('/issues/maps', 'Maps'), item('https://www.a.example/', ''))).toEqual([
      'Maps https://letters.example/issues/maps',
      'a.example https://www.a.example/',
    ])
  })

  test('an item without an address takes that of its card', () => {
    expect(found(item(null, 'A', card('https://a.example/', 'Card')), item(null, 'B'))).toEqual([
      'A https://a.example/',
    ])
  })

  test('are not the links among the words, nor what leads to no page of the Web', () => {
    const link: InlineJson = {
      type: 'text',
      text: 'here',
      marks: [{ type: 'link', attrs: { href: 'https://a.example/', title: null } }],
    }
    const heading: BlockJson = { type: 'heading', attrs: { level: 2 }, content: [link] }
    expect(
      found(paragraph(link), heading, item('mailto:a@b.example', 'Mail'), item('javascript:alert(1)', 'X')),
    ).toEqual([])
  })
})

describe('A curated link as the entry of a feed', () => {
  test('is written as it always was', async () => {
    const written = renderFeedItems(fixture, fixtureContext).map(
      ({ title, address, html }) => `<!-- ${title} ${address} -->\n${html}\n`,
    )
    await expect(written.join('\n')).toMatchFileSnapshot('./fixtures/feed-items.html')
  })

  test('brings the footnotes that it calls, and those that they call, with their numbers on the page, and no others', () => {
    const [first] = renderFeedItems(
      {
        type: 'doc',
        content: [
          paragraph('Before', call('a')),
          item('https://a.example/', 'A', paragraph('Said', call('b'))),
          note('a', paragraph('The note of the text.')),
          note('b', paragraph('The note of the link', call('c'))),
          note('c', paragraph('The note of the note.')),
        ],
      },
      context,
    )
    expect(first?.html).toContain('<a href="https://letters.example/issues/x#fn-2" id="fnref-2">2</a>')
    expect(first?.html).toContain('<li id="fn-2" value="2">')
    expect(first?.html).toContain('<li id="fn-3" value="3">')
    expect(first?.html).not.toContain('The note of the text')
  })

  test('is HTML without a fault, a relative address or a call that leads nowhere, whatever the letter holds', () => {
    fc.assert(
      fc.property(arbitraryDocument, (document) => {
        for (const { html, address } of renderFeedItems(document, context)) {
          expect(address).toMatch(/^https?:\/\//i)
          expect(faultsIn(html)).toEqual([])
          for (const [, href = ''] of html.matchAll(/<[^>]* (?:href|src)="([^"]*)"/g)) {
            expect(href).toMatch(/^(?:https?:\/\/|mailto:|tel:)/i)
          }
          for (const [, number] of html.matchAll(/<sup>(?:, )?<a href="[^"]*#fn-(\d+)"/g)) {
            expect(html).toContain(`<li id="fn-${number}" value="${number}">`)
          }
        }
      }),
      { numRuns: 50 },
    )
  })
})
