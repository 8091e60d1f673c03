import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { contentSecurityPolicy } from '../../src/main/web/headers'
import { filesIn, out } from './built'

const folder = path.join(out, 'renderer')
const html = () => readFileSync(path.join(folder, 'index.html'), 'utf8')

describe('the page', () => {
  it('runs under this policy', () => {
    // Written out, so that loosening it takes two deliberate changes.
    expect(contentSecurityPolicy).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
        "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; " +
        "frame-ancestors 'none'; object-src 'none'",
    )
  })

  it('has no inline script', () => {
    const scripts = html().match(/<script\b[^>]*>/gi) ?? []
    expect(scripts).not.toEqual([])
    for (const script of scripts) expect(script).toMatch(/\ssrc="/)
    expect(html()).not.toMatch(/\son\w+\s*=/i)
    expect(html()).not.toMatch(/javascript:/i)
  })

  it('has no inline style', () => {
    expect(html()).not.toMatch(/<style\b/i)
    expect(html()).not.toMatch(/\sstyle\s*=/i)
  })

  it('refers to its own built files alone', () => {
    const references = [...html().matchAll(/\s(?:src|href)="([^"]*)"/g)].map(([, name]) => name!)
    for (const name of references.filter((reference) => !reference.startsWith('data:'))) {
      expect(name).toMatch(/^\.\//)
      expect(existsSync(path.join(folder, name)), name).toBe(true)
    }
  })

  it('loads nothing from elsewhere in its styles', () => {
    for (const name of filesIn(folder).filter((file) => file.endsWith('.css'))) {
      const css = readFileSync(path.join(folder, name), 'utf8')
      expect(css, name).not.toMatch(/@import|url\(\s*["']?(?:\w+:)?\/\//i)
    }
  })
})
