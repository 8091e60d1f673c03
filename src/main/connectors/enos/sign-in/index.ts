/** Signing in to EnOS: what the rest of Permiscope uses of it. */
export { normaliseGateway } from './gateway'
export { enosTokenSource } from './source'
export type { EnosTokenSource, EnosTokenSourceOptions, ToSign } from './token-source'
