import { expect, it } from 'vitest'
import { emailDocument } from '../email-document.ts'
import { parseDocument } from '../schema.ts'
import { inScheme } from './in-scheme.ts'

const words = 'By light dark @media (prefers-color-scheme: dark)'
const html = emailDocument(
  {
    title: words,
    subtitle: '',
    number: 1,
    document: parseDocument({
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
    }),
  },
  { address: 'https://a.example', issueAddress: 'https://a.example/issues/x', language: 'en' },
)

it('a mail is shown light or dark whatever the browser is set to, and says the same words', () => {
  const dark = inScheme(html, 'dark')
  expect(dark).toContain('@media all {')
  expect(dark).toContain('<meta name="color-scheme" content="dark">')
  expect(dark.split(words)).toHaveLength(html.split(words).length)
  const light = inScheme(html, 'light')
  expect(light).toContain('@media not all {')
  expect(light.split(words)).toHaveLength(html.split(words).length)
  expect(inScheme(html, 'light').length).toBeLessThan(html.length)
})
