/** What can be done from anywhere, by its name. */
import { languages, type Language } from '../../shared/language'
import { t } from '../../shared/messages'
import type { IconName } from '../components/Icon.svelte'
import type { AppState } from './app.svelte'
import { pickedFiles } from './chosen-files'
import { idsOf } from './ids'
import { densities, themes } from './settings.svelte'
import { sidesHere, sidesText } from './sides'

export interface Command {
  id: string
  title: string
  icon: IconName
  /** The key that does the same. */
  key?: string
  run: () => void
}

/** Each in its own language: whoever looks for one may not read the others. */
const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  'zh-CN': '简体中文',
  ru: 'Русский',
}

/** Those that make sense where the person is. */
export function commandsOf(app: AppState): Command[] {
  const { connect, imports, router, session, settings, syncs } = app
  const account = session.account(router.place.account)
  const commands: Command[] = []
  const add = (id: string, title: string, icon: IconName, run: () => void, key?: string): void => {
    commands.push({ id, title, icon, run, ...(key === undefined ? {} : { key }) })
  }

  if (account?.connection?.state === 'ready' && syncs.running(account) === undefined) {
    const name = account.name
    add('sync', t('command.sync', { name }), 'connect', () => {
      void syncs.begin(account, { anew: false })
      router.go(router.address('overview'))
    })
  }
  add('import', t('command.import'), 'files', () => {
    chooseFiles((files) => imports.choose(pickedFiles(files), router.account))
  })
  add('connect', t('command.connect'), 'connect', () => connect.begin())
  const exporting = document.querySelector<HTMLElement>('main [data-export]:enabled')
  if (exporting !== null) add('export', t('command.export'), 'files', () => exporting.click())
  const marked = idsOf(router.parameter('marked'))
  if (marked.length > 1) {
    const compare = router.place.view === 'roles' ? 'roles' : 'users'
    add('compare', t('command.compare', { count: marked.length }), 'swap', () => {
      router.go(router.address('roles', { compare, sides: sidesText(sidesHere(marked)) }))
    })
  }
  if (router.parameter('at') !== '') {
    add('newest', t('snapshot.newest'), 'changes', () => router.set({ at: '' }))
  }
  if (account !== undefined) {
    add('describe', t('command.describe', { name: account.name }), 'settings', () => {
      app.describing = account.id
    })
    add('copy', t('command.copyLink'), 'copy', () => {
      void navigator.clipboard.writeText(location.href)
    })
    add('parts', t('strip.showParts'), 'files', () => (app.dialog = 'parts'))
  }
  if ((session.accounts?.length ?? 0) > 1) {
    const left = account?.id ?? ''
    add('beside', t('command.beside'), 'swap', () => router.go(`#/beside?left=${left}`))
  }
  if (router.place.account !== undefined) {
    add('home', t('account.allAccounts'), 'home', () => router.home())
  }
  for (const theme of themes) {
    if (theme === settings.theme) continue
    add(`theme-${theme}`, named('settings.theme', `theme.${theme}`), 'settings', () =>
      settings.setTheme(theme),
    )
  }
  for (const density of densities) {
    if (density === settings.density) continue
    add(`density-${density}`, named('settings.density', `density.${density}`), 'settings', () =>
      settings.setDensity(density),
    )
  }
  for (const language of languages) {
    if (language === settings.spoken) continue
    const name = languageNames[language]
    add(`language-${language}`, t('command.language', { name }), 'settings', () =>
      settings.setLanguage(language),
    )
  }
  add('keys', t('keys.title'), 'keyboard', () => (app.dialog = 'keys'), '?')
  return commands
}

function named(
  setting: 'settings.theme' | 'settings.density',
  value: `theme.${(typeof themes)[number]}` | `density.${(typeof densities)[number]}`,
): string {
  return t('command.setting', { setting: t(setting), value: t(value) })
}

function chooseFiles(chosen: (files: FileList | null) => void): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = true
  input.addEventListener('change', () => chosen(input.files))
  input.click()
}
