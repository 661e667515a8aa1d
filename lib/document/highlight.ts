import { createRequire } from 'node:module'
import type { HLJSApi, LanguageFn } from 'highlight.js'
import { escapeHtml } from './html.ts'

/** Code that is longer is left as it is, and so is code with a longer stretch between its signs: grammars may take long. */
const longest = 20_000
const longestStretch = 1000

/** Languages by the names of their grammars, with the other names that authors give them. */
const otherNames: Record<string, readonly string[]> = {
  arduino: ['ino'],
  bash: ['sh', 'zsh'],
  c: ['h'],
  clojure: ['clj', 'edn'],
  cpp: ['c++', 'cc', 'cxx', 'hpp', 'h++'],
  csharp: ['cs', 'c#'],
  css: [],
  dart: [],
  diff: ['patch'],
  dockerfile: ['docker'],
  elixir: ['ex', 'exs'],
  go: ['golang'],
  graphql: ['gql'],
  haskell: ['hs'],
  http: ['https'],
  ini: ['toml'],
  java: [],
  javascript: ['js', 'jsx', 'mjs', 'cjs'],
  json: ['jsonc', 'json5'],
  julia: ['jl'],
  kotlin: ['kt', 'kts'],
  latex: ['tex'],
  less: [],
  lisp: ['elisp'],
  lua: [],
  makefile: ['make', 'mk', 'mak'],
  markdown: ['md', 'mkd'],
  nginx: ['nginxconf'],
  objectivec: ['objc', 'mm', 'obj-c'],
  ocaml: ['ml'],
  perl: ['pl', 'pm'],
  php: [],
  'php-template': [],
  powershell: ['ps', 'ps1', 'pwsh'],
  python: ['py', 'gyp'],
  'python-repl': ['pycon'],
  r: [],
  ruby: ['rb', 'gemspec', 'irb'],
  rust: ['rs'],
  scala: [],
  scss: ['sass'],
  shell: ['console', 'shellsession'],
  sql: ['postgresql', 'mysql', 'sqlite'],
  swift: [],
  typescript: ['ts', 'tsx', 'mts', 'cts'],
  vbnet: ['vb'],
  vim: ['viml'],
  wasm: ['wat'],
  xml: ['html', 'xhtml', 'svg', 'rss', 'atom', 'vue', 'plist'],
  yaml: ['yml'],
}

/** Languages that are found within others. */
const within: Record<string, readonly string[]> = {
  javascript: ['xml', 'css', 'graphql'],
  markdown: ['xml'],
  php: ['xml'],
  'php-template': ['xml', 'php'],
  'python-repl': ['python'],
  shell: ['bash'],
  typescript: ['xml', 'css', 'graphql'],
  xml: ['css', 'javascript'],
}

const grammars = new Map<string, string>(
  Object.entries(otherNames).flatMap(([name, others]) => [name, ...others].map((each) => [each, name] as const)),
)

// Rendering can't wait, and few letters hold code: the grammars are read from disk when the first code asks for them.
const load = createRequire(import.meta.url)
let highlighter: HLJSApi | undefined

/**
 * Code as HTML, its parts in elements of classes that begin with `hljs-`; in a language that is not known, or when it is
 * very long, as it is. @param language what the author named it, such as `js` or `C++`.
 */
export function highlightCode(code: string, language: string | null): string {
  const name = grammars.get(
    language
      ?.trim()
      .split(/[\s,{:]/)[0]
      ?.toLowerCase() ?? '',
  )
  if (name === undefined || code === '' || isSlow(code)) return escapeHtml(code)
  return highlighterFor(name).highlight(code, { language: name, ignoreIllegals: true }).value
}

/** Whether it may take long: many grammars try each place of a stretch without signs to its end. */
function isSlow(code: string): boolean {
  return code.length > longest || code.split(/[;(){}[\]=,.:"'#/<>]/).some((each) => each.length > longestStretch)
}

function highlighterFor(name: string): HLJSApi {
  highlighter ??= load('highlight.js/lib/core') as HLJSApi
  if (!highlighter.getLanguage(name)) {
    highlighter.registerLanguage(name, load(`highlight.js/lib/languages/${name}`) as LanguageFn)
    for (const other of within[name] ?? []) highlighterFor(other)
  }
  return highlighter
}
