import { describe, expect, test } from 'vitest'
import { fixtureContext } from './fixtures/context.ts'
import { fixture } from './fixtures/document.ts'
import { renderEmail } from './email.ts'
import { renderFeed } from './feed.ts'
import { noFields } from './markdown/fields.ts'
import { writeMarkdown } from './markdown/write.ts'
import { renderPage } from './page.ts'
import { renderWith, type MarkTable, type NodeTable } from './rendering.ts'
import { documentSchema, parseDocument, type DocumentJson, type NodeJson } from './schema.ts'
import { renderText } from './text.ts'

const context = {
  address: 'https://letters.example.org',
  issueAddress: 'https://letters.example.org/issues/twelve',
  language: 'en',
}

// When a change of these files is meant: `npx vitest run lib/document/targets.test.ts -u`, then read the difference.
describe('A document with every node and mark', () => {
  test('has every node and mark of the schema, and fits it', () => {
    expect(parseDocument(fixture)).toBeTruthy()
    const seen = new Set<string>()
    see(fixture)
    const all = [...Object.keys(documentSchema.nodes), ...Object.keys(documentSchema.marks)]
    expect([...seen].sort()).toEqual(all.sort())

    function see(node: NodeJson): void {
      seen.add(node.type)
      if ('marks' in node) for (const mark of node.marks ?? []) seen.add(mark.type)
      if ('content' in node) for (const child of node.content ?? []) see(child)
    }
  })

  test('looks on a page as in page.html', async () => {
    await expect(`${renderPage(fixture, fixtureContext)}\n`).toMatchFileSnapshot('./fixtures/page.html')
  })

  test('looks in a feed as in feed.html', async () => {
    await expect(`${renderFeed(fixture, fixtureContext)}\n`).toMatchFileSnapshot('./fixtures/feed.html')
  })

  test('looks in a mail as in email.html', async () => {
    await expect(`${renderEmail(fixture, fixtureContext)}\n`).toMatchFileSnapshot('./fixtures/email.html')
  })

  test('reads as in text.txt', async () => {
    await expect(renderText(fixture, fixtureContext)).toMatchFileSnapshot('./fixtures/text.txt')
  })

  test('is written as in markdown.md', async () => {
    await expect(writeMarkdown({ ...noFields, title: 'Every node' }, fixture)).toMatchFileSnapshot(
      './fixtures/markdown.md',
    )
  })
})

test('A node that a table does not have is an error, never left out', () => {
  const nodes: Partial<NodeTable<null>> = { doc: (node, rendering) => rendering.each(node.content, node).join('') }
  const tables = { nodes: nodes as NodeTable<null>, marks: {} as MarkTable<null> }
  expect(() => renderWith(fixture, tables, context, null)).toThrow('Nothing says how “paragraph” is written.')
})

test('An unsafe address in a stored document reaches no target', () => {
  const evil = {
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        content: [
          {
            type: 'text',
            text: 'words',
            marks: [{ type: 'link', attrs: { href: 'java\nscript:alert(1)', title: null } }],
          },
          {
            type: 'image',
            attrs: { src: 'javascript:alert(2)', alt: 'picture', title: null, width: null, height: null },
          },
        ],
      },
    ],
  } as DocumentJson
  for (const write of [renderPage, renderFeed, renderEmail, renderText]) {
    const written = write(evil, context)
    expect(written).toContain('words')
    expect(written).toContain('picture')
    expect(written).not.toMatch(/alert|script/)
  }
})

test('Feeds and mails have no address that depends on where they are read', () => {
  for (const written of [renderFeed(fixture, fixtureContext), renderEmail(fixture, fixtureContext)]) {
    for (const [, address = ''] of written.matchAll(/(?:href|src)="([^"]*)"/g))
      expect(address).toMatch(/^(?:https:\/\/|mailto:)/)
  }
})
