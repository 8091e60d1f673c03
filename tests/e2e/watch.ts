import type { BrowserContext, ConsoleMessage, Page } from '@playwright/test'

/** What no test may ever cause, gathered while it runs. */
export interface Watch {
  problems: string[]
}

/**
 * Watches all pages of a context for errors, reports of the content security policy and requests to
 * any other place.
 *
 * @param origin the app's own
 */
export async function watch(context: BrowserContext, origin: string): Promise<Watch> {
  const problems: string[] = []
  await context.addInitScript(reportViolations)
  context.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${describe(message)}`)
  })
  context.on('weberror', (error) => problems.push(`page error: ${describeError(error.error())}`))
  context.on('request', (request) => {
    const url = request.url()
    const { protocol } = new URL(url)
    // These stay inside the page.
    if (protocol === 'data:' || protocol === 'blob:') return
    if (new URL(url).origin !== origin) problems.push(`request to ${url}`)
  })
  context.on('page', (page: Page) => {
    page.on('crash', () => problems.push('the page crashed'))
  })
  return { problems }
}

/** Runs in the page. Chromium logs most violations as errors by itself, but not all of them. */
function reportViolations(): void {
  document.addEventListener('securitypolicyviolation', (event) => {
    console.error(`content security policy: ${event.violatedDirective} ${event.blockedURI}`)
  })
}

function describe(message: ConsoleMessage): string {
  const { url, lineNumber } = message.location()
  return `${message.text()} (${url}:${lineNumber})`
}

function describeError(error: Error): string {
  return error.stack ?? error.message
}
