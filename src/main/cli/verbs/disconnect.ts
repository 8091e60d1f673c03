import { AppError } from '../../../shared/result'
import { accountOf, addAccountArgument } from '../account-argument'
import { ask } from '../ask'
import { addVerb, type Verb } from '../verb'
import { waitForRun } from '../wait-for-run'

export const disconnect: Verb = (program, run) => {
  const verb = addVerb(program, 'disconnect', {
    group: 'Connect',
    about: 'sign out at the vendor and forget the credential; what was read stays',
    takes: 'account',
    example: 'disconnect "Acme Europe"',
  })
  addAccountArgument(verb).action((argument: string | undefined) =>
    run(verb, async (session) => {
      const { account, label } = await accountOf(session, argument)
      const { result } = await waitForRun(
        session,
        () => ask(session.api.connections.disconnect({ account })),
        `Stopped. Whether “${label}” is still connected, “permiscope accounts” tells.`,
      )
      if (result === undefined) {
        throw new AppError('internal', 'The disconnection ended without an account.')
      }
      return {
        value: result,
        lines: () => [
          `“${result.account.name}” is no longer connected. What was read of it stays.`,
        ],
      }
    }),
  )
}
