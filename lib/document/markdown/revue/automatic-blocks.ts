import type { Heading } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import { spanning, type Block, type Letter } from './letter.ts'
import { textOf } from './line.ts'

/** What a heading must say for what stands below it to be filled in by itself from now on. */
const meanings: readonly { name: string; words: RegExp; holds: (block: Block) => boolean }[] = [
  {
    name: 'past-issues',
    words:
      /(?:过去|過去|往期|过往|過往|以往|以前|之前|历史|歷史|前几)的?.{0,4}(?:通讯|通訊|新闻|新聞|简报|簡報|周报|週報|周刊|週刊|期刊|刊物|文章|回顾|回顧|期|号|號)|往期|バックナンバー|(?:過去|これまで|以前)の.{0,4}(?:ニュースレター|メルマガ|号|記事|配信|一覧)|\b(?:past|previous|earlier|older|prior|back)\s+(?:news\s?letters?|issues?|editions?|numbers?|letters?)\b|^\s*(?:the\s+)?archives?\W*$/i,
    holds: (block) => isCard(block) || isListOfLinks(block),
  },
  {
    name: 'subscribe',
    words: /订阅|訂閱|購読|登録|注册|註冊|\bsubscri(?:be|bing|ption)\b|\bsign(?:ing)?[\s-]?up\b/i,
    holds: isCard,
  },
]

/**
 * Puts what stands below a heading about past issues, cards or links, into `past-issues`, and the cards below a heading
 * about subscribing into `subscribe`. The headings stay.
 */
export function placeAutomaticBlocks(letter: Letter, blocks: readonly Block[]): Block[] {
  const placed: Block[] = []
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index]
    if (!block) break
    placed.push(block)
    const meaning = block.type === 'heading' ? meaningOf(block) : undefined
    if (!meaning) continue
    let end = index + 1
    for (let next = blocks[end]; next && meaning.holds(next); next = blocks[end]) end++
    const held = blocks.slice(index + 1, end)
    if (held.length > 0) placed.push(holding(meaning.name, held))
    else
      letter.warn(
        block,
        `This heading sounds like “${meaning.name}”, but no card or list of links stands right below it.`,
      )
    index = end - 1
  }
  return placed
}

/** A heading that leads somewhere is the title of an item, whatever its words. */
function meaningOf(heading: Heading): (typeof meanings)[number] | undefined {
  if (heading.children.some((child) => child.type === 'link')) return undefined
  const text = textOf(heading)
  return text.length > 100 ? undefined : meanings.find(({ words }) => words.test(text))
}

function holding(name: string, held: readonly Block[]): ContainerDirective {
  const [first] = held
  return {
    type: 'containerDirective',
    name,
    attributes: {},
    children: [...held],
    ...(first && spanning(first, held.at(-1))),
  }
}

function isCard(block: Block): boolean {
  return block.type === 'leafDirective' && block.name === 'card'
}

/** A list of which every point is a line with a link, whatever stands beside that. */
function isListOfLinks(block: Block): boolean {
  return (
    block.type === 'list' &&
    block.children.every(({ children: [line, ...more] }) => {
      return line?.type === 'paragraph' && line.children.some((child) => child.type === 'link') && more.length === 0
    })
  )
}
