import { Extension } from '@tiptap/core'

/**
 * Gives the editor the same node views each time it asks. Tiptap makes new functions of them with every question, asks
 * again when the text gets its place in the page, and ProseMirror then takes them for others and draws everything twice.
 */
export const SteadyViews = Extension.create({
  name: 'steadyViews',

  onBeforeCreate() {
    const { extensionManager } = this.editor
    const { nodeViews } = extensionManager
    Object.defineProperty(extensionManager, 'nodeViews', { value: nodeViews })
  },
})
