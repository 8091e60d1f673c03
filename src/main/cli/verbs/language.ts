import { accountOf, addAccountArgument } from '../account-argument'
import { ask } from '../ask'
import { given } from '../given'
import { usageError } from '../usage-error'
import { addVerb, type Verb } from '../verb'

interface Options {
  show?: string
  asRead?: boolean
}

export const language: Verb = (program, run) => {
  const verb = addVerb(program, 'language', {
    group: 'Look',
    about: 'say in which languages names were read, and choose the one that is shown',
    takes: 'account',
    example: 'language Plant --show zh-CN',
  })
  addAccountArgument(verb)
    .option('--show <language>', 'show names in this language where they were read in it')
    .option('--as-read', 'show names as each answer gave them first')
    .action((argument: string | undefined, { show, asRead }: Options) => {
      if (show !== undefined && asRead === true) {
        throw usageError('--show and --as-read do not go together.', 'Use one of them.')
      }
      return run(verb, async (session) => {
        const { account, label } = await accountOf(session, argument)
        if (show !== undefined || asRead === true) {
          await ask(session.api.accounts.language({ account, ...given({ language: show }) }))
        }
        const { languages, language: chosen } = await ask(
          session.api.accounts.overview({ account }),
        )
        const told = languages.filter((one) => one !== '')
        return {
          value: { languages, ...given({ language: chosen }) },
          lines: () => [
            told.length === 0
              ? `Names of “${label}” do not say their language.`
              : `Names of “${label}” were read in ${told.join(', ')}.`,
            chosen === undefined
              ? 'They are shown as each answer gave them first.'
              : `They are shown in ${chosen} where there is one.`,
          ],
        }
      })
    })
}
