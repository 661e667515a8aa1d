import { expect, it } from 'vitest'
import { documentLinks, nodeAt } from './document-links.ts'
import { documentSchema, parseDocument } from './schema.ts'

const document = parseDocument({
  type: 'doc',
  content: [
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'See ' },
        { type: 'text', text: 'one ', marks: [{ type: 'link', attrs: { href: 'https://a.example' } }] },
        {
          type: 'text',
          text: 'page',
          marks: [{ type: 'link', attrs: { href: 'https://a.example' } }, { type: 'bold' }],
        },
        { type: 'text', text: 'another', marks: [{ type: 'link', attrs: { href: 'https://b.example' } }] },
      ],
    },
    {
      type: 'item',
      attrs: { href: 'https://c.example' },
      content: [
        { type: 'itemTitle', content: [{ type: 'text', text: 'A title' }] },
        { type: 'card', attrs: { href: 'https://d.example', title: 'A card' } },
      ],
    },
    {
      type: 'figure',
      attrs: {
        src: '/media/x.png',
        alt: 'A hill',
        href: 'https://e.example',
        credit: 'Ada',
        creditHref: 'https://f.example',
      },
      content: [
        { type: 'text', text: 'Seen ' },
        { type: 'text', text: 'here', marks: [{ type: 'link', attrs: { href: 'https://g.example' } }] },
      ],
    },
    { type: 'embed', attrs: { href: 'https://h.example' } },
    {
      type: 'footnote',
      attrs: { label: '1' },
      content: [
        {
          type: 'paragraph',
          content: [{ type: 'text', text: 'note', marks: [{ type: 'link', attrs: { href: '#x' } }] }],
        },
      ],
    },
  ],
})

it('all links of a document are found in order, with their words', () => {
  expect(documentLinks(document).map(({ kind, address, text }) => [kind, address, text])).toEqual([
    ['link', 'https://a.example', 'one page'],
    ['link', 'https://b.example', 'another'],
    ['item', 'https://c.example', 'A title'],
    ['card', 'https://d.example', 'A card'],
    ['figure', 'https://e.example', 'A hill'],
    ['link', 'https://g.example', 'here'],
    ['credit', 'https://f.example', 'Ada'],
    ['embed', 'https://h.example', ''],
    ['link', '#x', 'note'],
  ])
})

it('the place of a link leads to the node that holds its address, also in the editor', () => {
  const root = documentSchema.nodeFromJSON(document)
  for (const { path, address, attribute } of documentLinks(document)) {
    const json = nodeAt(document, path)
    const held = JSON.stringify(
      attribute === null ? (json as { marks: unknown }).marks : (json as { attrs: unknown }).attrs,
    )
    expect(held).toContain(address)
    const inEditor = path.reduce((node, index) => node.child(index), root)
    expect(inEditor.type.name).toBe(json?.type)
  }
  expect(nodeAt(document, [9])).toBeNull()
  expect(nodeAt(document, [3, 0])).toBeNull()
})
