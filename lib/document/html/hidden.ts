import { quoted } from '../markdown/warning.ts'
import type { Recognizer } from './conversion.ts'
import { isHidden } from './styles.ts'
import { hasClass, hasContent, textOf } from './tree.ts'

/** What Ghost draws over its films and recordings. */
const playerControls = ['kg-video-overlay', 'kg-video-player-container', 'kg-audio-player-container']

/** What a page does not show. In Markdown somebody wrote it to be read by somebody. */
export const hidden: Recognizer = (element, conversion) => {
  if (!conversion.isPage) return null
  if (hasClass(element, ...playerControls)) return []
  if (!isHidden(element)) return null
  const isMachinery = /^(?:head|link|meta|script|style|template|title)$/.test(element.name)
  if (!isMachinery && hasContent([element])) {
    conversion.warn(
      element,
      `What the page does not show was left out: ${quoted(textOf([element]) || `<${element.name}>`)}.`,
    )
  }
  return []
}
