import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'svelte/compiler'
import { describe, expect, it } from 'vitest'

const folder = join(import.meta.dirname, '../../../src/renderer')
/** Attributes that a person sees or hears. */
const spoken = new Set(['alt', 'aria-label', 'aria-description', 'label', 'placeholder', 'title'])
/** Keys of a keyboard and the product's name are the same in every language. */
const sameEverywhere = new Set([
  'Permiscope',
  'Alt',
  'Ctrl',
  'Enter',
  'Esc',
  'K',
  'Shift',
  'Tab',
  'https',
])

interface Node {
  type?: string
  name?: string
  data?: string
  [child: string]: unknown
}

const isWord = (text: string): boolean =>
  /\p{L}/u.test(text) &&
  !text.split(/[^\p{L}]+/u).every((word) => word === '' || sameEverywhere.has(word))

/** What a component says without asking the catalogue. */
function literals(source: string): string[] {
  const found: string[] = []
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit)
    if (typeof node !== 'object' || node === null) return
    const here = node as Node
    // Lengths and commands are the same in every language.
    if (here.type === 'StyleDirective' || here.name === 'code') return
    if (here.type === 'Attribute') {
      // What is not spoken, such as a class, is nobody's text; expressions have no text of their own.
      const parts = Array.isArray(here['value']) ? (here['value'] as Node[]) : []
      if (!spoken.has(here.name!)) return
      for (const part of parts) {
        if (part.type === 'Text' && isWord(part.data!)) found.push(`${here.name!}="${part.data!}"`)
      }
      return
    }
    if (here.type === 'Text' && isWord(here.data!)) found.push(here.data!.trim())
    for (const [key, child] of Object.entries(here)) {
      if (key !== 'metadata') visit(child)
    }
  }
  visit(parse(source, { modern: true }).fragment)
  return found
}

describe('components', () => {
  it('say nothing that is not in the catalogue of texts', () => {
    const said = globSync('**/*.svelte', { cwd: folder }).flatMap((file) =>
      literals(readFileSync(join(folder, file), 'utf8')).map((text) => `${file}: ${text}`),
    )
    expect(said).toEqual([])
  })

  it('are read as a person would', () => {
    const source = `<p class="word" title="A title">{t('some.key')} and a text</p>
      {#if open}<input placeholder="Name" aria-hidden="true" />{/if}<kbd>Esc</kbd>
      <code>npm start</code><i style:width="{width}px"></i>`
    expect(literals(source)).toEqual(['title="A title"', 'and a text', 'placeholder="Name"'])
  })
})
