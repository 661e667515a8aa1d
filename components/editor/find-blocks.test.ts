import { describe, expect, test } from 'vitest'
import { blockWords, slashGroups, slashWord } from './block-words.ts'
import { findBlocks } from './find-blocks.ts'

describe('a block is found', () => {
  test.each([
    ['heading', 'heading2'],
    ['h3', 'heading3'],
    ['PICT', 'picture'],
    ['图片', 'picture'],
    ['tupian', 'picture'],
    ['tp', 'picture'],
    ['圖', 'picture'],
    ['bt', 'heading2'],
    ['標題', 'heading2'],
    ['みだし', 'heading2'],
    ['ミダシ', 'heading2'],
    ['midashi', 'heading2'],
    ['引用', 'quote'],
    ['ｑｕｏｔｅ', 'quote'],
    ['Uberschrift', 'heading2'],
    ['Fussnote', 'footnote'],
    ['fußnote', 'footnote'],
    ['video', 'embed'],
    ['indice', 'contents'],
    ['equation', 'blockMath'],
    ['sabonner', 'subscribe'],
    ['صورة', 'picture'],
    ['اقتباس', 'quote'],
    ['ding', 'subscribe'],
  ])('%s', (typed, name) => {
    expect(findBlocks(typed)[0]).toBe(name)
  })

  test('by a later word too, but behind those that begin so', () => {
    expect(findBlocks('unfolds')).toEqual(['details'])
    expect(findBlocks('author')).toContain('aboutAuthor')
    expect(findBlocks('xyzzy')).toEqual([])
  })

  test('in the list that opens, once each, with a word to type that finds it first', () => {
    const names = slashGroups.flatMap((group) => group.names)
    expect(names.toSorted()).toEqual(Object.keys(blockWords).toSorted())
    for (const name of names) expect(findBlocks((slashWord(name) ?? '').slice(1))[0]).toBe(name)
  })
})
