import { likely } from './languages.ts'
import type { CalloutKind } from './nodes/callout.ts'
import type { EmbedKind } from './nodes/embed.ts'

/** The few words that renderings add to what the author wrote, in the language of the issue. */
export type Words = {
  /** Names a table for who can't see it; `number` counts the tables of a document. */
  table: (number: number) => string
  /** Stands where a picture should be that is not there. */
  missingPicture: (name: string) => string
  /** Stands for a picture where there are words only, with what it shows. */
  picture: (alt: string | null) => string
  /** How an issue is called by its number. */
  issue: (number: number) => string
  /** The link from a mail to the issue's page. */
  readOnTheWeb: string
  /** What a callout is, above it. */
  callout: Record<CalloutKind, string>
  /** Names the footnotes below the text. */
  footnotes: string
  /** Names the link from a footnote to where it is called. */
  backToText: string
  /** The titles of what is filled in by itself. */
  contents: string
  pastIssues: string
  /** The link to the page of feeds. */
  subscribe: string
  aboutAuthor: string
  /** Names what is embedded where it has no title. */
  embed: Record<EmbedKind, string>
}

const english: Words = {
  table: (number) => `Table ${number}`,
  missingPicture: (name) => `Picture missing: ${name}`,
  picture: (alt) => (alt ? `Picture: ${alt}` : 'Picture'),
  issue: (number) => `Issue ${number}`,
  readOnTheWeb: 'Read it on the web',
  callout: { note: 'Note', tip: 'Tip', important: 'Important', warning: 'Warning', caution: 'Caution' },
  footnotes: 'Footnotes',
  backToText: 'Back to the text',
  contents: 'In this issue',
  pastIssues: 'Past issues',
  subscribe: 'Get the next issue in your feed reader',
  aboutAuthor: 'About the author',
  embed: { video: 'Watch the video', audio: 'Listen to it', post: 'Read the post' },
}

const words: Record<string, Words> = {
  en: english,
  ar: {
    table: (number) => `جدول ${number}`,
    missingPicture: (name) => `صورة مفقودة: ${name}`,
    picture: (alt) => (alt ? `صورة: ${alt}` : 'صورة'),
    issue: (number) => `العدد ${number}`,
    readOnTheWeb: 'اقرأه على الويب',
    callout: { note: 'ملاحظة', tip: 'نصيحة', important: 'مهم', warning: 'تحذير', caution: 'انتبه' },
    footnotes: 'الحواشي',
    backToText: 'العودة إلى النص',
    contents: 'في هذا العدد',
    pastIssues: 'أعداد سابقة',
    subscribe: 'تابع العدد القادم في قارئ الخلاصات',
    aboutAuthor: 'عن الكاتب',
    embed: { video: 'شاهد الفيديو', audio: 'استمع', post: 'اقرأ المنشور' },
  },
  de: {
    table: (number) => `Tabelle ${number}`,
    missingPicture: (name) => `Bild fehlt: ${name}`,
    picture: (alt) => (alt ? `Bild: ${alt}` : 'Bild'),
    issue: (number) => `Ausgabe ${number}`,
    readOnTheWeb: 'Im Web lesen',
    callout: { note: 'Hinweis', tip: 'Tipp', important: 'Wichtig', warning: 'Warnung', caution: 'Vorsicht' },
    footnotes: 'Fußnoten',
    backToText: 'Zurück zum Text',
    contents: 'In dieser Ausgabe',
    pastIssues: 'Frühere Ausgaben',
    subscribe: 'Die nächste Ausgabe im Feedreader lesen',
    aboutAuthor: 'Über die Autorin oder den Autor',
    embed: { video: 'Video ansehen', audio: 'Anhören', post: 'Beitrag lesen' },
  },
  es: {
    table: (number) => `Tabla ${number}`,
    missingPicture: (name) => `Falta la imagen: ${name}`,
    picture: (alt) => (alt ? `Imagen: ${alt}` : 'Imagen'),
    issue: (number) => `Número ${number}`,
    readOnTheWeb: 'Leer en la web',
    callout: { note: 'Nota', tip: 'Consejo', important: 'Importante', warning: 'Advertencia', caution: 'Precaución' },
    footnotes: 'Notas',
    backToText: 'Volver al texto',
    contents: 'En este número',
    pastIssues: 'Números anteriores',
    subscribe: 'Recibe el próximo número en tu lector de feeds',
    aboutAuthor: 'Quién escribe',
    embed: { video: 'Ver el vídeo', audio: 'Escuchar', post: 'Leer la publicación' },
  },
  fr: {
    table: (number) => `Tableau ${number}`,
    missingPicture: (name) => `Image manquante : ${name}`,
    picture: (alt) => (alt ? `Image : ${alt}` : 'Image'),
    issue: (number) => `Numéro ${number}`,
    readOnTheWeb: 'Lire sur le web',
    callout: { note: 'Note', tip: 'Astuce', important: 'Important', warning: 'Avertissement', caution: 'Attention' },
    footnotes: 'Notes',
    backToText: 'Retour au texte',
    contents: 'Dans ce numéro',
    pastIssues: 'Numéros précédents',
    subscribe: 'Recevoir le prochain numéro dans votre lecteur de flux',
    aboutAuthor: 'Qui écrit',
    embed: { video: 'Voir la vidéo', audio: 'Écouter', post: 'Lire le message' },
  },
  ja: {
    table: (number) => `表${number}`,
    missingPicture: (name) => `画像がありません：${name}`,
    picture: (alt) => (alt ? `画像：${alt}` : '画像'),
    issue: (number) => `第${number}号`,
    readOnTheWeb: 'ウェブで読む',
    callout: { note: 'メモ', tip: 'ヒント', important: '重要', warning: '警告', caution: '注意' },
    footnotes: '脚注',
    backToText: '本文に戻る',
    contents: '目次',
    pastIssues: 'バックナンバー',
    subscribe: '次の号をフィードリーダーで受け取る',
    aboutAuthor: '書き手について',
    embed: { video: '動画を見る', audio: '音声を聴く', post: '投稿を読む' },
  },
  ko: {
    table: (number) => `표 ${number}`,
    missingPicture: (name) => `그림 없음: ${name}`,
    picture: (alt) => (alt ? `그림: ${alt}` : '그림'),
    issue: (number) => `제${number}호`,
    readOnTheWeb: '웹에서 읽기',
    callout: { note: '참고', tip: '도움말', important: '중요', warning: '경고', caution: '주의' },
    footnotes: '각주',
    backToText: '본문으로 돌아가기',
    contents: '이번 호 차례',
    pastIssues: '지난 호',
    subscribe: '피드 리더로 다음 호 받아 보기',
    aboutAuthor: '글쓴이 소개',
    embed: { video: '동영상 보기', audio: '듣기', post: '게시물 읽기' },
  },
  'zh-Hans': {
    table: (number) => `表 ${number}`,
    missingPicture: (name) => `缺少图片：${name}`,
    picture: (alt) => (alt ? `图片：${alt}` : '图片'),
    issue: (number) => `第 ${number} 期`,
    readOnTheWeb: '在网页上阅读',
    callout: { note: '说明', tip: '提示', important: '重要', warning: '警告', caution: '小心' },
    footnotes: '脚注',
    backToText: '返回正文',
    contents: '本期目录',
    pastIssues: '往期回顾',
    subscribe: '用订阅阅读器接收下一期',
    aboutAuthor: '关于作者',
    embed: { video: '观看视频', audio: '收听音频', post: '阅读帖子' },
  },
  'zh-Hant': {
    table: (number) => `表 ${number}`,
    missingPicture: (name) => `缺少圖片：${name}`,
    picture: (alt) => (alt ? `圖片：${alt}` : '圖片'),
    issue: (number) => `第 ${number} 期`,
    readOnTheWeb: '在網頁上閱讀',
    callout: { note: '說明', tip: '提示', important: '重要', warning: '警告', caution: '小心' },
    footnotes: '註腳',
    backToText: '返回正文',
    contents: '本期目錄',
    pastIssues: '往期回顧',
    subscribe: '用訂閱閱讀器接收下一期',
    aboutAuthor: '關於作者',
    embed: { video: '觀看影片', audio: '收聽音訊', post: '閱讀貼文' },
  },
}

/** The words of a language, or of English where we don't know it. @param tag BCP 47. */
export function wordsIn(tag: string): Words {
  const { language, script } = likely(tag)
  return words[`${language}-${script}`] ?? words[language] ?? english
}
