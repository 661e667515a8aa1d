import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arbitraryDocument } from '../fixtures/arbitrary-document.ts'
import { fixtureContext as context } from '../fixtures/context.ts'
import { faultsIn } from '../fixtures/html-faults.ts'
import { renderPage } from '../page.ts'
import type { BlockJson, DocumentJson, InlineJson } from '../schema.ts'
import { renderComparison } from './page.ts'

const doc = (...content: BlockJson[]): DocumentJson => ({ type: 'doc', content })
const p = (...content: (string | InlineJson)[]): BlockJson => ({
  type: 'paragraph',
  content: content.map((each) => (typeof each === 'string' ? { type: 'text', text: each } : each)),
})
const compared = (before: DocumentJson, after: DocumentJson) => renderComparison(before, after, context).html

describe('a comparison as a page', () => {
  test('is the page itself where nothing differs', () => {
    fc.assert(
      fc.property(arbitraryDocument, (document) => {
        const { html, isSame } = renderComparison(document, structuredClone(document), context)
        expect(isSame).toBe(true)
        expect(html).toBe(renderPage(document, context))
      }),
      { numRuns: 60 },
    )
  }, 60_000)

  test('marks words for the eye and says them for the ear', () => {
    expect(compared(doc(p('A brown fox runs')), doc(p('A red fox runs')))).toBe(
      '<div class="compared" data-change="changed">\n<p>A ' +
        '<del class="change-removed"><span class="visually-hidden" lang="en">removed: </span>brown<span class="visually-hidden" lang="en"> (end)</span></del>' +
        '<ins class="change-added"><span class="visually-hidden" lang="en">added: </span>red<span class="visually-hidden" lang="en"> (end)</span></ins>' +
        ' fox runs</p>\n</div>',
    )
  })

  test('says what changed beside the text', () => {
    const card = (href: string, image: string | null): BlockJson => ({
      type: 'card',
      attrs: { href, title: 'A page', description: null, site: null, image },
    })
    const html = compared(doc(card('https://a.example/', null)), doc(card('https://b.example/', '/media/x.png')))
    expect(html).toContain('<li>Address: <del')
    expect(html).toContain('https://a.example/')
    expect(html).toContain('<li>Picture: <ins')
    expect(html).toContain('<img src="/media/x.png" alt=""')
  })

  test('says which words got another form, and of a task whether it is done', () => {
    const bold: InlineJson = { type: 'text', text: 'fox', marks: [{ type: 'bold' }] }
    expect(compared(doc(p('The fox')), doc(p('The ', bold)))).toContain(
      '<strong>fox</strong><small class="change-note" lang="en"> (now bold)</small>',
    )
    const task = (checked: boolean): BlockJson => ({
      type: 'bulletList',
      attrs: { tight: true },
      content: [{ type: 'listItem', attrs: { checked }, content: [p('Buy salt')] }],
    })
    expect(compared(doc(task(false)), doc(task(true)))).toContain(' (now done)</small>')
  })

  test('is well-formed and safe whatever two documents say', () => {
    fc.assert(
      fc.property(arbitraryDocument, arbitraryDocument, (before, after) => {
        const html = compared(before, after)
        expect(faultsIn(html)).toEqual([])
        expect(html).not.toMatch(/<script|javascript:/i)
      }),
      { numRuns: 80 },
    )
  }, 60_000)

  test('runs nothing that a text brings along', () => {
    const hostile = (href: string): BlockJson => ({
      type: 'card',
      attrs: {
        href,
        title: '<img src=x onerror=alert(1)>',
        description: null,
        site: null,
        image: 'javascript:alert(1)',
      },
    })
    const html = compared(doc(hostile('javascript:alert(2)')), doc(hostile('javascript:alert(3)')))
    expect(html).not.toMatch(/<img src=x|href="javascript/)
  })
})
