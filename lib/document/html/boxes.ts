import type { BlockContent, PhrasingContent, RootContent } from 'mdast'
import { at, type Handler, type Recognizer } from './conversion.ts'
import { calloutKinds } from '../nodes/callout.ts'
import { attribute, classesOf, findByClass, hasClass, isElement, type HtmlElement } from './tree.ts'

/** Something that unfolds, with the line that is always there as its label. */
export const details: Handler = (element, conversion) => {
  const summary = element.children.find((child) => isElement(child, 'summary'))
  const rest = element.children.filter((child) => child !== summary)
  return [unfolding(element, isElement(summary) ? conversion.line(summary.children) : [], conversion.blocks(rest))]
}

/** What unfolds in Ghost's pages. */
export const toggle: Recognizer = (element, conversion) => {
  if (!hasClass(element, 'kg-toggle-card')) return null
  const heading = findByClass(element.children, 'kg-toggle-heading-text')
  const content = findByClass(element.children, 'kg-toggle-content')
  if (!heading || !content) return null
  return [unfolding(element, conversion.line(heading.children), conversion.blocks(content.children))]
}

function unfolding(element: HtmlElement, label: PhrasingContent[], content: RootContent[]): RootContent {
  const position = at(element)
  const children =
    label.length > 0 ? [{ type: 'paragraph' as const, children: label, data: { directiveLabel: true }, position }] : []
  return {
    type: 'containerDirective',
    name: 'details',
    attributes: {},
    children: [...children, ...(content as BlockContent[])],
    position,
  }
}

/** Something set apart from the text. */
export const aside: Handler = (element, conversion) => [callout(element, conversion.blocks(element.children))]

/** Callouts of Ghost and Notion. A sign stands before the words there, and here in their first line. */
export const knownCallout: Recognizer = (element, conversion) => {
  const isNotion = element.name === 'figure' && hasClass(element, 'callout')
  if (!isNotion && !hasClass(element, 'kg-callout-card')) return null
  return [callout(element, inOneLine(conversion.blocks(element.children)))]
}

/** Quotes that are pulled out of the text. */
export const pullQuote: Recognizer = (element, conversion) =>
  hasClass(element, 'pullquote') && (element.name === 'div' || element.name === 'aside')
    ? [{ type: 'blockquote', children: conversion.blocks(element.children) as BlockContent[], position: at(element) }]
    : null

function inOneLine(content: RootContent[]): RootContent[] {
  const [sign, words, ...rest] = content
  if (sign?.type !== 'paragraph' || words?.type !== 'paragraph') return content
  return [{ ...words, children: [...sign.children, { type: 'text', value: ' ' }, ...words.children] }, ...rest]
}

function callout(element: HtmlElement, content: RootContent[]): RootContent {
  const said = [attribute(element, 'data-kind'), ...classesOf(element)]
  const kind = calloutKinds.find((each) => said.includes(each))
  const attributes = kind === undefined ? {} : { kind }
  return {
    type: 'containerDirective',
    name: 'callout',
    attributes,
    children: content as BlockContent[],
    position: at(element),
  }
}
