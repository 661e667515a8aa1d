import { describe, expect, it } from 'vitest'
import { firstWords } from './first-words.ts'

describe('the first words of a letter', () => {
  it('are its first paragraph that says something, without markup', () => {
    const html =
      '<h2>Links</h2><p><img src="a.png" alt="A"></p><p>One <a href="x">two</a>,<br>three &amp; &lt;four&gt;.</p><p>Five</p>'
    expect(firstWords(html)).toBe('One two, three & <four>.')
  })

  it('are neither a label nor the number of a footnote', () => {
    const note = '<sup><a href="#fn-1" id="fnref-1" role="doc-noteref">1</a></sup>'
    const html = `<p class="label">In this issue</p><p class="source">a.example</p><p>So it is.${note} E = mc<sup>2</sup></p>`
    expect(firstWords(html)).toBe('So it is. E = mc2')
  })

  it('end after a whole word when there are too many', () => {
    expect(firstWords(`<p>${'word '.repeat(100)}</p>`, 22)).toBe('word word word word…')
  })

  it('end after a whole character where there are no spaces', () => {
    expect(firstWords(`<p>${'𠮷'.repeat(100)}</p>`, 10)).toBe(`${'𠮷'.repeat(9)}…`)
  })

  it('are none when there is no paragraph', () => {
    expect(firstWords('<pre>code</pre>')).toBe('')
    expect(firstWords('')).toBe('')
  })

  it('leave alone what is no character', () => {
    expect(firstWords('<p>&#x110000; &unknown; &#39;</p>')).toBe("&#x110000; &unknown; '")
  })
})
