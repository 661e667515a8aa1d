'use client'

import type { Ref } from 'react'
import { keyLabel, otherActions, tableActions, textActions, type ActionGroup } from './actions.ts'

const markdown: [string, string][] = [
  ['## and a space', 'Heading'],
  ['- and a space', 'List'],
  ['1. and a space', 'Numbered list'],
  ['[ ] and a space', 'Tasks'],
  ['> and a space', 'Quote'],
  ['``` and a space', 'Block of code'],
  ['--- ', 'Dividing line'],
  ['**word**', 'Bold'],
  ['*word*', 'Italic'],
  ['`word`', 'Code'],
]

/** Every key of the desk. */
export function KeysDialog({ ref, isMac }: { ref: Ref<HTMLDialogElement>; isMac: boolean }) {
  const groups: ActionGroup[] = [...textActions, tableActions].map((group) =>
    group.title === 'The desk' ? { ...group, actions: [...group.actions, ...otherActions] } : group,
  )
  return (
    <dialog ref={ref} className="sheet keys-dialog" aria-labelledby="keys-title">
      <form method="dialog" className="keys-head">
        <h2 id="keys-title">Keys</h2>
        <button className="button" type="submit">
          Close
        </button>
      </form>
      <div className="keys-groups">
        {groups.map((group) => (
          <section key={group.title}>
            <h3>{group.title}</h3>
            <dl>
              {group.actions.map(({ name, label, key }) => (
                <Key key={name} label={label} words={key === null ? null : keyLabel(key, isMac)} />
              ))}
              {group.title === 'The desk' && (
                <Key label="Find an issue or a command" words={keyLabel('Mod-p', isMac)} />
              )}
            </dl>
          </section>
        ))}
        <section>
          <h3>While you type</h3>
          <dl>
            {markdown.map(([typed, meaning]) => (
              <div key={typed}>
                <dt>{meaning}</dt>
                <dd>
                  <kbd>{typed}</kbd>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </dialog>
  )
}

function Key({ label, words }: { label: string; words: string | null }) {
  return (
    words !== null && (
      <div>
        <dt>{label}</dt>
        <dd>
          <kbd>{words}</kbd>
        </dd>
      </div>
    )
  )
}
