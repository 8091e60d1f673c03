/** What the browser shows when it comes back: a page by itself, without a script or anything to load. */
import { createHash } from 'node:crypto'

interface Page {
  status: number
  html: string
}

const style =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:32em;margin:20vh auto;padding:0 1em;color-scheme:light dark}'

/** The address that brought it holds the code, so it goes nowhere and is not kept. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  Connection: 'close',
}

const page = (status: number, heading: string, text: string): Page => ({
  status,
  html: `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Permiscope: ${heading}</title><style>${style}</style><h1>${heading}</h1><p>${text}</p></html>`,
})

export const donePage = page(
  200,
  'RingCentral has let you in',
  'Permiscope goes on by itself. You can close this window.',
)
export const refusedPage = page(
  200,
  'Not signed in',
  'RingCentral did not let Permiscope in. Permiscope says why and what to do. You can close this window.',
)
export const strangePage = page(
  400,
  'This is not the sign-in that Permiscope waits for',
  'It may be an older one. Start the sign-in again in Permiscope. You can close this window.',
)
export const missingPage = page(404, 'Nothing is here', 'You can close this window.')
