import { expect, test } from 'vitest'
import { shownBy } from './players.ts'

test.each([
  ['https://www.youtube.com/embed/dQw4w9WgXcQ?feature=oembed', 'video', 'https://www.youtube.com/watch?v=dQw4w9WgXcQ'],
  ['//www.youtube-nocookie.com/embed/a-b_c?start=90', 'video', 'https://www.youtube.com/watch?v=a-b_c&t=90s'],
  ['https://youtu.be/abc?t=5s', 'video', 'https://www.youtube.com/watch?v=abc&t=5s'],
  ['https://www.youtube.com/embed/videoseries?list=PL1', 'video', 'https://www.youtube.com/playlist?list=PL1'],
  ['https://player.vimeo.com/video/1?h=ab', 'video', 'https://vimeo.com/1/ab'],
  ['https://player.vimeo.com/video/1', 'video', 'https://vimeo.com/1'],
  ['https://www.dailymotion.com/embed/video/x1', 'video', 'https://www.dailymotion.com/video/x1'],
  ['https://geo.dailymotion.com/player.html?video=x1', 'video', 'https://www.dailymotion.com/video/x1'],
  ['https://player.twitch.tv/?video=v12&parent=e.org', 'video', 'https://www.twitch.tv/videos/12'],
  ['https://embed.ted.com/talks/a_b', 'video', 'https://www.ted.com/talks/a_b'],
  ['https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/a/b', 'audio', 'https://soundcloud.com/a/b'],
  [
    'https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/1',
    'audio',
    'https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/1',
  ],
  ['https://open.spotify.com/embed/episode/1?utm_source=generator', 'audio', 'https://open.spotify.com/episode/1'],
  ['https://open.spotify.com/embed-podcast/show/1', 'audio', 'https://open.spotify.com/show/1'],
  [
    'https://embed.podcasts.apple.com/us/podcast/a/id1?i=2&theme=dark',
    'audio',
    'https://podcasts.apple.com/us/podcast/a/id1?i=2',
  ],
  ['https://platform.twitter.com/embed/Tweet.html?dnt=false&id=12', 'post', 'https://x.com/i/status/12'],
  ['https://mastodon.social/@me/12/embed', 'post', 'https://mastodon.social/@me/12'],
  ['https://embed.bsky.app/embed/did:plc:a/app.bsky.feed.post/b', 'post', 'https://bsky.app/profile/did:plc:a/post/b'],
  ['https://www.instagram.com/p/a/embed/captioned/', 'post', 'https://www.instagram.com/p/a/'],
  ['https://codepen.io/me/embed/preview/ab?default-tab=html', 'post', 'https://codepen.io/me/pen/ab'],
  ['https://letter.substack.com/embed/p/one', 'post', 'https://letter.substack.com/p/one'],
  ['https://e.org/map?x=1#y', 'post', 'https://e.org/map?x=1#y'],
])('%s is %s at %s', (address, kind, href) => {
  expect(shownBy(address)).toEqual({ kind, href })
})

test.each([null, '', '/a', 'about:blank', 'javascript:alert(1)', 'data:text/html,x', 'https://'])(
  '%j shows nothing',
  (address) => {
    expect(shownBy(address)).toBeNull()
  },
)
