import type { AnyExtension } from '@tiptap/core'
import { Placeholder, Selection } from '@tiptap/extensions'
import { DeskKeys, type DeskPlaces } from './desk-keys.ts'
import { editingExtensions } from './editing-schema.ts'
import { LonePictures } from './lone-pictures.ts'
import { MarkdownPaste } from './markdown-paste.ts'
import { Uploads } from './uploads.ts'

export const textPlaceholder = 'Write, or paste from anywhere'

/** All that the editor of one issue is made of. */
export function editorExtensions(desk: DeskPlaces, uploadAddress: string): AnyExtension[] {
  return [
    ...editingExtensions,
    LonePictures,
    DeskKeys.configure({ desk }),
    Uploads.configure({ address: uploadAddress }),
    MarkdownPaste.configure({ takeHeads: desk.takeHeads }),
    // Keeps the selected words visible while the address of a link is typed.
    Selection,
    Placeholder.configure({ placeholder: ({ editor }) => (editor.isEmpty ? textPlaceholder : '') }),
  ]
}
