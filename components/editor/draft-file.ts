import type { DocumentJson } from '@/lib/document/schema.ts'
import type { DraftFields } from '@/lib/issues/input.ts'

/** A draft as a Markdown file that can be imported again. The writer is fetched only now. */
export async function draftAsMarkdown({ title, subtitle, document }: DraftFields): Promise<string> {
  const [{ writeMarkdown }, { noFields }] = await Promise.all([
    import('@/lib/document/markdown/write.ts'),
    import('@/lib/document/markdown/fields.ts'),
  ])
  return writeMarkdown({ ...noFields, title, subtitle }, document as DocumentJson)
}

/** Gives a text to the browser as a file. */
export function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/markdown;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}

/** The name of the file: the title without what file systems refuse. */
export function fileName(title: string): string {
  const name = title
    .replace(/[\p{Cc}\p{Cf}\\/:*?"<>|]+/gu, ' ')
    .trim()
    .slice(0, 80)
  return `${name || 'Untitled'}.md`
}
