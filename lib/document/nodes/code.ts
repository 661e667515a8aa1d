import { Code } from '@tiptap/extension-code'

/** Code within a line. Unlike Tiptap's own it may be bold, struck out or a link, as in Markdown. */
export const code = Code.extend({ excludes: 'code' })
