import { ask } from '../ask'
import { usageError } from '../usage-error'
import { addVerb, type Verb } from '../verb'

export const removeAccount: Verb = (program, run) => {
  const verb = addVerb(program, 'remove-account', {
    group: 'Keep house',
    about: 'delete an account and all that was imported into it; there is no way back',
    takes: 'nothing',
    example: 'remove-account "Acme Europe" --yes',
  })
    .argument('<name>', 'name or id of the account')
    .option('--yes', 'really do it')
  verb.action((name: string, options: { yes?: boolean }) => {
    if (options.yes !== true) {
      throw usageError(
        `This would delete the account “${name}” with all its snapshots. There is no way back.`,
        'Add --yes to do it.',
      )
    }
    return run(verb, async (session) => {
      const value = await ask(session.api.accounts.remove({ account: name }))
      return { value, lines: () => [`The account “${name}” was deleted.`] }
    })
  })
}
