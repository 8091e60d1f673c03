/** The page on which a person signs in; its two links are all there is to decide. */

/** Where the page lies; the answer goes to the same path with `answer=sign-in` or `answer=deny`. */
export const signInPath = '/__sim/sign-in'

export function signInPage(request: string, applicationScopes: readonly string[]): string {
  const link = (answer: string, text: string): string =>
    `<a id="${answer}" href="${signInPath}?request=${encodeURIComponent(request)}&amp;answer=${answer}">${text}</a>`
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<link rel="icon" href="data:,">
<title>Simulated RingCentral</title>
<h1>Simulated RingCentral</h1>
<p>An application asks for: ${applicationScopes.map(escaped).join(', ') || 'nothing'}.</p>
<p>${link('sign-in', 'Sign in')} ${link('deny', 'Deny')}</p>
</html>
`
}

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
