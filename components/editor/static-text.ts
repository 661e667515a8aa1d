import { Schema, type DOMOutputSpec, type Node } from '@tiptap/pm/model'
import { safeAddress, safeImageAddress } from '@/lib/document/links.ts'
import { deskAttributes } from './desk-attributes.ts'
import { editingSchema } from './editing-schema.ts'
import { footnoteNumbers, type FootnoteNumbers } from './footnote-numbers.ts'

let drawnWith: Schema | undefined

/** What is drawn may have the marks of a comparison in it, see `ChangeMarkName`. */
function drawingSchema(): Schema {
  const { nodes, marks } = editingSchema().spec
  drawnWith ??= new Schema({
    nodes,
    marks: marks.append({
      added: { toDOM: () => ['ins', { class: 'change-added' }, 0] },
      removed: { toDOM: () => ['del', { class: 'change-removed' }, 0] },
    }),
  })
  return drawnWith
}

/**
 * A document, or one block of it, as HTML in the form that the editor gives it, for where there is no DOM.
 * @param json ProseMirror JSON.
 * @param numbers those of the document that a block is from; without them its footnotes show their labels.
 * @throws RangeError when it does not fit the schema.
 */
export function staticHtml(json: unknown, numbers?: FootnoteNumbers): string {
  const node = drawingSchema().nodeFromJSON(json)
  const drawing: Drawing = { numbers: numbers ?? footnoteNumbers(node) }
  return node.type === node.type.schema.topNodeType ? children(node, drawing) : nodeHtml(node, null, drawing)
}

/**
 * The numbers of the footnotes in a document.
 * @param json ProseMirror JSON.
 * @throws RangeError when it does not fit the schema.
 */
export function numbersInJson(json: unknown): FootnoteNumbers {
  return footnoteNumbers(editingSchema().nodeFromJSON(json))
}

type Drawing = { numbers: FootnoteNumbers }

function children(node: Node, drawing: Drawing): string {
  const html = inMarks(node.content.content, 0, node, drawing)
  // An empty line is as high as one with text.
  return node.isTextblock && endsInEmptyLine(node) ? `${html}<br>` : html
}

function endsInEmptyLine({ lastChild }: Node): boolean {
  if (lastChild === null) return true
  return lastChild.isText ? lastChild.text?.endsWith('\n') === true : lastChild.type.name === 'hardBreak'
}

function nodeHtml(node: Node, parent: Node | null, drawing: Drawing): string {
  return inMarks([node], 0, parent, drawing)
}

/** Neighbours that share a mark stand in it together. @param depth how many marks are around them already. */
function inMarks(nodes: readonly Node[], depth: number, parent: Node | null, drawing: Drawing): string {
  let html = ''
  for (let from = 0, to = 0; from < nodes.length; from = to) {
    const node = nodes[from]
    const mark = node?.marks[depth]
    to = from + 1
    if (mark) {
      while (nodes[to]?.marks[depth]?.eq(mark)) to += 1
      html += specHtml(mark.type.spec.toDOM?.(mark, true), inMarks(nodes.slice(from, to), depth + 1, parent, drawing))
    } else if (node) html += ownHtml(node, parent, drawing)
  }
  return html
}

/** A node without its marks. What the editor adds by views and decorations is added here. */
function ownHtml(node: Node, parent: Node | null, drawing: Drawing): string {
  if (node.isText) return escaped(node.text ?? '')
  const spec = node.type.spec.toDOM?.(node)
  const { checked } = node.attrs as { checked?: unknown }
  if (typeof checked === 'boolean') {
    const box = `<input type="checkbox" disabled${checked ? ' checked' : ''}>`
    return specHtml(spec, `${box}<div class="task-text">${children(node, drawing)}</div>`, { class: 'task' })
  }
  return specHtml(spec, children(node, drawing), deskAttributes(node, parent, drawing.numbers))
}

const isVoid: ReadonlySet<string> = new Set(['br', 'hr', 'img', 'input', 'col'])

/** Writes what `toDOM` gives, see `DOMOutputSpec`: a tag, its attributes, and a 0 where the content goes. */
function specHtml(
  spec: DOMOutputSpec | undefined,
  content: string,
  more: Record<string, string> | null = null,
): string {
  if (typeof spec === 'string') return escaped(spec)
  if (!Array.isArray(spec)) throw new TypeError('A node is drawn by something other than a list.')
  const [tag, second, ...others] = spec as [string, ...unknown[]]
  const hasAttributes = typeof second === 'object' && second !== null && !Array.isArray(second)
  const rest = (hasAttributes ? others : [second, ...others]).filter((part) => part !== undefined)
  const opening = `<${tag}${attributesHtml({ ...(hasAttributes && second), ...more })}>`
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
