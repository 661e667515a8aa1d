// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest'
import { markPictures } from './pasted-pictures.ts'

const file = (name: string) => new File(['x'], name, { type: 'image/png' })

describe('pictures in a pasted text', () => {
  test('that lie beside it on the clipboard are found when there are as many', () => {
    const html = '<p>a<img src="file:///C:/a.png">b</p><p><img src=cid:2></p><img src="https://example.org/c.png">'
    const { html: marked, pictures } = markPictures(html, [file('a.png'), file('b.png')])
    expect(pictures.map((picture) => picture.file.name)).toEqual(['a.png', 'b.png'])
    expect(marked).toBe(`<p>a${pictures[0]?.mark}b</p><p>${pictures[1]?.mark}</p><img src="https://example.org/c.png">`)
    // The picture of the text that office programs put beside it is none of its pictures.
    expect(markPictures('<p>a</p>', [file('text.png')]).pictures).toEqual([])
  })

  test('that are written out in it become files', async () => {
    const { pictures } = markPictures('<img alt="x" src="data:image/png;base64,aGVsbG8=">', [])
    expect(pictures[0]?.file).toMatchObject({ name: 'picture-1.png', type: 'image/png' })
    expect(await pictures[0]?.file.text()).toBe('hello')
    expect(markPictures('<img src="data:image/png;base64,%%%">', []).pictures).toEqual([])
  })
})
