import type { RenderingContext } from './context.ts'
import { numberFootnotes, type NumberedFootnote } from './footnotes.ts'
import { inlineTree, type InlineTree } from './inline-tree.ts'
import { normalForm } from './normal-form.ts'
import { outlineOf, type Outline } from './outline.ts'
import type { DocumentJson, InlineJson, MarkJson, MarkName, NodeJson, NodeName } from './schema.ts'

/** How each node of the schema is written in one target. `parent` is null for the document itself. */
export type NodeTable<State> = {
  [Name in NodeName]: (
    node: Extract<NodeJson, { type: Name }>,
    rendering: Rendering<State>,
    parent: NodeJson | null,
  ) => string
}

/** How each mark is written around what it marks, which is already written. */
export type MarkTable<State> = {
  [Name in MarkName]: (mark: Extract<MarkJson, { type: Name }>, inner: string, rendering: Rendering<State>) => string
}

/** What the entries of a table are given: where the document is read, what they keep among them, and how to go on. */
export type Rendering<State> = {
  context: RenderingContext
  /** The sections and items of the document, and the ids by which they are found. */
  outline: Outline
  /** The footnotes of the document by `footnoteKey`, in the order of their numbers. */
  footnotes: ReadonlyMap<string, NumberedFootnote>
  /** What one rendering remembers from node to node, such as the ids it has given out. */
  state: State
  /** Writes nodes one by one, in order. */
  each(nodes: readonly NodeJson[] | undefined, parent: NodeJson): string[]
  /** Writes a line of text with its marks. */
  inline(content: readonly InlineJson[] | undefined, parent: NodeJson): string
}

/**
 * Writes a document by a table for its nodes and one for its marks, from its normal form.
 * @throws Error for a node or mark that the tables don't have: it would be lost without a word.
 */
export function renderWith<State>(
  document: DocumentJson,
  tables: { nodes: NodeTable<State>; marks: MarkTable<State> },
  context: RenderingContext,
  state: State,
): string {
  return renderSettled(normalForm(document), tables, context, state)
}

/** `renderWith` for what is in normal form already. */
export function renderSettled<State>(
  settled: DocumentJson,
  tables: { nodes: NodeTable<State>; marks: MarkTable<State> },
  context: RenderingContext,
  state: State,
): string {
  const rendering: Rendering<State> = {
    context,
    outline: outlineOf(settled),
    footnotes: numberFootnotes(settled),
    state,
    each: (nodes = [], parent) => nodes.map((child) => node(child, parent)),
    inline: (content = [], parent) =>
      inlineTree(content)
        .map((tree) => branch(tree, parent))
        .join(''),
  }
  return node(settled, null)

  function node(each: NodeJson, parent: NodeJson | null): string {
    const write = entry<NodeTable<State>, NodeJson['type']>(tables.nodes, each.type) as (
      node: NodeJson,
      rendering: Rendering<State>,
      parent: NodeJson | null,
    ) => string
    return write(each, rendering, parent)
  }

  function branch(tree: InlineTree, parent: NodeJson): string {
    if ('leaf' in tree) return node(tree.leaf, parent)
    const write = entry<MarkTable<State>, MarkJson['type']>(tables.marks, tree.mark.type) as (
      mark: MarkJson,
      inner: string,
      rendering: Rendering<State>,
    ) => string
    return write(tree.mark, tree.children.map((child) => branch(child, parent)).join(''), rendering)
  }
}

function entry<Table extends object, Name extends keyof Table & string>(table: Table, name: Name): Table[Name] {
  if (!Object.hasOwn(table, name)) throw new Error(`Nothing says how “${name}” is written.`)
  return table[name]
}
