import type { Root } from 'mdast'
import { completeAddresses } from './addresses.ts'
import { placeAutomaticBlocks } from './automatic-blocks.ts'
import { placeCards } from './cards.ts'
import { nameDoubtfulLinks } from './doubts.ts'
import { placeFigures } from './figures.ts'
import { placeItems } from './items.ts'
import { blocksOf, openLetter } from './letter.ts'
import { takeOrigin } from './origin.ts'
import { placeRules } from './rules.ts'

/**
 * Gives the tree of a letter that came from Revue by way of Medium the structure that its author meant: items with their
 * citations, cards, figures with their credits, rules, and the blocks for past issues and subscribing, all as directives.
 * `root` holds what stands below the title; its positions refer to `source`. Every word stays in the tree, in
 * `subtitle`, in `origin`, or in a warning.
 */
export function readRevue(
  root: Root,
  source: string,
  warn: (line: number, text: string) => void,
): { root: Root; origin: string | null; subtitle: string | null } {
  const letter = openLetter(source, warn)
  const { origin, subtitle, blocks } = takeOrigin(letter, blocksOf(root))
  const withCards = placeCards(letter, blocks)
  nameDoubtfulLinks(letter, withCards)
  const withFigures = placeFigures(letter, placeRules(withCards))
  const withItems = placeItems(letter, placeAutomaticBlocks(letter, withFigures))
  return { root: { ...root, children: completeAddresses(letter, withItems, origin) }, origin, subtitle }
}
