import type { Rule } from './rule.ts'

/** Pictures that can't be shown, because they never came here. */
export const missingPictures: Rule = ({ nodes, picture }) =>
  nodes.flatMap(({ node, path }) => {
    const shown = pictureOf(node)
    if (shown === null || picture(shown) !== 'missing') return []
    const name = shown.split(/[?#]/)[0]?.split('/').at(-1) || shown
    const where = node.type === 'card' || node.type === 'embed' ? 'The picture of this card' : 'A picture'
    return [
      { level: 'mend' as const, place: { path }, text: `${where} is missing: ${name}. Readers will find a gap there.` },
    ]
  })

function pictureOf(node: Parameters<Rule>[0]['nodes'][number]['node']): string | null {
  if (node.type === 'image' || node.type === 'figure') return node.attrs.src
  return node.type === 'card' || node.type === 'embed' ? node.attrs.image : null
}
