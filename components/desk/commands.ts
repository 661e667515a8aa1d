'use client'

import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'

/** Something that can be done from the palette. */
export type Command = {
  /** Told apart by it; a later command under the same name takes the place of an earlier one. */
  name: string
  label: string
  /** Other words by which it is found. */
  alsoCalled?: string
  /** A key that does the same, as `prosemirror-keymap` names keys; shown beside it. */
  keys?: string
  /** Where it leads, or what it does. */
  to: string | (() => void)
}

/** The event of the document that opens the palette. */
export const openPalette = 'masthead:palette'

type Group = { title: string; commands: readonly Command[] }

let groups: readonly Group[] = []
const listeners = new Set<() => void>()

/** Adds commands to the palette for as long as the returned function was not called. */
export function registerCommands(title: string, commands: readonly Command[]): () => void {
  const group = { title, commands }
  change([...groups, group])
  return () => change(groups.filter((each) => each !== group))
}

/**
 * Adds what a page or a bar can do to the palette while it is shown. What a command does is looked up when it is chosen,
 * so it may be a new function each time; names and labels are compared.
 */
export function useCommands(title: string, commands: readonly Command[]): void {
  const run = useEffectEvent((name: string) => {
    const command = commands.find((each) => each.name === name)
    if (typeof command?.to === 'function') command.to()
  })
  const listed = JSON.stringify(commands.map((command) => ({ ...command, to: leadsTo(command) })))
  useEffect(() => {
    const lasting = (JSON.parse(listed) as (Command & { to: string | null })[]).map((command) => ({
      ...command,
      to: command.to ?? (() => run(command.name)),
    }))
    return registerCommands(title, lasting)
  }, [title, listed])
}

/** What is registered now, the last registered group first. */
export function useRegistered(): readonly Group[] {
  return useSyncExternalStore(subscribe, registered, none)
}

function leadsTo({ to }: Command): string | null {
  return typeof to === 'string' ? to : null
}

function change(next: readonly Group[]): void {
  groups = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const registered = () => groups
const nothing: readonly Group[] = []
const none = () => nothing
