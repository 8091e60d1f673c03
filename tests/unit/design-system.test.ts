/** docs/design-system.md and the styles speak of tokens that there are. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8')
const defined = (text: string): string[] =>
  [...text.matchAll(/(--[a-z][a-z0-9-]*)\s*:/g)].map(([, name]) => name!)
const tokens = new Set(defined(read('src/renderer/styles/tokens.css')))

const styled = readdirSync(path.join(root, 'src/renderer'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(svelte|css|ts)$/.test(file))
  .map((file) => read(path.join('src/renderer', file)))

test('every token that the design system names is there', () => {
  const named = [...read('docs/design-system.md').matchAll(/`(--[a-z][a-z0-9-]*[a-z0-9])`/g)]
  expect(named.length).toBeGreaterThan(20)
  expect(named.map(([, name]) => name!).filter((name) => !tokens.has(name))).toEqual([])
})

test('every token that a style uses is there, or its own', () => {
  const own = new Set(styled.flatMap((text) => [...defined(text), ...setByCode(text)]))
  const used = styled.flatMap((text) => [...text.matchAll(/var\((--[a-z][a-z0-9-]*)/g)])
  expect(used.length).toBeGreaterThan(500)
  const unknown = used
    .map(([, name]) => name!)
    .filter((name) => !tokens.has(name) && !own.has(name))
  expect([...new Set(unknown)]).toEqual([])
})

test('every token is used', () => {
  const all = styled.join('\n')
  expect(
    [...tokens].filter((name) => !all.includes(`var(${name}`) && !all.includes(`'${name}'`)),
  ).toEqual([])
})

/** `style:--name={…}` of Svelte. */
const setByCode = (text: string): string[] =>
  [...text.matchAll(/style:(--[a-z][a-z0-9-]*)/g)].map(([, name]) => name!)
