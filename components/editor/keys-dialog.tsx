'use client'

import './keys-dialog.css'
import { useState, type Ref } from 'react'
import { keyLabel, otherActions, tableActions, textActions } from './actions.ts'
import { slashWord } from './block-words.ts'
import { blockTools } from './block-tools.ts'
import { folded } from './find-blocks.ts'
import { typedMarkdown } from './typing-rules.ts'

type Line = { label: string; keys: string }
type KeyGroup = { title: string; lines: Line[] }

/** Every key of the desk, and every word that can be typed instead; found by typing. */
export function KeysDialog({ ref, isMac }: { ref: Ref<HTMLDialogElement>; isMac: boolean }) {
  const [sought, setSought] = useState('')
  const query = folded(sought)
  const groups = keyGroups(isMac)
    .map(({ title, lines }) => ({ title, lines: lines.filter((line) => fits(line, title, query)) }))
    .filter(({ lines }) => lines.length > 0)
  return (
    <dialog ref={ref} className="sheet keys-dialog" aria-labelledby="keys-title" onClose={() => setSought('')}>
      <form method="dialog" className="keys-head">
        <h2 id="keys-title">Keys</h2>
        {/* First in the dialog, so that it takes the cursor. */}
        <input
          className="keys-search"
          type="search"
          aria-label="Find a key"
          placeholder="Find a key"
          autoComplete="off"
          value={sought}
          onChange={(event) => setSought(event.target.value)}
          onKeyDown={(event) => {
            // Enter would close the dialog.
            if (event.key === 'Enter') event.preventDefault()
          }}
        />
        <button className="button" type="submit">
          Close
        </button>
      </form>
      <div className="keys-groups" aria-live="polite">
        {groups.map((group) => (
          <section key={group.title}>
            <h3>{group.title}</h3>
            <dl>
              {group.lines.map(({ label, keys }) => (
                <div key={`${label} ${keys}`}>
                  <dt>{label}</dt>
                  <dd>
                    <kbd>{keys}</kbd>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        {groups.length === 0 && <p>No key is called so.</p>}
      </div>
    </dialog>
  )
}

/** All that is listed: the key of each action, or the word that stands for it; most have both. */
export function keyGroups(isMac: boolean): KeyGroup[] {
  const groups = [
    ...textActions.map((group) => (group.title === 'The desk' ? withOthers(group) : group)),
    tableActions,
  ].map(({ title, actions }) => ({
    title,
    lines: [
      ...actions.map(({ name, label, key }) => ({
        label,
        keys: [key === null ? null : keyLabel(key, isMac), slashWord(name)].filter((each) => each !== null).join('  '),
      })),
      ...(title === 'The desk' ? [{ label: 'Find an issue or a command', keys: keyLabel('Mod-p', isMac) }] : []),
    ],
  }))
  const moves = blockTools.map(({ label, key }) => ({ label, keys: keyLabel(key, isMac) }))
  return [
    ...groups.map(({ title, lines }) => ({ title, lines: title === 'This block' ? [...lines, ...moves] : lines })),
    {
      title: 'From the text',
      lines: [
        { label: 'To the tools, and to the next ones', keys: keyLabel('Alt-F10', isMac) },
        { label: 'Back to the text', keys: 'Esc' },
        { label: 'Paste without formatting', keys: keyLabel('Mod-Shift-v', isMac) },
        { label: 'Keep a pasted address a link', keys: 'Esc' },
        { label: 'Find an issue or a command', keys: keyLabel('Mod-p', isMac) },
        { label: 'What stands beside the text', keys: keyLabel('Mod-\\', isMac) },
      ],
    },
    {
      title: 'Checks',
      lines: [
        { label: 'To the next finding', keys: 'F8' },
        { label: 'To the one before', keys: keyLabel('Shift-F8', isMac) },
        { label: 'Mend it', keys: keyLabel('Mod-F8', isMac) },
      ],
    },
    { title: 'While you type', lines: typedMarkdown.map(([keys, label]) => ({ label, keys })) },
  ]
}

function withOthers<Group extends { actions: typeof otherActions }>(group: Group): Group {
  return { ...group, actions: [...group.actions, ...otherActions] }
}

function fits({ label, keys }: Line, title: string, query: string): boolean {
  return query === '' || [label, keys, title].some((words) => folded(words).includes(query))
}
