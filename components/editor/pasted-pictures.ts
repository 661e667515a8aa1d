/** A place in a text where a picture that came along with it belongs. */
export type MarkedPicture = { mark: string; file: File }

/**
 * Pictures in HTML that no address leads to: those that are written out in it, and those that lie beside it on the
 * clipboard, as programs give a text with its pictures. Each is replaced by a mark in the text.
 * @param beside the pictures on the clipboard; they are those of the HTML when there are as many.
 */
export function markPictures(html: string, beside: readonly File[]): { html: string; pictures: MarkedPicture[] } {
  const local = [...html.matchAll(/<img\b[^>]*>/gi)].filter(([tag]) =>
    /^(?:file|cid|blob|webkit-fake-url|about):/i.test(sourceOf(tag)),
  )
  const files = local.length === beside.length ? [...beside] : []
  const pictures: MarkedPicture[] = []
  const marked = html.replace(/<img\b[^>]*>/gi, (tag) => {
    const source = sourceOf(tag)
    const isLocal = local.some(([each]) => each === tag)
    const file = isLocal ? files.shift() : writtenOut(source, pictures.length)
    if (!file) return tag
    // Two signs for private use, which no text from elsewhere has around a number.
    const mark = `\uF8F0${pictures.length}\uF8F1`
    pictures.push({ mark, file })
    return mark
  })
  return { html: marked, pictures }
}

function sourceOf(tag: string): string {
  const found = /\bsrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(tag)
  return (found?.[1] ?? found?.[2] ?? found?.[3] ?? '').trim()
}

/** A picture that is written out in its address (RFC 2397). */
function writtenOut(source: string, index: number): File | null {
  const found = /^data:(image\/[\w.+-]+)(?:;[\w=-]+)*;base64,([\s\S]+)$/i.exec(source)
  const [, type, data] = found ?? []
  if (!type || !data) return null
  try {
    const bytes = Uint8Array.from(atob(data.replace(/\s/g, '')), (character) => character.charCodeAt(0))
    const extension = type.replace(/^image\/|\+.*$/g, '').toLowerCase()
    return new File([bytes], `picture-${index + 1}.${extension}`, { type: type.toLowerCase() })
  } catch {
    return null
  }
}
