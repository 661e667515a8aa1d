import { expect, it } from 'vitest'
import { renderEmail } from './email.ts'
import { renderFeed } from './feed.ts'
import { renderPage } from './page.ts'
import type { DocumentJson } from './schema.ts'
import { renderText } from './text.ts'

const document: DocumentJson = {
  type: 'doc',
  content: [
    {
      type: 'paragraph',
      content: [
        { type: 'image', attrs: { src: 'img/har<bour.png', alt: null, title: null, width: null, height: null } },
      ],
    },
  ],
}
const context = { address: 'https://letters.example', issueAddress: 'https://letters.example/issues/x', language: 'en' }

it.each([
  ['the page', renderPage],
  ['the feed', renderFeed],
  ['the mail', renderEmail],
  ['the text', renderText],
])('a picture that is not there is named in its place in %s', (_, render) => {
  const written = render(document, { ...context, picture: () => 'missing' as const })
  expect(written).toMatch(/Picture missing: har(?:<|&lt;)bour\.png/)
  expect(written).not.toContain('<img')
  expect(render(document, { ...context, picture: () => null })).toContain('img/har')
})
