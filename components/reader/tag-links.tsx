import { tagKey } from '@/lib/issues/tag-input.ts'
import { tagPath } from './site.ts'

/** The tags of an issue, each the way to the others that have it. */
export function TagLinks({ tags }: { tags: readonly string[] }) {
  return tags.map((tag) => (
    <a key={tag} rel="tag" href={tagPath(tagKey(tag))}>
      {tag}
    </a>
  ))
}
