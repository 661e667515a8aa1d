import type { Root } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified, type Processor } from 'unified'

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml']).use(withoutGuesses).freeze()

/** CommonMark with GitHub's extensions and YAML front matter, as a tree with positions. */
export function parse(source: string): Root {
  return parser.parse(source)
}

/**
 * Leaves out the second search for addresses, over text whose escapes are already gone: it makes links of what the
 * author escaped. Addresses are found by the parser itself.
 */
function withoutGuesses(this: Processor): void {
  const data = this.data()
  data.fromMarkdownExtensions = data.fromMarkdownExtensions?.flat().map(({ transforms: _, ...extension }) => extension)
}
