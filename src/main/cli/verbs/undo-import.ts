import { ask } from '../ask'
import { given } from '../given'
import { wholeNumber } from '../options'
import { addVerb, type Verb } from '../verb'
import { waitForRun } from '../wait-for-run'

export const undoImport: Verb = (program, run) => {
  const verb = addVerb(program, 'undo-import', {
    group: 'Bring in',
    about: 'take back the newest import, or the one named',
    takes: 'account',
    example: 'undo-import 3 --account "Acme Europe"',
  }).argument('[import]', 'its number, see “permiscope imports”', wholeNumber(0))
  verb.action((number: number | undefined) =>
    run(verb, async (session) => {
      const { account, label } = await session.account()
      const ended = await waitForRun(
        session,
        () => ask(session.api.imports.undo({ account, ...given({ import: number }) })),
        `Stopped. The account “${label}” is as it was.`,
      )
      const which = number === undefined ? 'The newest import' : `Import ${String(number)}`
      return {
        value: ended.result ?? {},
        lines: () => [`${which} was taken back from “${ended.result?.account.name ?? label}”.`],
      }
    }),
  )
}
