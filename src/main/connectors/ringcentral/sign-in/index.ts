/** Signing in to RingCentral: what the rest of Permiscope uses of it. */
export { signInWithBrowser, type BrowserSignIn } from './browser'
export { redirectUris } from './redirect-uris'
export { normaliseServer, servers, type Server } from './servers'
export { tokenSource, type TokenSourceOptions } from './source'
export type { TokenSet } from './token-set'
export type { TokenSource } from './token-source'
