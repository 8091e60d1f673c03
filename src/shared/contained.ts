/** Explicit embeddings, overrides and isolates of the Unicode bidirectional algorithm, and their ends. */
const turning = /[\u202A-\u202E\u2066-\u2069]/g

/**
 * Text of which no part can turn the words around it: a name in a sentence may hold characters that
 * reverse everything behind them. They are shown by their code. Marks such as U+200F reach no further
 * than themselves and stay.
 */
export const contained = (text: string): string =>
  text.replace(turning, (character) => `\\u${character.charCodeAt(0).toString(16)}`)
