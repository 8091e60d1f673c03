/**
 * The language of whoever asked: it goes with a question through everything that the question starts,
 * over threads and through runs. Without one it is English, as on the command line.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { isLanguage, speak, type Language } from '../shared/language'

const spoken = new AsyncLocalStorage<Language>()
speak(() => spoken.getStore() ?? 'en')

/** @param language as a face sent it: what is no language of the interface is taken for English */
export function inLanguage<Value>(language: unknown, work: () => Value): Value {
  return spoken.run(isLanguage(language) ? language : 'en', work)
}
