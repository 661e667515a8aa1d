import type { Root } from 'mdast'
import { directiveFromMarkdown } from 'mdast-util-directive'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { mathFromMarkdown } from 'mdast-util-math'
import { directive } from 'micromark-extension-directive'
import { frontmatter } from 'micromark-extension-frontmatter'
import { gfm } from 'micromark-extension-gfm'
import type { Construct, Extension } from 'micromark-util-types'
import { dollars } from './dollars.ts'

// Directives are blocks only: within a line, `re:mark` and `12:am` are words.
const { flow } = directive()

const github = gfm()
const ours: Extension[] = [{ flow: flow ?? {} }, dollars(), frontmatter(['yaml'])]
const extensions = [github, ...ours]
const extensionsWithoutMail = [withoutMail(github), ...ours]

/**
 * GitHub's extensions without bare mail addresses. To find those the parser looks ahead from the start of every word, which
 * takes it a quarter of its time.
 */
function withoutMail(extension: Extension): Extension {
  const kept = Object.entries(extension.text ?? {}).map(([code, constructs]) => {
    const all: Construct[] = Array.isArray(constructs) ? constructs : constructs ? [constructs] : []
    return [code, all.filter(({ name }) => name !== 'emailAutolink')] as const
  })
  return { ...extension, text: Object.fromEntries(kept) }
}

/** Whether anything in a text could be a mail address. */
function mayHaveMail(source: string): boolean {
  return /[\w.+-]@[\w-]/.test(source)
}

/**
 * What the tokens become. The second search for addresses, over text whose escapes are already gone, is left out: it
 * makes links of what the author escaped. Addresses are found by the parser itself.
 */
const mdastExtensions = [
  ...gfmFromMarkdown().map(({ transforms: _, ...extension }) => extension),
  directiveFromMarkdown(),
  mathFromMarkdown(),
  frontmatterFromMarkdown(['yaml']),
]

/** CommonMark with GitHub's extensions, directives, formulas and YAML front matter, as a tree with positions. */
export function parse(source: string): Root {
  return fromMarkdown(source, {
    extensions: mayHaveMail(source) ? extensions : extensionsWithoutMail,
    mdastExtensions,
  })
}
