/** Reads what the build made. `npm test` and `npm run check` build before they test. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseAst } from 'vite'

export const out = path.resolve(import.meta.dirname, '../../out')

/** All files below a folder, relative to it, with slashes. */
export function filesIn(folder: string): string[] {
  if (!existsSync(folder)) throw new Error(`${folder} is missing: run "npm run build" first`)
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .map((name) => name.split(path.sep).join('/'))
    .sort()
}

/** What a JavaScript file imports or requires, by any of the language's ways. */
export function importsOf(file: string): string[] {
  const found = new Set<string>()
  visit(parseAst(readFileSync(file, 'utf8'), { lang: 'js', sourceType: 'module' }), (node) => {
    const source = sourceOf(node)
    if (typeof source === 'string') found.add(source)
  })
  return [...found].sort()
}

/** The files that an entry reaches, itself first, with what each imports from elsewhere. */
export function reach(entry: string, seen = new Map<string, string[]>()): Map<string, string[]> {
  if (seen.has(entry)) return seen
  const imports = importsOf(entry)
  seen.set(
    entry,
    imports.filter((name) => !name.startsWith('.')),
  )
  for (const name of imports) {
    if (name.startsWith('.')) reach(path.resolve(path.dirname(entry), name), seen)
  }
  return seen
}

interface Node {
  type: string
  [key: string]: unknown
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value
}

function visit(node: object, look: (node: Node) => void): void {
  if (isNode(node)) look(node)
  for (const value of Object.values(node)) {
    if (typeof value === 'object' && value !== null) visit(value as object, look)
  }
}

function sourceOf(node: Node): unknown {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
      return valueOf(node['source'])
    case 'CallExpression':
      return isRequire(node['callee']) ? valueOf((node['arguments'] as unknown[])[0]) : undefined
    default:
      return undefined
  }
}

/** `require(…)`, and what `createRequire` is usually kept in. */
function isRequire(callee: unknown): boolean {
  return isNode(callee) && callee.type === 'Identifier' && /require/i.test(String(callee['name']))
}

function valueOf(node: unknown): unknown {
  return isNode(node) ? node['value'] : undefined
}
