import type { Diagnosis } from '../../../shared/schemas/diagnose'
import { chooseAccountIfClear } from '../account-choice'
import { ask } from '../ask'
import { blocks, limitLines, snapshotLine } from '../evidence'
import { given } from '../given'
import { readText } from '../read-text'
import { addVerb, type Verb } from '../verb'
import { customOrStandard } from '../words'

function itemLines(item: Diagnosis): string[] {
  const { permission, applicationScope, switches, roles } = item
  const fact = (name: string, value: string) => (value === '' ? [] : [`  ${name}: ${value}`])
  return [
    `${item.code}: ${item.message}`,
    item.text,
    ...fact(
      'permission',
      permission === undefined
        ? ''
        : permission.known
          ? `${permission.name} (${permission.id})`
          : `${permission.id} (not in the account’s dictionary)`,
    ),
    ...fact('application scope', applicationScope ?? ''),
    ...fact('switch', switches.map(({ name, id }) => `${name} (${id})`).join(', ')),
    ...fact(
      'roles that have it',
      roles.map(({ name, custom }) => `${name} (${customOrStandard(custom)})`).join(', '),
    ),
    ...limitLines(item.limits),
  ]
}

export const diagnose: Verb = (program, run) => {
  const verb = addVerb(program, 'diagnose', {
    group: 'Ask',
    about: 'say which permission an error is about, which switch brings it and which roles have it',
    takes: 'snapshot',
    example: 'diagnose error.json --account "Acme Europe"',
    more:
      'Reads an error body, a log or a HAR file; “-” reads stdin. Without an account the answer comes\n' +
      'from the error alone.',
  }).argument('<file>', 'file to read, or - for stdin')
  verb.action((file: string) =>
    run(verb, async (session) => {
      const text = await readText(file, session.io.stdin)
      const chosen = await chooseAccountIfClear(session.api, session.options.account)
      const answer = await ask(
        session.api.diagnose.text({
          text,
          ...given({ account: chosen?.account, at: session.options.at }),
        }),
      )
      const { snapshot } = answer
      const last =
        snapshot === undefined || chosen === undefined
          ? 'No account was looked at: this is what the error itself says. --account NAME adds switches and roles.'
          : snapshotLine(chosen.label, snapshot, session.now)
      return {
        value: answer,
        lines: () =>
          blocks(
            ...(answer.items.length === 0
              ? [['There is no error in it that Permiscope knows.']]
              : answer.items.map(itemLines)),
            [last],
          ),
      }
    }),
  )
}
