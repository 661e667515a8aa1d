import { webAddress } from './addresses.ts'
import type { EmbedKind } from '../nodes/embed.ts'

/** What a player shows, and the page on which anybody can see it. */
export type Shown = { kind: EmbedKind; href: string }

type Player = {
  /** The hosts it is loaded from; a dot at the start stands for those below it. */
  hosts: readonly string[]
  kind: EmbedKind
  /** The public page, or null when the address of the player does not tell. */
  page?: (url: URL) => string | null
}

const players: readonly Player[] = [
  {
    hosts: ['youtube.com', '.youtube.com', 'youtube-nocookie.com', '.youtube-nocookie.com', 'youtu.be'],
    kind: 'video',
    page: youTubePage,
  },
  {
    hosts: ['player.vimeo.com'],
    kind: 'video',
    page: (url) => {
      const secret = url.searchParams.get('h')
      const id = part(url, /^\/video\/(\d+)/)
      return id && `https://vimeo.com/${id}${secret ? `/${secret}` : ''}`
    },
  },
  {
    hosts: ['.dailymotion.com'],
    kind: 'video',
    page: (url) =>
      page(part(url, /^\/embed\/video\/(\w+)/) ?? url.searchParams.get('video'), 'https://www.dailymotion.com/video/'),
  },
  {
    hosts: ['player.bilibili.com'],
    kind: 'video',
    page: (url) => page(url.searchParams.get('bvid'), 'https://www.bilibili.com/video/'),
  },
  {
    hosts: ['embed.nicovideo.jp'],
    kind: 'video',
    page: (url) => page(part(url, /^\/watch\/(\w+)/), 'https://www.nicovideo.jp/watch/'),
  },
  { hosts: ['player.twitch.tv'], kind: 'video', page: twitchPage },
  {
    hosts: ['www.loom.com', 'loom.com'],
    kind: 'video',
    page: (url) => page(part(url, /^\/embed\/(\w+)/), 'https://www.loom.com/share/'),
  },
  { hosts: ['embed.ted.com'], kind: 'video', page: (url) => `https://www.ted.com${url.pathname}` },
  {
    hosts: ['archive.org'],
    kind: 'video',
    page: (url) => page(part(url, /^\/embed\/([^/]+)/), 'https://archive.org/details/'),
  },
  { hosts: ['w.soundcloud.com'], kind: 'audio', page: soundCloudPage },
  {
    hosts: ['open.spotify.com'],
    kind: 'audio',
    page: (url) => page(part(url, /^\/embed(?:-podcast)?\/(.+)$/), 'https://open.spotify.com/'),
  },
  {
    hosts: ['embed.podcasts.apple.com', 'embed.music.apple.com'],
    kind: 'audio',
    page: (url) => `https://${url.hostname.slice('embed.'.length)}${url.pathname}${query(url, 'i')}`,
  },
  {
    hosts: [
      'bandcamp.com',
      '.bandcamp.com',
      '.simplecast.com',
      '.transistor.fm',
      '.buzzsprout.com',
      '.libsyn.com',
      '.megaphone.fm',
      '.acast.com',
      '.captivate.fm',
      '.podbean.com',
      '.mixcloud.com',
    ],
    kind: 'audio',
  },
  { hosts: ['anchor.fm', 'podcasters.spotify.com'], kind: 'audio', page: (url) => url.href.replace('/embed/', '/') },
  {
    hosts: ['platform.twitter.com', 'platform.x.com'],
    kind: 'post',
    page: (url) => page(url.searchParams.get('id'), 'https://x.com/i/status/'),
  },
  { hosts: ['embed.bsky.app'], kind: 'post', page: blueskyPage },
  {
    hosts: ['www.instagram.com', 'instagram.com'],
    kind: 'post',
    page: (url) => `https://www.instagram.com${url.pathname.replace(/\/embed(?:\/captioned)?\/?$/, '/')}`,
  },
  { hosts: ['www.facebook.com'], kind: 'post', page: (url) => webAddress(url.searchParams.get('href'))?.href ?? null },
  {
    hosts: ['embed.reddit.com', 'www.redditmedia.com'],
    kind: 'post',
    page: (url) => `https://www.reddit.com${url.pathname}`,
  },
  {
    hosts: ['www.linkedin.com'],
    kind: 'post',
    page: (url) => `https://www.linkedin.com${url.pathname.replace(/^\/embed\//, '/')}`,
  },
  {
    hosts: ['codepen.io'],
    kind: 'post',
    page: (url) => `https://codepen.io${url.pathname.replace(/^(\/[^/]+)\/embed\/(?:preview\/)?/, '$1/pen/')}`,
  },
  {
    hosts: ['.substack.com'],
    kind: 'post',
    page: (url) => `https://${url.hostname}${url.pathname.replace(/^\/embed(?=\/|$)/, '') || '/'}`,
  },
]

/** What an embedded page shows: that of a known player as its own page, any other as it stands. Null without web address. */
export function shownBy(address: string | null): Shown | null {
  const url = webAddress(address)
  if (url === null) return null
  const player = players.find(({ hosts }) =>
    hosts.some((host) => (host.startsWith('.') ? url.hostname.endsWith(host) : url.hostname === host)),
  )
  if (player) return { kind: player.kind, href: player.page?.(url) ?? url.href }
  const post = /^(.*\/@[^/]+\/\d+)\/embed\/?$/.exec(url.pathname)?.[1]
  return { kind: 'post', href: post === undefined ? url.href : `${url.origin}${post}` }
}

function youTubePage(url: URL): string | null {
  const list = url.searchParams.get('list')
  const id =
    url.hostname === 'youtu.be'
      ? part(url, /^\/([\w-]+)/)
      : (part(url, /^\/(?:embed|v|shorts|live)\/([\w-]+)/) ?? url.searchParams.get('v'))
  if (id === null || id === 'videoseries')
    return list === null ? null : `https://www.youtube.com/playlist?list=${encodeURIComponent(list)}`
  const start = url.searchParams.get('start') ?? url.searchParams.get('t')
  return `https://www.youtube.com/watch?v=${id}${start !== null && /^\d+s?$/.test(start) && start !== '0' ? `&t=${start.replace(/s?$/, 's')}` : ''}`
}

function twitchPage(url: URL): string | null {
  const video = url.searchParams.get('video')
  if (video !== null) return `https://www.twitch.tv/videos/${encodeURIComponent(video.replace(/^v/, ''))}`
  return page(url.searchParams.get('channel'), 'https://www.twitch.tv/')
}

/** SoundCloud's player is told what to play; where that is a number, only the player knows the page. */
function soundCloudPage(url: URL): string | null {
  const played = webAddress(url.searchParams.get('url'))
  return played?.hostname === 'soundcloud.com' ? played.href : null
}

function blueskyPage(url: URL): string | null {
  const [, author, post] = /^\/embed\/([^/]+)\/app\.bsky\.feed\.post\/([^/]+)/.exec(url.pathname) ?? []
  return author !== undefined && post !== undefined ? `https://bsky.app/profile/${author}/post/${post}` : null
}

function part(url: URL, pattern: RegExp): string | null {
  return pattern.exec(url.pathname)?.[1] ?? null
}

function page(name: string | null, site: string): string | null {
  return name === null ? null : `${site}${name}`
}

function query(url: URL, name: string): string {
  const value = url.searchParams.get(name)
  return value === null ? '' : `?${name}=${encodeURIComponent(value)}`
}
