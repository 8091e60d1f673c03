/**
 * The languages of the interface and the one that is spoken now. A window speaks what its person chose;
 * the Node side speaks, for each question, the language of who asked; the command line speaks English.
 */
export const languages = ['en', 'zh-CN', 'ru'] as const
export type Language = (typeof languages)[number]

let spoken: () => Language = () => 'en'

export const language = (): Language => spoken()

/** @param current is asked each time that a text is made, so the language may change while it runs */
export function speak(current: () => Language): void {
  spoken = current
}

/** @param wanted BCP 47 tags, the best first, as a system or browser gives them */
export function languageFor(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const found = languages.find((one) => one.split('-')[0] === tag.toLowerCase().split(/[-_]/)[0])
    if (found !== undefined) return found
  }
  return 'en'
}

export const isLanguage = (text: unknown): text is Language => languages.some((one) => one === text)
