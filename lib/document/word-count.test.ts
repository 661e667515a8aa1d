import { describe, expect, it } from 'vitest'
import { readMarkdown } from './markdown/read.ts'
import { countWords } from './word-count.ts'

const count = (markdown: string) => countWords(readMarkdown(markdown).document)

describe('how long an issue is', () => {
  it.each([
    ['Nothing to read', '', 0],
    ['Words', 'One two, three.', 3],
    ['A word that is bold by half', 'un**believ**able', 1],
    ['Words with marks within', 'It’s well-kept since 3.5 years', 5],
    ['Chinese by its characters', '地图上的空白', 6],
    ['Chinese with English in it', '我们用 Git 写信', 6],
    ['Japanese by its characters', 'ひらがなとカタカナ', 9],
    ['Korean by its words', '지도의 빈 곳', 3],
    ['Arabic by its words', 'فراغ الخريطة', 2],
    ['The words of a link and not its address', '[a map](https://example.org/very/long/path)', 2],
    ['Lists, quotes and tables', '- one\n- two\n\n> three\n\n| four |\n| --- |\n| five |', 5],
    ['A footnote with its text and without its number', 'Word[^1]\n\n[^1]: of it', 3],
  ])('%s', (_, markdown, words) => {
    expect(count(markdown).words).toBe(words)
  })

  it('takes a person the time it takes, and never no time at all', () => {
    expect(count('').minutes).toBe(0)
    expect(count('Hello').minutes).toBe(1)
    expect(count('word '.repeat(2380)).minutes).toBe(10)
    expect(count('字'.repeat(5000)).minutes).toBe(10)
  })
})
