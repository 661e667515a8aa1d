import { scriptOf } from './language.ts'

/** What the pages themselves say, beside what the author wrote. */
export type Words = {
  /** BCP 47, of these words. */
  language: string
  /** How an issue is called by its number. */
  issue: (number: number) => string
  allIssues: string
  earlierIssues: string
  readWhole: string
  previous: string
  next: string
  skip: string
  follow: string
  followHow: string
  firstAppeared: string
  nothingYet: string
  notFound: string
  notFoundHow: string
  failed: string
  failedHow: string
  home: string
  /** Above a draft that its author shows to somebody. */
  sharedDraft: (until: string) => string
  previewGone: string
  previewGoneHow: string
}

const english: Words = {
  language: 'en',
  issue: (number) => `Issue ${number}`,
  allIssues: 'All issues',
  earlierIssues: 'Earlier issues',
  readWhole: 'Read the whole issue',
  previous: 'Previous',
  next: 'Next',
  skip: 'Skip to the text',
  follow: 'Follow',
  followHow: 'Give this address to a feed reader, and every new issue comes to you:',
  firstAppeared: 'First published at',
  nothingYet: 'The first issue is still being written.',
  notFound: 'There is no page here',
  notFoundHow: 'The address may be mistyped, or what stood here was taken down.',
  failed: 'This page could not be made',
  failedHow: 'Something went wrong on our side. Nothing is lost; try again in a minute.',
  home: 'Go to the first page',
  sharedDraft: (until) => `A draft, shared with you until ${until}.`,
  previewGone: 'This preview is not here',
  previewGoneHow: 'Previews are shared for some days only. Whoever sent you the link can send you a new one.',
}

const table: Record<string, Words> = {
  en: english,
  'zh-Hans': {
    language: 'zh-Hans',
    issue: (number) => `第 ${number} 期`,
    allIssues: '所有期数',
    earlierIssues: '往期',
    readWhole: '阅读全文',
    previous: '上一期',
    next: '下一期',
    skip: '跳到正文',
    follow: '订阅',
    followHow: '把下面的地址添加到 RSS 阅读器，新的一期发布后会自动送达：',
    firstAppeared: '首发于',
    nothingYet: '第一期还在写。',
    notFound: '这里没有页面',
    notFoundHow: '地址可能有误，或者原来的内容已经撤下。',
    failed: '页面暂时无法显示',
    failedHow: '我们这边出了问题。内容没有丢失，请稍后再试。',
    home: '回到首页',
    sharedDraft: (until) => `这是草稿，分享给你查看，${until} 之前有效。`,
    previewGone: '这份预览不在这里',
    previewGoneHow: '预览链接只在几天内有效。请向发送链接的人要一个新的。',
  },
  'zh-Hant': {
    language: 'zh-Hant',
    issue: (number) => `第 ${number} 期`,
    allIssues: '所有期數',
    earlierIssues: '往期',
    readWhole: '閱讀全文',
    previous: '上一期',
    next: '下一期',
    skip: '跳到內文',
    follow: '訂閱',
    followHow: '把下面的網址加進 RSS 閱讀器，新的一期發布後就會自動送達：',
    firstAppeared: '首次發表於',
    nothingYet: '第一期還在寫。',
    notFound: '這裡沒有頁面',
    notFoundHow: '網址可能有誤，或者原本的內容已經撤下。',
    failed: '頁面暫時無法顯示',
    failedHow: '我們這邊出了問題。內容沒有遺失，請稍後再試。',
    home: '回到首頁',
    sharedDraft: (until) => `這是草稿，分享給你查看，${until} 之前有效。`,
    previewGone: '這份預覽不在這裡',
    previewGoneHow: '預覽連結只在幾天內有效。請向傳送連結的人要一個新的。',
  },
  ja: {
    language: 'ja',
    issue: (number) => `第${number}号`,
    allIssues: 'すべての号',
    earlierIssues: 'これまでの号',
    readWhole: '全文を読む',
    previous: '前の号',
    next: '次の号',
    skip: '本文へ',
    follow: '購読',
    followHow: '次のアドレスをフィードリーダーに登録すると、新しい号が届きます。',
    firstAppeared: '初出',
    nothingYet: '創刊号を準備しています。',
    notFound: 'ページが見つかりません',
    notFoundHow: 'アドレスに誤りがあるか、ページが取り下げられた可能性があります。',
    failed: 'ページを表示できません',
    failedHow: 'こちらで問題が起きました。内容は失われていません。しばらくしてからもう一度お試しください。',
    home: '最初のページへ',
    sharedDraft: (until) => `これは下書きです。${until}まで、あなたに共有されています。`,
    previewGone: 'このプレビューは表示できません',
    previewGoneHow: 'プレビューが見られるのは数日間だけです。リンクを送った方に、新しいリンクを頼んでください。',
  },
  es: {
    language: 'es',
    issue: (number) => `Número ${number}`,
    allIssues: 'Todos los números',
    earlierIssues: 'Números anteriores',
    readWhole: 'Leer el número completo',
    previous: 'Anterior',
    next: 'Siguiente',
    skip: 'Saltar al texto',
    follow: 'Seguir',
    followHow: 'Añade esta dirección a un lector de feeds y recibirás cada número nuevo:',
    firstAppeared: 'Publicado antes en',
    nothingYet: 'El primer número se está escribiendo.',
    notFound: 'Aquí no hay ninguna página',
    notFoundHow: 'Puede que la dirección tenga una errata o que lo que había aquí se haya retirado.',
    failed: 'No se pudo mostrar esta página',
    failedHow: 'Algo falló por nuestra parte. No se ha perdido nada; inténtalo de nuevo en un minuto.',
    home: 'Ir a la portada',
    sharedDraft: (until) => `Un borrador, compartido contigo hasta el ${until}.`,
    previewGone: 'Esta vista previa no está aquí',
    previewGoneHow: 'Las vistas previas se comparten solo unos días. Quien te envió el enlace puede enviarte otro.',
  },
  de: {
    language: 'de',
    issue: (number) => `Ausgabe ${number}`,
    allIssues: 'Alle Ausgaben',
    earlierIssues: 'Frühere Ausgaben',
    readWhole: 'Die ganze Ausgabe lesen',
    previous: 'Vorige',
    next: 'Nächste',
    skip: 'Zum Text springen',
    follow: 'Folgen',
    followHow: 'Mit dieser Adresse in einem Feedreader kommt jede neue Ausgabe von selbst:',
    firstAppeared: 'Zuerst erschienen auf',
    nothingYet: 'Die erste Ausgabe wird noch geschrieben.',
    notFound: 'Hier ist keine Seite',
    notFoundHow: 'Vielleicht ist die Adresse vertippt, oder was hier stand, wurde entfernt.',
    failed: 'Diese Seite konnte nicht angezeigt werden',
    failedHow: 'Bei uns ist etwas schiefgegangen. Nichts ist verloren; bitte in einer Minute noch einmal versuchen.',
    home: 'Zur ersten Seite',
    sharedDraft: (until) => `Ein Entwurf, mit dir geteilt bis ${until}.`,
    previewGone: 'Diese Vorschau ist nicht hier',
    previewGoneHow:
      'Vorschauen werden nur für einige Tage geteilt. Wer dir den Link geschickt hat, kann dir einen neuen schicken.',
  },
  fr: {
    language: 'fr',
    issue: (number) => `Numéro ${number}`,
    allIssues: 'Tous les numéros',
    earlierIssues: 'Numéros précédents',
    readWhole: 'Lire le numéro en entier',
    previous: 'Précédent',
    next: 'Suivant',
    skip: 'Aller au texte',
    follow: 'Suivre',
    followHow: 'Ajoutez cette adresse à un lecteur de flux et chaque nouveau numéro vous parviendra :',
    firstAppeared: 'Paru d’abord sur',
    nothingYet: 'Le premier numéro est en cours d’écriture.',
    notFound: 'Il n’y a pas de page ici',
    notFoundHow: 'L’adresse est peut-être mal saisie, ou la page a été retirée.',
    failed: 'Cette page n’a pas pu être affichée',
    failedHow: 'Un problème est survenu de notre côté. Rien n’est perdu ; réessayez dans une minute.',
    home: 'Aller à la première page',
    sharedDraft: (until) => `Un brouillon, partagé avec vous jusqu’au ${until}.`,
    previewGone: 'Cet aperçu n’est pas ici',
    previewGoneHow:
      'Les aperçus ne sont partagés que quelques jours. La personne qui vous a envoyé le lien peut vous en envoyer un nouveau.',
  },
}

/** The words for a language, by its script where that matters; English for a language we have none for. */
export function wordsFor(language: string): Words {
  const base = new Intl.Locale(language).language
  const words = table[base] ?? table[`${base}-${scriptOf(language)}`]
  // German words in a Swiss publication are of its own language.
  return words ? { ...words, language } : english
}
