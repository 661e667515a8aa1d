/** Longer than the line that says whose picture it is. */
const longestCredit = 200

const credits: readonly RegExp[] = [
  /^(?:本图|本圖|图|圖)(?:引自|引用自|来自|來自|取自|摘自)/,
  /^(?:图片|圖片|图像|圖像|照片|相片|截图|截圖|插图|插圖|配图|配圖)(?:均|都)?(?:引自|引用自|来自|來自|来源|來源|源自|出处|出處|取自|摘自|选自|選自|版权|版權|[:：])/,
  /^(?:图片|圖片|图像|圖像|照片|插图|插圖)由.+(?:提供|拍摄|拍攝|制作|製作|绘制|繪製)[。.]?$/,
  /^(?:图源|圖源|来源|來源|出处|出處|摄影|攝影|供图|供圖)\s*[:：]/,
  /^(?:画像|写真|図|イラスト|スクリーンショット)(?:は|の).*(?:より|から|引用|出典|提供|撮影|転載)(?:です|しました|した)?[。．.]?$/,
  /^(?:画像|写真|図|イラスト|スクリーンショット)?(?:の)?(?:出典|引用元|出所|提供元|クレジット|撮影者)/,
  /^(?:画像|写真|図|イラスト)(?:引用|提供)|^(?:画像|写真)\s*[:：]/,
  /^(?:(?:the|this|cover) )?(?:images?|photos?|photographs?|pictures?|figures?|illustrations?|screenshots?|graphics?|charts?)\s*(?:(?:is|are|was|were)\s+)?(?:(?:taken|quoted|cited|borrowed|reproduced|adapted)\s+)?(?:(?:from|by|via|credits?|sources?|courtesy|copyright)(?![\p{L}\p{N}])|©)/iu,
  /^(?:images?|photos?|pictures?|screenshots?)\s*[:：]/i,
  /^(?:sources?|credits?|via|courtesy of|copyright)\s*[:：]/i,
  /^©/,
]

/**
 * Whether a line below a picture says whose picture it is, in Chinese, Japanese or English. `doubtful` is what begins so
 * and goes on like the text of a letter.
 */
export function readsAsCredit(line: string): 'yes' | 'no' | 'doubtful' {
  const start = line.trim()
  if (!credits.some((credit) => credit.test(start.slice(0, longestCredit)))) return 'no'
  return start.length > longestCredit || hasSecondSentence(start) ? 'doubtful' : 'yes'
}

/** A name's initial ends no sentence: `Photo by J. Doe`. */
function hasSecondSentence(text: string): boolean {
  return /[。！？](?=.)|[!?]\s+\S|\p{Ll}{3}\.\s+\S/u.test(text)
}
