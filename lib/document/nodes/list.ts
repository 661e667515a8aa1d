import { InputRule } from '@tiptap/core'
import { BulletList, ListItem, OrderedList } from '@tiptap/extension-list'
import { attribute, isWholeNumber, wholeNumber } from './attribute.ts'

/** The greatest number that a list may start with in CommonMark: nine digits. */
export const greatestStart = 999_999_999

/** Whether the items stand close together, as CommonMark has it: tight, unless there is air between them. */
const tight = {
  default: true,
  parseHTML: (element: HTMLElement) => element.getAttribute('data-tight') !== 'false',
  renderHTML: (attributes: Record<string, unknown>) => (attributes.tight === false ? { 'data-tight': 'false' } : {}),
  validate: attribute('A list is tight or not.', (value) => typeof value === 'boolean'),
}

export const bulletList = BulletList.extend({
  addAttributes() {
    return { tight }
  },
})

export const orderedList = OrderedList.extend({
  addAttributes() {
    return {
      start: {
        default: 1,
        parseHTML: (element) => wholeNumber(element.getAttribute('start')) ?? 1,
        validate: attribute('A list starts with a whole number.', (value) => isWholeNumber(value, 0, greatestStart)),
      },
      tight,
    }
  },
})

/** An item of either list. It may start with any block, as in Markdown; `checked` makes it a task that is done or not. */
export const listItem = ListItem.extend({
  content: 'block+',

  addAttributes() {
    return {
      checked: {
        default: null,
        parseHTML: (element) => checkedIn(element),
        renderHTML: (attributes) =>
          typeof attributes.checked === 'boolean' ? { 'data-checked': String(attributes.checked) } : {},
        validate: attribute(
          'A task is done, open, or no task.',
          (value) => value === null || typeof value === 'boolean',
        ),
      },
    }
  },

  addKeyboardShortcuts() {
    return {
      ...this.parent?.(),
      // The item after a task is a task to do, also after one that is done.
      Enter: () => {
        const isTask = typeof this.editor.getAttributes(this.name).checked === 'boolean'
        return this.editor.commands.splitListItem(this.name, isTask ? { checked: false } : {})
      },
    }
  },

  addInputRules() {
    return [
      // `[ ] ` or `[x] ` at the start of an item makes it a task.
      new InputRule({
        find: /^\[([ xX])\]\s$/,
        handler: ({ state, range, match }) => {
          const { $from } = state.selection
          const item = $from.depth > 1 ? $from.node(-1) : null
          if (item?.type === this.type && $from.index(-1) === 0) {
            state.tr
              .delete(range.from, range.to)
              .setNodeMarkup($from.before(-1), undefined, { ...item.attrs, checked: match[1] !== ' ' })
          }
        },
      }),
    ]
  },
})

function checkedIn(element: HTMLElement): boolean | null {
  const own = element.getAttribute('data-checked')
  if (own !== null) return own === 'true'
  const box = element.querySelector(':scope > input[type="checkbox"], :scope > :first-child > input[type="checkbox"]')
  return box ? box.hasAttribute('checked') : null
}
