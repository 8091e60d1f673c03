import { AppError } from '../../../shared/result'
import { ask } from '../ask'
import { addVerb, type Verb } from '../verb'
import { waitForRun } from '../wait-for-run'

export const sample: Verb = (program, run) => {
  const verb = addVerb(program, 'sample', {
    group: 'Bring in',
    about: 'make the sample account, to look around without data of your own',
    takes: 'nothing',
    example: 'sample',
  })
  verb.action(() =>
    run(verb, async (session) => {
      const { result } = await waitForRun(
        session,
        () => ask(session.api.imports.sample({})),
        'Stopped. No sample account was made.',
      )
      if (result === undefined)
        throw new AppError('internal', 'The sample ended without an account.')
      return {
        value: result,
        lines: () => [
          `Made the account “${result.account.name}”.`,
          `Try: permiscope users --account "${result.account.name}"`,
        ],
      }
    }),
  )
}
