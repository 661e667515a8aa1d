import type { DOMOutputSpec, Node } from '@tiptap/pm/model'
import { safeAddress, safeImageAddress } from '@/lib/document/links.ts'
import { editingSchema } from './editing-schema.ts'
import { isLonePicture } from './lone-pictures.ts'

/**
 * A document, or one block of it, as HTML in the form that the editor gives it, for where there is no DOM.
 * @param json ProseMirror JSON.
 * @throws RangeError when it does not fit the schema.
 */
export function staticHtml(json: unknown): string {
  const node = editingSchema().nodeFromJSON(json)
  return node.type === node.type.schema.topNodeType ? children(node) : nodeHtml(node)
}

function children(node: Node): string {
  let html = ''
  node.forEach((child) => {
    html += nodeHtml(child)
  })
  if (html !== '' || !node.isTextblock) return html
  // An empty line is as high as one with text.
  return '<br>'
}

function nodeHtml(node: Node): string {
  return node.marks.reduceRight((inner, mark) => specHtml(mark.type.spec.toDOM?.(mark, true), inner), ownHtml(node))
}

/** A node without its marks. What the editor adds by views and decorations is added here. */
function ownHtml(node: Node): string {
  if (node.isText) return escaped(node.text ?? '')
  const spec = node.type.spec.toDOM?.(node)
  const { checked } = node.attrs as { checked?: unknown }
  if (typeof checked === 'boolean') {
    const box = `<input type="checkbox" disabled${checked ? ' checked' : ''}>`
    return specHtml(spec, `${box}<div class="task-text">${children(node)}</div>`, 'task')
  }
  return specHtml(spec, children(node), isLonePicture(node) ? 'lone-picture' : null)
}

const isVoid: ReadonlySet<string> = new Set(['br', 'hr', 'img', 'input', 'col'])

/** Writes what `toDOM` gives, see `DOMOutputSpec`: a tag, its attributes, and a 0 where the content goes. */
function specHtml(spec: DOMOutputSpec | undefined, content: string, className: string | null = null): string {
  if (typeof spec === 'string') return escaped(spec)
  if (!Array.isArray(spec)) throw new TypeError('A node is drawn by something other than a list.')
  const [tag, second, ...others] = spec as [string, ...unknown[]]
  const hasAttributes = typeof second === 'object' && second !== null && !Array.isArray(second)
  const rest = (hasAttributes ? others : [second, ...others]).filter((part) => part !== undefined)
  const opening = `<${tag}${attributesHtml({ ...(hasAttributes && second), ...(className && { class: className }) })}>`
  if (isVoid.has(tag)) return opening
  const inner = rest.map((part) => (part === 0 ? content : specHtml(part as DOMOutputSpec, content)))
  return `${opening}${inner.join('')}</${tag}>`
}

function attributesHtml(attributes: object): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => ` ${name}="${escaped(attributeValue(name, String(value)))}"`)
    .join('')
}

function attributeValue(name: string, value: string): string {
  if (name === 'href') return safeAddress(value) ?? ''
  return name === 'src' ? (safeImageAddress(value) ?? '') : value
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character)
}
