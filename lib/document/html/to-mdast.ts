import type { RootContent } from 'mdast'
import { aside, details, knownCallout, pullQuote, toggle } from './boxes.ts'
import { ghostBookmark, mediumEmbed, notionBookmark } from './cards.ts'
import { highlighted, preformatted } from './code.ts'
import { button, input, select, textArea } from './controls.ts'
import { Conversion, at, type Around, type Content, type Handler, type Recognizer } from './conversion.ts'
import { definition, term } from './definitions.ts'
import { forOldBrowsers, frame, media, plugIn, wordPressEmbed } from './embeds.ts'
import { figure, oldFigure } from './figures.ts'
import { footnoteHandlers } from './footnotes.ts'
import { hidden } from './hidden.ts'
import { image, picture } from './images.ts'
import { anchor, area } from './links.ts'
import { list, strayItem } from './lists.ts'
import { about, comment, drawing, forPrograms, program } from './machinery.ts'
import { abbreviation, look, marked, quotation, unmarked } from './marks.ts'
import { math, renderedMath } from './math.ts'
import { ruby } from './ruby.ts'
import { collapsed } from './spaces.ts'
import { strayPart, table } from './tables.ts'
import { heading, lineBreak, paragraph, quote, rule } from './text-blocks.ts'
import type { HtmlElement, HtmlNode } from './tree.ts'

/** HTML as blocks of Markdown's tree. */
export function toMdast(nodes: readonly HtmlNode[], around: Around): RootContent[] {
  return new Conversion(around, convert).blocks(nodes)
}

function convert(node: HtmlNode, conversion: Conversion): Content {
  if (node.type === 'text') return [{ type: 'text', value: collapsed(node.value), position: at(node) }]
  if (node.type === 'comment') return comment(node, conversion)
  if (node.type === 'element') return convertElement(node, conversion)
  conversion.around.met.add(node.node)
  return [node.node]
}

function convertElement(element: HtmlElement, conversion: Conversion): Content {
  for (const recognize of recognizers) {
    const content = recognize(element, conversion)
    if (content) return content
  }
  const handle = handlers.get(element.name)
  if (handle) return handle(element, conversion)
  // Word's own elements, such as `<o:p>`, mean nothing elsewhere.
  return element.name.includes(':') ? inside(element, conversion) : unmarked(element, conversion)
}

/** Elements known by more than their name, in the order in which they are asked. */
const recognizers: readonly Recognizer[] = [
  renderedMath,
  hidden,
  ghostBookmark,
  mediumEmbed,
  notionBookmark,
  knownCallout,
  toggle,
  wordPressEmbed,
  oldFigure,
  pullQuote,
  highlighted,
]

/** Elements that mean nothing more than their content, in a line… */
const inside: Handler = (element, conversion) => conversion.all(element.children)

/** …and apart from it. */
const apart: Handler = (element, conversion) => conversion.blocks(element.children)

/** Elements that stand apart, and whose meaning is lost. */
const apartUnmarked: Handler = (element, conversion) => {
  conversion.warnOfSign(element)
  return conversion.blocks(element.children)
}

/** How a page looks is its own business. */
const centered: Handler = (element, conversion) => (conversion.isPage ? apart : apartUnmarked)(element, conversion)

const nothing: Handler = () => []

/** What a page says of itself has been read before. */
const head: Handler = (element, conversion) => (conversion.isPage ? [] : conversion.blocks(element.children))

/** A title in the text of a page is the program's, as the one in its head. */
const title: Handler = (element, conversion) => (conversion.isPage ? [] : apartUnmarked(element, conversion))

/** Every element of the HTML Living Standard, and what browsers still read, by what becomes of it. */
const families: readonly [Handler, string][] = [
  ...footnoteHandlers,
  [
    apart,
    'address article body div dl fieldset figcaption footer form header hgroup html legend main nav optgroup option search section summary',
  ],
  [apartUnmarked, 'canvas dialog marquee'],
  [inside, 'map noscript rp rt rtc slot'],
  [marked, 'b bdi code data del em i kbd label nobr output rb rbc s samp span strike strong sub sup time tt var'],
  [look, 'big blink font small u'],
  [unmarked, 'bdo cite dfn ins mark meter progress'],
  [nothing, 'col colgroup param source spacer track wbr'],
  [about, 'base basefont bgsound link meta'],
  [head, 'head'],
  [title, 'title'],
  [forPrograms, 'datalist template'],
  [program, 'script style'],
  [preformatted, 'listing plaintext pre xmp'],
  [heading, 'h1 h2 h3 h4 h5 h6'],
  [list, 'dir menu ol ul'],
  [strayPart, 'caption tbody td tfoot th thead tr'],
  [frame, 'frame iframe'],
  [forOldBrowsers, 'noembed noframes'],
  [media, 'audio video'],
  [plugIn, 'applet embed object'],
  [abbreviation, 'abbr acronym'],
  [centered, 'center'],
  [anchor, 'a'],
  [area, 'area'],
  [aside, 'aside'],
  [quote, 'blockquote'],
  [lineBreak, 'br'],
  [button, 'button'],
  [definition, 'dd'],
  [details, 'details'],
  [term, 'dt'],
  [figure, 'figure'],
  [rule, 'hr'],
  [image, 'img'],
  [input, 'input'],
  [strayItem, 'li'],
  [math, 'math'],
  [paragraph, 'p'],
  [picture, 'picture'],
  [quotation, 'q'],
  [ruby, 'ruby'],
  [select, 'select'],
  [drawing, 'svg'],
  [table, 'table'],
  [textArea, 'textarea'],
]

/** Whether browsers know an element, so that its tags are no words of the author's. */
export function isKnownElement(name: string): boolean {
  return handlers.has(name)
}

const handlers: ReadonlyMap<string, Handler> = new Map(
  families.flatMap(([handler, names]) => names.split(' ').map((name): [string, Handler] => [name, handler])),
)
