import { gfmToMarkdown } from 'mdast-util-gfm'
import { toMarkdown, type Options } from 'mdast-util-to-markdown'
import { normalForm } from '../normal-form.ts'
import type { DocumentJson } from '../schema.ts'
import type { MarkdownFields } from './fields.ts'
import { writeFrontMatter } from './front-matter.ts'
import { handlers } from './handlers.ts'
import { toMdast } from './to-mdast.ts'

const options: Options = {
  extensions: [gfmToMarkdown({ tablePipeAlign: false })],
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
  unsafe: [
    // What follows `www.` is taken for an address before its escapes are seen.
    {
      character: '.',
      before: '[Ww]{3}',
      inConstruct: 'phrasing',
      notInConstruct: ['autolink', 'destinationLiteral', 'destinationRaw', 'titleQuote'],
    },
    {
      character: '$',
      inConstruct: 'phrasing',
      notInConstruct: ['autolink', 'destinationLiteral', 'destinationRaw', 'titleQuote'],
    },
    { character: ']', inConstruct: 'containerDirectiveLabel' },
    { character: ':', atBreak: true, after: ':' },
  ],
}

/**
 * Writes an issue as Markdown with YAML front matter. `readMarkdown` gives the same document back, in its normal form,
 * and the same fields; writing that again gives the same bytes. What Markdown has no signs for is HTML that every
 * Markdown program passes on: the size of an image, small letters above and below the line, another language, and marks
 * that its delimiters can't set. The newsletter's own blocks are directives (`:::item[Title]{href="…"}`).
 */
export function writeMarkdown(fields: MarkdownFields, document: DocumentJson): string {
  const frontMatter = writeFrontMatter(fields)
  const body = toMarkdown(toMdast(normalForm(document)), options)
  // A byte order mark at the start of a file is none of its text.
  const text = frontMatter === '' ? body.replace(/^\uFEFF/, '&#xFEFF;') : body
  return [frontMatter, text].filter((part) => part !== '').join('\n')
}
