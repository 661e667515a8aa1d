'use client'

import { useMemo, useRef, useState } from 'react'
import type { Node } from '@tiptap/pm/model'
import { useDraft } from '@/components/editor/draft-context.ts'
import { uploadPicture } from '@/components/editor/upload-request.ts'
import { useSettledText } from '@/components/editor/use-settled-text.ts'

type CoverFieldProps = {
  cover: string
  fault: string | undefined
  uploadAddress: string
  isOpen: boolean
  /** @param alt what the picture shows, where it is known. */
  choose: (cover: string, alt: string | null) => void
}

type Shown = { src: string; alt: string }

/** The picture that stands for the issue: one of those in the text, or another one. */
export function CoverField({ cover, fault, uploadAddress, isOpen, choose }: CoverFieldProps) {
  const { editor } = useDraft()
  const text = useSettledText(editor, isOpen)
  const pictures = useMemo(() => (text ? picturesIn(text) : []), [text])
  const file = useRef<HTMLInputElement>(null)
  const [sent, setSent] = useState<number | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)

  async function upload(chosen: File) {
    setTrouble(null)
    setSent(0)
    try {
      const { address } = await uploadPicture(uploadAddress, chosen, setSent, new AbortController().signal)
      choose(address, null)
    } catch (error) {
      setTrouble(error instanceof Error ? error.message : String(error))
    }
    setSent(null)
  }

  return (
    <div className="field cover-field" role="group" aria-labelledby="cover-label">
      <span className="field-label" id="cover-label">
        Cover
      </span>
      {cover === '' ? (
        <small>The picture that is shown where the issue is shared.</small>
      ) : (
        <img className="cover" src={cover} alt="" />
      )}
      {pictures.length > 0 && (
        <div className="cover-choices" role="group" aria-label="Pictures of this issue">
          {pictures.map(({ src, alt }) => (
            <button
              key={src}
              type="button"
              aria-pressed={src === cover}
              aria-label={`Take as cover: ${alt || 'picture without a description'}`}
              onClick={() => choose(src, alt)}
            >
              <img src={src} alt="" loading="lazy" />
            </button>
          ))}
        </div>
      )}
      <span className="cover-actions">
        <button
          type="button"
          className="button"
          data-kind="quiet"
          disabled={sent !== null}
          onClick={() => file.current?.click()}
        >
          {sent === null ? 'Add a picture' : `Sending… ${Math.round(sent * 100)} %`}
        </button>
        {cover !== '' && (
          <button type="button" className="button" data-kind="quiet" onClick={() => choose('', '')}>
            No cover
          </button>
        )}
      </span>
      {(trouble ?? fault) && (
        <span className="fault" role="alert">
          {trouble ?? fault}
        </span>
      )}
      <input
        ref={file}
        type="file"
        accept="image/*"
        hidden
        onChange={(event) => {
          const chosen = event.target.files?.[0]
          event.target.value = ''
          if (chosen) void upload(chosen)
        }}
      />
    </div>
  )
}

function picturesIn(text: Node): Shown[] {
  const found = new Map<string, Shown>()
  text.descendants((node) => {
    const { src, alt } = node.attrs as { src?: unknown; alt?: unknown }
    if (typeof src === 'string' && src.startsWith('/media/') && !found.has(src)) {
      found.set(src, { src, alt: typeof alt === 'string' ? alt : '' })
    }
    return found.size < 12
  })
  return [...found.values()]
}
