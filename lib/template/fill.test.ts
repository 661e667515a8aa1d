import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { readMarkdown } from '@/lib/document/markdown/read.ts'
import { parseDocument } from '@/lib/document/schema.ts'
import { fillDocument, fillLine } from './fill.ts'
import { skeletonOf, titlePattern } from './skeleton.ts'

const on = (date: string, language = 'en') => ({ number: 38, date: Temporal.PlainDate.from(date), language })

describe('the fields of a template', () => {
  it.each([
    ['Week {week}, {year}', '2026-11-24', 'en', 'Week 48, 2026'],
    ['#{number}: {month} {day}', '2026-11-24', 'en', '#38: November 24'],
    ['{date}', '2026-11-24', 'de', '24. November 2026'],
    ['第{week}周，{date}', '2026-11-24', 'zh-Hans', '第48周，2026年11月24日'],
    ['{Number} {YEAR}', '2026-11-24', 'en', '38 2026'],
    ['{unknown} {} {{number}}', '2026-11-24', 'en', '{unknown} {} {38}'],
    ['{date}', '2026-11-24', 'fa', '24 نوامبر 2026'],
  ])('%s on %s in %s', (line, date, language, filled) => {
    // Digits of any script count the same.
    const plain = (text: string) => text.replace(/[۰-۹]/g, (digit) => String('۰۱۲۳۴۵۶۷۸۹'.indexOf(digit)))
    expect(plain(fillLine(line, on(date, language)))).toBe(filled)
  })

  it('name the year that the week belongs to, and the calendar’s where no week is named', () => {
    expect(fillLine('Week {week}, {year}', on('2024-12-30'))).toBe('Week 1, 2025')
    expect(fillLine('Week {week}, {year}', on('2027-01-01'))).toBe('Week 53, 2026')
    expect(fillLine('{month} {year}', on('2027-01-01'))).toBe('January 2027')
  })

  it('leave nothing where issues carry no number', () => {
    expect(fillLine('Issue {number}', { ...on('2026-11-24'), number: null })).toBe('Issue ')
  })

  it('are filled in wherever text stands, and in no address', () => {
    const { document } = readMarkdown(
      '## Week {week}\n\n- **#{number}**\n\n[{day}](https://example.org/{day})\n\n> {number}',
    )
    const filled = fillDocument(document, { ...on('2026-11-24'), number: null })
    expect(parseDocument(filled)).toEqual(filled)
    const text = JSON.stringify(filled)
    expect(text).toContain('Week 48')
    expect(text).toContain('"text":"24"')
    expect(text).toMatch(/example\.org\/(?:\{|%7B)day/)
  })
})

describe('what a template can begin with', () => {
  it('is the sections of an issue and the blocks that fill in themselves', () => {
    const { document } = readMarkdown('Hello.\n\n## A\n\n- a\n\n---\n\n## B\n\nWords.\n\n::past-issues{count=5}')
    const types = skeletonOf(document).content.map(({ type }) => type)
    expect(types).toEqual(['heading', 'paragraph', 'horizontalRule', 'heading', 'paragraph', 'pastIssues'])
    expect(parseDocument(skeletonOf(document))).toEqual(skeletonOf(document))
    expect(skeletonOf(readMarkdown('Words.').document).content).toEqual([{ type: 'paragraph' }])
  })

  it.each([
    ['Week 35, 2021', 35, '2021-09-03', 'Week {week}, {year}'],
    ['Letters #12', 12, '2021-09-03', 'Letters #{number}'],
    ['On 24 hours', 12, '2021-09-03', 'On 24 hours'],
    ['2021 in 2021 words', null, '2021-09-03', '{year} in 2021 words'],
  ])('names %s as a pattern', (title, number, day, pattern) => {
    expect(titlePattern(title, number, day)).toBe(pattern)
  })
})
