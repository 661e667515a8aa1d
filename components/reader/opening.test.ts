import { describe, expect, it } from 'vitest'
import type { BlockJson, DocumentJson } from '@/lib/document/schema.ts'
import { openingOf } from './opening.ts'

const heading: BlockJson = { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'A section' }] }
const pause: BlockJson = { type: 'horizontalRule' }

function paragraph(length: number): BlockJson {
  return { type: 'paragraph', content: [{ type: 'text', text: 'a'.repeat(length) }] }
}

function typesOf(...content: BlockJson[]): string[] {
  return openingOf({ type: 'doc', content }).document.content.map(({ type }) => type)
}

describe('the opening of a letter', () => {
  it('ends where the first section begins', () => {
    expect(typesOf(paragraph(10), paragraph(10), heading, paragraph(10))).toEqual(['paragraph', 'paragraph'])
  })

  it('ends at a pause', () => {
    expect(typesOf(paragraph(10), pause, paragraph(10))).toEqual(['paragraph'])
  })

  it('is the first section when the letter opens with a heading', () => {
    expect(typesOf(heading, paragraph(10), heading, paragraph(10))).toEqual(['heading', 'paragraph'])
    expect(typesOf(heading, heading, paragraph(10), heading)).toEqual(['heading', 'heading', 'paragraph'])
  })

  it('ends after some 1200 characters when nothing else ends it', () => {
    expect(typesOf(paragraph(700), paragraph(700), paragraph(700))).toEqual(['paragraph', 'paragraph'])
  })

  it('knows when it is the whole letter', () => {
    const document: DocumentJson = { type: 'doc', content: [paragraph(10)] }
    expect(openingOf(document)).toEqual({ document, isWhole: true })
    expect(openingOf({ type: 'doc', content: [paragraph(10), heading] }).isWhole).toBe(false)
  })

  it('brings the footnotes that it calls, and none of the others', () => {
    const called: BlockJson = {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'a' },
        { type: 'footnoteReference', attrs: { label: 'A' } },
      ],
    }
    const footnote = (label: string) => ({ type: 'footnote' as const, attrs: { label }, content: [paragraph(3)] })
    const document: DocumentJson = { type: 'doc', content: [called, pause, paragraph(5), footnote('a'), footnote('b')] }
    expect(openingOf(document)).toEqual({
      document: { type: 'doc', content: [called, footnote('a')] },
      isWhole: false,
    })
  })

  it('leaves out what is filled in by itself', () => {
    expect(typesOf({ type: 'contents' }, paragraph(10), { type: 'subscribe' })).toEqual(['paragraph'])
  })
})
