import { contentsOf, type ContentsLine } from '../contents-list.ts'
import { element, escapeHtml, lines } from '../html.ts'
import type { PastIssuesJson, SubscribeJson } from '../schema.ts'
import { wordsIn } from '../words.ts'
import { linked } from './link.ts'
import type { Feed } from './feed.ts'

/*
 * What is filled in by itself. Each is empty when there is nothing to fill it with, and the author put nothing into it.
 */

/** The sections and items of the issue. They lead to its page: headings in a feed have no ids. */
export function writeContents({ outline, context }: Feed): string {
  const contents = contentsOf(outline)
  return contents.length === 0 ? '' : `${label(wordsIn(context.language).contents)}\n${list(contents)}`

  function list(shown: readonly ContentsLine[]): string {
    const items = shown.map(({ id, words, children }) => {
      const link = linked(`#${id}`, escapeHtml(words), context)
      return element('li', {}, children.length === 0 ? link : `${link}\n${list(children)}`)
    })
    return element('ul', {}, lines(items))
  }
}

/** The issues that went out before, after what the author put there. */
export function writePastIssues(node: PastIssuesJson, feed: Feed): string {
  const { context } = feed
  const words = wordsIn(context.language)
  const issues = context.publication?.pastIssues.slice(0, node.attrs.count) ?? []
  const items = issues.map(({ title, number, date, path }) => {
    const facts = [number === null ? '' : words.issue(number), date].filter(Boolean).join(' · ')
    return element('li', {}, `${linked(path, escapeHtml(title), context)} ${element('small', {}, escapeHtml(facts))}`)
  })
  const listed = items.length === 0 ? [] : [label(words.pastIssues), element('ul', {}, lines(items))]
  return joined([...feed.each(node.content, node), ...listed])
}

/** How to get the next issue, after what the author put there. */
export function writeSubscribe(node: SubscribeJson, feed: Feed): string {
  const words = escapeHtml(wordsIn(feed.context.language).subscribe)
  const line = element('p', {}, linked(`${feed.context.address}/feed`, words, feed.context))
  return joined([...feed.each(node.content, node), line])
}

/** Who writes the newsletter. */
export function writeAboutAuthor({ context }: Feed): string {
  const { name, about } = context.publication?.author ?? { name: '', about: '' }
  const paragraphs = about.split(/\n\s*\n/).filter((each) => each.trim() !== '')
  const said = [
    name && element('p', {}, element('strong', {}, escapeHtml(name))),
    ...paragraphs.map((each) => element('p', {}, escapeHtml(each.trim()).replaceAll('\n', '<br>'))),
  ].filter(Boolean)
  return said.length === 0 ? '' : joined([label(wordsIn(context.language).aboutAuthor), ...said])
}

function label(words: string): string {
  return element('p', {}, element('strong', {}, escapeHtml(words)))
}

function joined(written: readonly string[]): string {
  return written.filter(Boolean).join('\n')
}
