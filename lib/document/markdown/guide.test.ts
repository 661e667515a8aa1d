import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { noFields } from './fields.ts'
import { readMarkdown } from './read.ts'
import { writeMarkdown } from './write.ts'

const guide = readFileSync(new URL('../../../docs/markdown.md', import.meta.url), 'utf8')
const examples = Array.from(guide.matchAll(/^```(?:md|yaml)\n([\s\S]*?)^```$/gm), ([, source = '']) => source)

test.each(examples)('what the guide for authors shows is read without a doubt, and kept: %#', (source) => {
  const { fields, document, warnings } = readMarkdown(source)
  expect(warnings).toEqual([])
  expect(fields.other).toEqual({})
  expect(readMarkdown(writeMarkdown({ ...noFields, ...fields }, document)).document).toEqual(document)
})

test('the guide shows every kind of block that is a directive', () => {
  const shown = new Set(Array.from(guide.matchAll(/:::?([a-z-]+)/g), ([, name]) => name))
  expect([...shown].sort()).toEqual(
    'about callout card contents details embed figure item past-issues subscribe table'.split(' '),
  )
})
