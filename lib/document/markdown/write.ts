import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { normalForm } from '../normal-form.ts'
import type { DocumentJson } from '../schema.ts'
import type { MarkdownFields } from './fields.ts'
import { writeFrontMatter } from './front-matter.ts'
import { handlers } from './handlers.ts'
import { toMdast } from './to-mdast.ts'

const printer = unified()
  .use(remarkGfm, { tablePipeAlign: false })
  .use(remarkFrontmatter, ['yaml'])
  .use(remarkStringify, {
    bullet: '-',
    bulletOther: '+',
    emphasis: '*',
    fences: true,
    handlers,
    incrementListMarker: true,
    // The normal form makes a list tight only where nothing in it needs a blank line.
    join: [(_left, _right, parent) => ('spread' in parent && parent.spread === false ? 0 : undefined)],
    listItemIndent: 'one',
    resourceLink: true,
    rule: '*',
    setext: false,
    strong: '*',
    // What follows `www.` is taken for an address before its escapes are seen.
    unsafe: [
      {
        character: '.',
        before: '[Ww]{3}',
        inConstruct: 'phrasing',
        notInConstruct: ['autolink', 'destinationLiteral', 'destinationRaw', 'titleQuote'],
      },
    ],
  })
  .freeze()

/**
 * Writes an issue as Markdown with YAML front matter. `readMarkdown` gives the same document back, in its normal form,
 * and the same fields; writing that again gives the same bytes. What Markdown has no signs for is HTML that every
 * Markdown program passes on: the size of an image, and marks that its delimiters can't set.
 */
export function writeMarkdown(fields: MarkdownFields, document: DocumentJson): string {
  const frontMatter = writeFrontMatter(fields)
  const body = printer.stringify(toMdast(normalForm(document)))
  // A byte order mark at the start of a file is none of its text.
  const text = frontMatter === '' ? body.replace(/^\uFEFF/, '&#xFEFF;') : body
  return [frontMatter, text].filter((part) => part !== '').join('\n')
}
