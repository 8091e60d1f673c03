/** What a person does in the browser, for tests without one. */
import { signInPath } from './sign-in-page'

/**
 * Opens an authorize link, presses the page's link, and goes where that leads: to the application's
 * redirect address, unless `redirect` is `manual`, which gives the answer that leads there.
 *
 * @throws Error with the server's answer if there is no page to press a link on
 */
export async function answerSignIn(
  link: string,
  answer: 'sign-in' | 'deny' = 'sign-in',
  redirect: 'follow' | 'manual' = 'follow',
): Promise<Response> {
  const page = await fetch(link)
  const html = await page.text()
  const href = html.match(new RegExp(`id="${answer}" href="(${signInPath}[^"]+)"`))?.[1]
  if (href === undefined) throw new Error(`No page to sign in on: HTTP ${page.status}, ${html}`)
  return fetch(new URL(href.replaceAll('&amp;', '&'), page.url), { redirect })
}
