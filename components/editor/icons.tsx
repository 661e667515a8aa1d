import type { ActionName } from './actions.ts'

type Drawn = ActionName | 'blocks' | 'remove'

/** One picture to an action, drawn on 20 by 20 with lines of 1.5. Letters are drawn as lines too. */
const drawings: Record<Drawn, string> = {
  blockMenu: 'M8 5h9M8 10h9M8 15h9M4.5 8V3M2.7 4.8 4.5 3l1.8 1.8M4.5 12v5M2.7 15.2 4.5 17l1.8-1.8',
  paragraph: 'M15 4H8.5a3.25 3.25 0 0 0 0 6.5H11M11 4v12M14 4v12',
  heading2: 'M3 4.5v11M10 4.5v11M3 10h7M13 11.2a2.1 2.1 0 1 1 3.7 1.4L13 16h4.2',
  heading3: 'M3 4.5v11M10 4.5v11M3 10h7M13.2 9.5H17l-2.2 2.4a2.05 2.05 0 1 1-1.8 3.1',
  heading4: 'M3 4.5v11M10 4.5v11M3 10h7M16.2 16V9.2L13 13.8h4.6',
  bold: 'M6 4.5h4.6a2.7 2.7 0 0 1 0 5.4H6zM6 9.9h5.4a2.8 2.8 0 0 1 0 5.6H6z',
  italic: 'M8.5 4.5H14M6 15.5h5.5M11.5 4.5l-3 11',
  strike:
    'M3.5 10h13M13.8 6.6C13.4 5.2 12 4.3 10 4.3c-2.3 0-3.8 1.1-3.8 2.7 0 1.3.9 2.2 2.6 2.8M6 13.2c.3 1.6 1.8 2.6 4 2.6 2.4 0 4-1.1 4-2.8 0-.9-.4-1.6-1.1-2.2',
  code: 'M7 5.5 2.5 10 7 14.5M13 5.5 17.5 10 13 14.5',
  link: 'M8.3 11.7a3 3 0 0 0 4.3 0l3-3a3.05 3.05 0 0 0-4.3-4.3l-1 1M11.7 8.3a3 3 0 0 0-4.3 0l-3 3a3.05 3.05 0 0 0 4.3 4.3l1-1',
  bulletList: 'M8 5h9M8 10h9M8 15h9M3.5 5h.01M3.5 10h.01M3.5 15h.01',
  orderedList: 'M9 5h8M9 10h8M9 15h8M3 4l1.3-.8v4.3M3 12.8a1.2 1.2 0 1 1 2 .9L3 16.2h2.4',
  taskList: 'M10 5.5h7M10 14h7M3 5.5 4.5 7l3-3.5M3.2 12h4v4h-4z',
  quote: 'M4 4v12M8 6h9M8 10h9M8 14h6',
  codeBlock: 'M3 4h14v12H3zM8 8l-2 2 2 2M12 8l2 2-2 2',
  picture: 'M3 4h14v12H3zM3 13.5l4-4 3.5 3.5 2.5-2.5 4 4M13 7.5h.01',
  table: 'M3 4h14v12H3zM3 8h14M3 12h14M8 4v12M12.5 4v12',
  rule: 'M3 10h14M6 5h8M6 15h8',
  undo: 'M7.5 4 4 7.5 7.5 11M4 7.5h7.5a4.25 4.25 0 0 1 0 8.5H8',
  redo: 'M12.5 4 16 7.5 12.5 11M16 7.5H8.5a4.25 4.25 0 0 0 0 8.5H12',
  keys: 'M7.2 7.3a2.8 2.8 0 1 1 4.3 2.4c-.9.6-1.5 1.1-1.5 2.3M10 15h.01',
  blocks: 'M4 4h5v5H4zM4 11.5h5v5H4zM11.5 4h5v5h-5zM14 11.5v5M11.5 14h5',
  remove: 'M4 6h12M8 6V4h4v2M5.5 6l.7 10h7.6l.7-10M8.5 9v4.5M11.5 9v4.5',
  fields: 'M3 5h5M3 10h5M3 15h5M11 4h6v3h-6zM11 9h6v3h-6zM11 14h6v3h-6z',
  item: 'M3 5h9M3 9h14M3 12.5h14M3 16h8M15.5 3.5h2v2M17.5 3.5l-3 3',
  card: 'M3 4.5h14v11H3zM12 7.5h2.5V13H12zM5.5 8h4M5.5 11h4',
  embed: 'M3 4.5h14v11H3zM8.5 7.5v5l4-2.5z',
  callout: 'M3 4h14v9.5h-7L6.5 17v-3.5H3zM6.5 7.5h7M6.5 10.2h4.5',
  details: 'M4 4.5l3 2.5-3 2.5M10 7h7M10 11h7M10 15h5',
  footnote: 'M3 7h7M3 11h14M3 15h14M13.5 4l1.7-1v4.5',
  blockMath: 'M14.5 5.5v-2h-9L10 10l-4.5 6.5h9v-2',
  inlineMath: 'M3 12l1.5-1 2.5 5L10.5 4H17M11.5 9l4.5 6M16 9l-4.5 6',
  contents: 'M3 5h9M5.5 8.5H12M5.5 12H12M3 15.5h9M15.5 5h1.5M15.5 8.5h1.5M15.5 12h1.5M15.5 15.5h1.5',
  pastIssues: 'M6.5 3.5H17v10H6.5zM3 6.5v10h10.5M9.5 7h4.5M9.5 10h4.5',
  subscribe: 'M3 5h14v10.5H3zM3 5.5l7 5.5 7-5.5',
  aboutAuthor: 'M10 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM4 16.5c.6-3 2.9-4.5 6-4.5s5.4 1.5 6 4.5',
  subscript: 'M3 4.5l7 9M10 4.5l-7 9M13 13.8a1.7 1.7 0 1 1 3 1.1L13 17.5h3.6',
  superscript: 'M3 7l7 9M10 7l-7 9M13 4a1.7 1.7 0 1 1 3 1.1L13 7.7h3.6',
  language: 'M3 5h9M7.5 3v2M10.5 5c-1 3.5-3.5 6-7 7.5M5 7.5c1 2 2.8 3.5 5 4.3M10.5 17l3.5-8 3.5 8M11.8 14.3h4.5',
  save: 'M4 10.5 8 14.5 16 5.5',
  rowAbove: 'M3 11h14v5H3zM10 3v5M7.5 5.5h5M10 11v5',
  rowBelow: 'M3 4h14v5H3zM10 12v5M7.5 14.5h5M10 4v5',
  removeRow: 'M3 7.5h14v5H3zM7.5 2.5h5M10 7.5v5',
  columnBefore: 'M11 3h5v14h-5zM3 10h5M5.5 7.5v5M11 10h5',
  columnAfter: 'M4 3h5v14H4zM12 10h5M14.5 7.5v5M4 10h5',
  removeColumn: 'M7.5 3h5v14h-5zM14.5 10h3.5M7.5 10h5',
  alignLeft: 'M3 5h14M3 10h8M3 15h11',
  alignCenter: 'M3 5h14M6 10h8M4.5 15h11',
  alignRight: 'M3 5h14M9 10h8M6 15h11',
  removeTable: 'M3 4h14v12H3zM7.5 7.5l5 5M12.5 7.5l-5 5',
}

/** A picture beside or in place of a label; the label is said by what holds it. */
export function Icon({ name }: { name: Drawn }) {
  return (
    <svg
      className="icon"
      viewBox="0 0 20 20"
      width="20"
      height="20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={drawings[name]} />
    </svg>
  )
}
