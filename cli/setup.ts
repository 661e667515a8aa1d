import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { setUp, setupInput } from '@/lib/accounts/setup.ts'
import { InvalidInput } from '@/lib/errors.ts'
import type { Command } from './command.ts'
import { withDatabase } from './with-database.ts'

/** First run without a browser. The password comes from standard input or a prompt, never from the command line, where others could see it. */
export const setup: Command = {
  usage:
    'setup --title TITLE --email EMAIL [--password-stdin] [--author NAME] [--description TEXT] [--language TAG] [--time-zone NAME] [--url ADDRESS]',
  summary: 'makes the publication and its owner, on first run',
  async run(words) {
    const { values } = parseArgs({
      args: words,
      options: {
        title: { type: 'string' },
        email: { type: 'string' },
        'password-stdin': { type: 'boolean' },
        author: { type: 'string', default: '' },
        description: { type: 'string', default: '' },
        language: { type: 'string', default: 'en' },
        'time-zone': { type: 'string', default: Intl.DateTimeFormat().resolvedOptions().timeZone },
        url: { type: 'string', default: '' },
      },
    })
    if (values.title === undefined || values.email === undefined) {
      throw new InvalidInput('Say --title and --email: the name of the newsletter and who owns it.')
    }
    const password = values['password-stdin'] ? (await text(process.stdin)).replace(/\r?\n$/, '') : await askPassword()
    const parsed = setupInput.safeParse({
      title: values.title,
      description: values.description,
      authorName: values.author,
      language: values.language,
      timeZone: values['time-zone'],
      address: values.url,
      email: values.email,
      password,
    })
    if (!parsed.success) throw new InvalidInput(parsed.error.issues.map((issue) => issue.message).join('\n'))
    await withDatabase(() => setUp(parsed.data, 'at the terminal'))
    console.log(`“${parsed.data.title}” is set up. ${parsed.data.email} can log in.`)
    return 0
  },
}

async function askPassword(): Promise<string> {
  if (!process.stdin.isTTY) throw new InvalidInput('Give the password on standard input with --password-stdin.')
  process.stderr.write('Password: ')
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const prompt = createInterface({ input: process.stdin, output: silent, terminal: true })
  try {
    return await prompt.question('')
  } finally {
    prompt.close()
    process.stderr.write('\n')
  }
}
