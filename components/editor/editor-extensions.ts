import type { AnyExtension } from '@tiptap/core'
import { Placeholder, Selection } from '@tiptap/extensions'
import { BlockKeys } from './block-keys.ts'
import { DeskAttributes } from './desk-attributes.ts'
import { DeskKeys, type DeskPlaces } from './desk-keys.ts'
import { editingExtensions } from './editing-schema.ts'
import { Paste } from './paste.ts'
import { SteadyViews } from './steady-views.ts'
import { Uploads } from './uploads.ts'

export const textPlaceholder = 'Write, or paste from anywhere'

/** All that the editor of one issue is made of. */
export function editorExtensions(desk: DeskPlaces, uploadAddress: string): AnyExtension[] {
  return [
    ...editingExtensions,
    DeskAttributes,
    SteadyViews,
    BlockKeys.configure({ askForFields: desk.askForFields }),
    DeskKeys.configure({ desk }),
    Uploads.configure({ address: uploadAddress }),
    Paste.configure({ takeHeads: desk.takeHeads }),
    // Keeps the selected words visible while the address of a link is typed.
    Selection,
    Placeholder.configure({ placeholder: ({ editor }) => (editor.isEmpty ? textPlaceholder : '') }),
  ]
}
