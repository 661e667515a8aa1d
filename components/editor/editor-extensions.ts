import type { AnyExtension } from '@tiptap/core'
import { Placeholder, Selection } from '@tiptap/extensions'
import { Addresses } from './addresses.ts'
import { BlockKeys } from './block-keys.ts'
import { BlockTools } from './block-tools.ts'
import { CopiedNotes } from './copied-notes.ts'
import { DeskAttributes } from './desk-attributes.ts'
import { DeskKeys, type DeskPlaces } from './desk-keys.ts'
import { editingExtensions } from './editing-schema.ts'
import { Paste } from './paste.ts'
import { SlashKeys } from './slash.ts'
import { TypingRules } from './typing-rules.ts'
import { UndoSteps } from './undo-steps.ts'
import { insertPictures, Uploads } from './uploads.ts'

export const textPlaceholder = 'Write, or paste from anywhere'

/** All that the editor of one issue is made of. */
export function editorExtensions(desk: DeskPlaces, uploadAddress: string): AnyExtension[] {
  return [
    ...editingExtensions,
    UndoSteps,
    Addresses,
    DeskAttributes,
    BlockTools,
    BlockKeys.configure({ askForFields: desk.askForFields }),
    DeskKeys.configure({ desk }),
    SlashKeys.configure({ desk }),
    TypingRules.configure({ askForFields: desk.askForFields }),
    Uploads.configure({ address: uploadAddress }),
    CopiedNotes,
    Paste.configure({
      takeHeads: desk.takeHeads,
      sendPictures: (view, files, at) => insertPictures(view, uploadAddress, files, at),
    }),
    // Keeps the selected words visible while the address of a link is typed.
    Selection,
    Placeholder.configure({ placeholder: ({ editor }) => (editor.isEmpty ? textPlaceholder : '') }),
  ]
}
