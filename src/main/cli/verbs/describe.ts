import { Option } from 'commander'
import { AccountColour, type Description } from '../../../shared/schemas/accounts'
import { accountOf, addAccountArgument, summaryOf } from '../account-argument'
import { ask } from '../ask'
import { given } from '../given'
import { usageError } from '../usage-error'
import { addVerb, type Verb } from '../verb'

interface Options {
  client?: string
  colour?: AccountColour | 'none'
}

export const describe: Verb = (program, run) => {
  const verb = addVerb(program, 'describe', {
    group: 'Keep house',
    about: 'say whose account it is, and give it a colour',
    takes: 'account',
    example: 'describe "Acme Europe" --client Acme --colour teal',
    more: 'What is not given stays as it is. An empty --client and --colour none take it away.',
  })
  addAccountArgument(verb)
    .option('--client <name>', 'whose account it is; those of one client stand together')
    .addOption(
      new Option('--colour <colour>', 'colour of its badge').choices([
        ...AccountColour.options,
        'none',
      ]),
    )
    .action((argument: string | undefined, { client, colour }: Options) => {
      if (client === undefined && colour === undefined) {
        throw usageError('Nothing is said about the account.', 'Add --client or --colour.')
      }
      return run(verb, async (session) => {
        const { account } = await accountOf(session, argument)
        const before = await summaryOf(session.api, account)
        const wanted: Description = {
          ...given({ client: client ?? before?.client }),
          ...given({ colour: colour === 'none' ? undefined : (colour ?? before?.colour) }),
        }
        const described = await ask(session.api.accounts.describe({ account, ...wanted }))
        const facts = [
          described.client === undefined ? 'of no client' : `of the client “${described.client}”`,
          ...(described.colour === undefined ? [] : [`its colour is ${described.colour}`]),
        ]
        return {
          value: { account: described },
          lines: () => [`“${described.name}” is ${facts.join('; ')}.`],
        }
      })
    })
}
