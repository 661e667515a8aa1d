import { MastheadError } from '@/lib/errors.ts'
import type { Command } from './command.ts'

// Each command is loaded when it is asked for, so that `masthead render` starts without a database driver.
const commands: Record<string, () => Promise<Command>> = {
  setup: async () => (await import('./setup.ts')).setup,
  import: async () => (await import('./import.ts')).importFiles,
  export: async () => (await import('./export.ts')).exportFiles,
  render: async () => (await import('./render.ts')).render,
  card: async () => (await import('./card.ts')).card,
  publish: async () => (await import('./publish.ts')).publish,
  unpublish: async () => (await import('./publish.ts')).unpublish,
  rerender: async () => (await import('./rerender.ts')).rerender,
  migrate: async () => (await import('./migrate.ts')).migrate,
  worker: async () => (await import('./worker.ts')).worker,
  doctor: async () => (await import('./doctor.ts')).doctor,
}

/**
 * Runs one command with the words after `masthead`.
 * @returns the exit code: 0 when all went well, 1 when something did not, 2 when the words made no sense.
 */
export async function main(words: string[]): Promise<number> {
  const [name, ...rest] = words
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    await printHelp()
    return name === undefined ? 2 : 0
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!load) {
    console.error(`There is no command “${name}”. The commands are: ${Object.keys(commands).join(', ')}.`)
    return 2
  }
  const command = await load()
  if (rest.includes('--help') || rest.includes('-h')) {
    console.log(`masthead ${command.usage}\n\n${command.summary}`)
    return 0
  }
  try {
    return await command.run(rest)
  } catch (error) {
    if (error instanceof MastheadError) {
      console.error(error.message)
      return 1
    }
    if (isWrongOption(error)) {
      console.error(`${error.message}\nUsage: masthead ${command.usage}`)
      return 2
    }
    throw error
  }
}

async function printHelp(): Promise<void> {
  console.log('Masthead: a newsletter press that its author owns.\n')
  for (const load of Object.values(commands)) {
    const { usage, summary } = await load()
    console.log(`  masthead ${usage}\n      ${summary}`)
  }
}

/** What `parseArgs` of node:util throws for options that a command does not have. */
function isWrongOption(error: unknown): error is Error {
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}
