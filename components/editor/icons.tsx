import type { ActionName } from './actions.ts'

/** One picture to an action, drawn on 20 by 20 with lines of 1.5. Letters are drawn as lines too. */
const drawings: Record<ActionName, string> = {
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
export function Icon({ name }: { name: ActionName }) {
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
