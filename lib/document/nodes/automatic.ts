import { Node } from '@tiptap/core'
import { asData, attribute, isWholeNumber, wholeNumber } from './attribute.ts'

/** How many past issues are listed when the author did not say. */
export const usualPastIssues = 5
export const mostPastIssues = 50

/** The sections and items of the issue, listed with links to them. */
export const contents = Node.create({
  name: 'contents',
  group: 'block',
  atom: true,
  draggable: true,

  parseHTML() {
    return [{ tag: 'div.contents' }]
  },

  renderHTML() {
    return ['div', { class: 'contents automatic' }]
  },
})

/**
 * The issues that went out before this one, filled in when it is published. What the author put into the block, such as
 * the links of an imported letter, stands before them.
 */
export const pastIssues = Node.create({
  name: 'pastIssues',
  group: 'block',
  content: 'block*',
  defining: true,
  draggable: true,

  addAttributes() {
    return {
      count: {
        default: usualPastIssues,
        parseHTML: (element) => {
          const count = wholeNumber(element.getAttribute('data-count'))
          return count !== null && isWholeNumber(count, 1, mostPastIssues) ? count : usualPastIssues
        },
        rendered: false,
        validate: attribute(`From 1 to ${mostPastIssues} past issues can be listed.`, (value) =>
          isWholeNumber(value, 1, mostPastIssues),
        ),
      },
    }
  },

  parseHTML() {
    return [{ tag: 'div.past-issues' }]
  },

  renderHTML({ node }) {
    return ['div', { class: 'past-issues automatic', ...asData(node.attrs) }, 0]
  },
})

/** How to get the next issue, filled in when published. What the author put into the block stands before it. */
export const subscribe = Node.create({
  name: 'subscribe',
  group: 'block',
  content: 'block*',
  defining: true,
  draggable: true,

  parseHTML() {
    return [{ tag: 'div.subscribe' }]
  },

  renderHTML() {
    return ['div', { class: 'subscribe automatic' }, 0]
  },
})

/** Who writes the newsletter, in the words of its settings. */
export const aboutAuthor = Node.create({
  name: 'aboutAuthor',
  group: 'block',
  atom: true,
  draggable: true,

  parseHTML() {
    return [{ tag: 'div.about-author' }]
  },

  renderHTML() {
    return ['div', { class: 'about-author automatic' }]
  },
})
