import { contentsOf, type ContentsLine } from '../contents-list.ts'
import { element, escapeHtml, lines } from '../html.ts'
import type { PastIssuesJson, SubscribeJson } from '../schema.ts'
import { wordsIn } from '../words.ts'
import { linked } from './link.ts'
import type { Page } from './page.ts'

/*
 * What is filled in by itself. Each is empty when there is nothing to fill it with, and the author put nothing into it.
 */

/** The sections and items of the issue, with links to them. */
export function writeContents({ outline, context }: Page): string {
  const contents = contentsOf(outline)
  if (contents.length === 0) return ''
  const title = wordsIn(context.language).contents
  return element(
    'nav',
    { class: 'contents automatic', 'aria-label': title },
    lines([label(title, true), list(contents)]),
  )
}

function list(contents: readonly ContentsLine[]): string {
  const items = contents.map(({ id, words, children }) => {
    const link = linked(`#${id}`, escapeHtml(words))
    return element('li', {}, children.length === 0 ? link : `${link}\n${list(children)}`)
  })
  return element('ul', {}, lines(items))
}

/** The issues that went out before, after what the author put there. */
export function writePastIssues(node: PastIssuesJson, page: Page): string {
  const words = wordsIn(page.context.language)
  const issues = page.context.publication?.pastIssues.slice(0, node.attrs.count) ?? []
  const items = issues.map(({ title, number, date, path }) => {
    const facts = [number === null ? '' : words.issue(number), date].filter(Boolean).join(' · ')
    return element('li', {}, `${linked(path, escapeHtml(title))} ${element('span', {}, escapeHtml(facts))}`)
  })
  const listed = items.length === 0 ? [] : [label(words.pastIssues), element('ul', {}, lines(items))]
  return box('past-issues', [...page.each(node.content, node), ...listed])
}

/** How to get the next issue, after what the author put there. */
export function writeSubscribe(node: SubscribeJson, page: Page): string {
  const words = escapeHtml(wordsIn(page.context.language).subscribe)
  return box('subscribe', [...page.each(node.content, node), element('p', {}, linked('/feed', words))])
}

/** Who writes the newsletter. */
export function writeAboutAuthor({ context }: Page): string {
  const { name, about } = context.publication?.author ?? { name: '', about: '' }
  const paragraphs = about.split(/\n\s*\n/).filter((each) => each.trim() !== '')
  const said = [
    name && element('p', {}, element('strong', {}, escapeHtml(name))),
    ...paragraphs.map((each) => element('p', {}, escapeHtml(each.trim()).replaceAll('\n', '<br>'))),
  ].filter(Boolean)
  return said.length === 0 ? '' : box('about-author', [label(wordsIn(context.language).aboutAuthor), ...said])
}

function box(name: string, written: readonly string[]): string {
  return written.some(Boolean) ? element('div', { class: `${name} automatic` }, lines(written)) : ''
}

/** A title that is no heading, as it is no part of what the letter is made of. @param isSaid what is around has its name. */
function label(words: string, isSaid = false): string {
  return element('p', { class: 'label', 'aria-hidden': isSaid ? 'true' : null }, escapeHtml(words))
}
