/** How this person wants it to look, and what was chosen last; kept on this computer. */
import { languageFor, languages, speak, type Language } from '../../shared/language'
import { perUserWays, type PerUserWay } from './per-user-choice.svelte'

export const themes = ['system', 'light', 'dark'] as const
export const densities = ['comfortable', 'compact'] as const
/** `system`: as the window or the browser says. */
export const languageChoices = ['system', ...languages] as const
export const motions = ['system', 'less', 'full'] as const
export type LanguageChoice = (typeof languageChoices)[number]
export type Motion = (typeof motions)[number]
export type Theme = (typeof themes)[number]
export type Density = (typeof densities)[number]

const perUserKey = (account: string): string => `per-user-answers ${account}`

const columnsKey = (account: string, table: string): string => `columns ${table} ${account}`

const rowHeights: Record<Density, number> = { comfortable: 28, compact: 20 }

function stored<Value extends string>(key: string, allowed: readonly Value[], other: Value): Value {
  const text = localStorage.getItem(key)
  return allowed.find((value) => value === text) ?? other
}

export class Settings {
  theme = $state<Theme>(stored('theme', themes, 'system'))
  language = $state<LanguageChoice>(stored('language', languageChoices, 'system'))
  motion = $state<Motion>(stored('motion', motions, 'system'))
  density = $state<Density>(stored('density', densities, 'comfortable'))
  #systemDark = window.matchMedia('(prefers-color-scheme: dark)')

  #systemLess = window.matchMedia('(prefers-reduced-motion: reduce)')

  constructor() {
    speak(() => this.spoken)
    this.#systemLess.addEventListener('change', () => this.#apply())
    this.#systemDark.addEventListener('change', () => this.#apply())
    this.#apply()
  }

  get rowHeight(): number {
    return rowHeights[this.density]
  }

  /** The language of the interface. */
  get spoken(): Language {
    return this.language === 'system' ? languageFor(navigator.languages) : this.language
  }

  setLanguage(language: LanguageChoice): void {
    this.language = language
    localStorage.setItem('language', language)
    this.#apply()
  }

  setMotion(motion: Motion): void {
    this.motion = motion
    localStorage.setItem('motion', motion)
    this.#apply()
  }

  setTheme(theme: Theme): void {
    this.theme = theme
    localStorage.setItem('theme', theme)
    this.#apply()
  }

  setDensity(density: Density): void {
    this.density = density
    localStorage.setItem('density', density)
    this.#apply()
  }

  /** For whom the last sync of the account read EnOS's own answers. */
  perUserWay(account: string): PerUserWay {
    return stored(perUserKey(account), perUserWays, 'none')
  }

  /** Only the way is kept: who was chosen stays in nobody's browser. */
  setPerUserWay(account: string, way: PerUserWay): void {
    localStorage.setItem(perUserKey(account), way)
  }

  /** Names of the columns that a table was left with, joined by commas; `''`: as at first. */
  columns(account: string, table: string): string {
    return localStorage.getItem(columnsKey(account, table)) ?? ''
  }

  setColumns(account: string, table: string, names: string): void {
    const key = columnsKey(account, table)
    if (names === '') localStorage.removeItem(key)
    else localStorage.setItem(key, names)
  }

  #apply(): void {
    const dark = this.theme === 'dark' || (this.theme === 'system' && this.#systemDark.matches)
    const root = document.documentElement
    root.dataset['theme'] = dark ? 'dark' : 'light'
    root.dataset['density'] = this.density
    const less = this.motion === 'less' || (this.motion === 'system' && this.#systemLess.matches)
    root.dataset['motion'] = less ? 'less' : 'full'
    root.lang = this.spoken
  }
}
