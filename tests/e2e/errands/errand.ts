import type { Page } from '@playwright/test'
import type { Language } from '../../../src/shared/language'
import type { Hands } from '../hands'

/** What somebody comes for, from start to end. */
export interface Errand {
  name: string
  /** Where it begins: on the overview of the sample account, or at home without any. */
  from: 'sample' | 'none'
  run: (page: Page, hands: Hands, language: Language) => Promise<void>
}

/** What the errand left to be pasted elsewhere. */
export const clipboard = (page: Page): Promise<string> =>
  page.evaluate(() => navigator.clipboard.readText())
