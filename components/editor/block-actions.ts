import type { Editor } from '@tiptap/core'
import type { Action } from './actions.ts'
import { canHoldInline, insertBlock, insertInlineMath, type NewBlock } from './block-commands.ts'
import { canCallFootnote, insertFootnote } from './footnote-commands.ts'

export type BlockActionName =
  | 'item'
  | 'card'
  | 'embed'
  | 'callout'
  | 'details'
  | 'footnote'
  | 'blockMath'
  | 'inlineMath'
  | 'contents'
  | 'pastIssues'
  | 'subscribe'
  | 'aboutAuthor'
  | 'subscript'
  | 'superscript'
  | 'language'

const paragraph = { type: 'paragraph' }

/** An action that puts in a block; one that says nothing yet is asked at once what it shall say. */
function insert(name: BlockActionName, label: string, key: string | null, block: NewBlock, asks = false): Action {
  return {
    name,
    label,
    key,
    run: (editor, desk) => {
      if (insertBlock(editor, block) && asks) desk.askForFields()
      else editor.commands.focus()
    },
  }
}

/** The newsletter's own blocks, and what is seldom done with words. */
export const blockActions: Action[] = [
  insert('item', 'Link with a comment', 'Mod-Alt-n', { type: 'item', content: [{ type: 'itemTitle' }, paragraph] }),
  insert('card', 'Card of a page', 'Mod-Alt-k', { type: 'card' }, true),
  insert('embed', 'Video or post', 'Mod-Alt-v', { type: 'embed' }, true),
  {
    name: 'callout',
    label: 'Callout',
    key: 'Mod-Alt-o',
    run: toggleCallout,
    isOn: (editor) => editor.isActive('callout'),
  },
  insert('details', 'Text that unfolds', 'Mod-Alt-u', {
    type: 'details',
    content: [{ type: 'detailsSummary' }, paragraph],
  }),
  {
    name: 'footnote',
    label: 'Footnote',
    key: 'Mod-Alt-f',
    run: insertFootnote,
    isPossible: (editor) => canCallFootnote(editor.state),
  },
  insert('blockMath', 'Formula', 'Mod-Alt-e', { type: 'blockMath' }, true),
  {
    name: 'inlineMath',
    label: 'Formula in the line',
    key: null,
    run: (editor, desk) => {
      if (insertInlineMath(editor)) desk.askForFields()
    },
    isPossible: (editor) => canHoldInline(editor, 'inlineMath'),
  },
  insert('contents', 'Contents', null, { type: 'contents' }),
  insert('pastIssues', 'Past issues', null, { type: 'pastIssues' }),
  insert('subscribe', 'How to subscribe', null, { type: 'subscribe' }),
  insert('aboutAuthor', 'About the author', null, { type: 'aboutAuthor' }),
  {
    name: 'subscript',
    label: 'Subscript',
    key: 'Mod-,',
    run: (editor) => editor.chain().focus().unsetSuperscript().toggleSubscript().run(),
    isOn: (editor) => editor.isActive('subscript'),
    isPossible: isInWords,
  },
  {
    name: 'superscript',
    label: 'Superscript',
    key: 'Mod-.',
    run: (editor) => editor.chain().focus().unsetSubscript().toggleSuperscript().run(),
    isOn: (editor) => editor.isActive('superscript'),
    isPossible: isInWords,
  },
  {
    name: 'language',
    label: 'Language of the words',
    key: 'Mod-Alt-s',
    run: (_editor, desk) => desk.askForLanguage(),
    isOn: (editor) => editor.isActive('language'),
    isPossible: (editor) => isInWords(editor) && (!editor.state.selection.empty || editor.isActive('language')),
  },
]

/** Sets the selected paragraphs apart, or takes them out again; where that can't be, an empty callout is put below. */
function toggleCallout(editor: Editor): void {
  if (editor.chain().focus().toggleWrap('callout').run()) return
  insertBlock(editor, { type: 'callout', content: [paragraph] })
  editor.commands.focus()
}

function isInWords(editor: Editor): boolean {
  return editor.state.selection.$to.parent.inlineContent && !editor.isActive('codeBlock')
}
