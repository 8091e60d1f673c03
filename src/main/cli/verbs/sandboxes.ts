import { ask } from '../ask'
import { savedAs } from '../saved-edits'
import { table } from '../table'
import { usageError } from '../usage-error'
import { addVerb, type Verb } from '../verb'
import { moment, number } from '../words'

interface Options {
  remove?: string
  rename?: string
  as?: string
}

export const sandboxes: Verb = (program, run) => {
  const verb = addVerb(program, 'sandboxes', {
    group: 'Plan',
    about: 'list, rename or remove the edits that “what-if --save” kept',
    takes: 'account',
    example: 'sandboxes --account "Acme Europe" --rename Try --as "Fewer rights at the front desk"',
  })
    .option('--remove <name>', 'remove the edits saved under this name')
    .option('--rename <name>', 'give them another name: --as')
    .option('--as <name>', 'the other name')
  verb.action((options: Options) => {
    const { as, remove, rename } = options
    if ((rename === undefined) !== (as === undefined)) {
      throw usageError('--rename and --as belong together.', 'sandboxes --rename Old --as New')
    }
    if (remove !== undefined && rename !== undefined) {
      throw usageError('--remove and --rename cannot go together.', 'Do one after the other.')
    }
    return run(verb, async (session) => {
      const { account, label } = await session.account()
      const answer = await ask(session.api.whatIf.list({ account }))
      if (remove !== undefined) {
        const { id: sandbox } = savedAs(remove, answer.sandboxes)
        const value = await ask(session.api.whatIf.remove({ account, sandbox }))
        return { value, lines: () => [`Removed the edits saved as “${value.name}”.`] }
      }
      if (rename !== undefined && as !== undefined) {
        const { id: sandbox } = savedAs(rename, answer.sandboxes)
        const value = await ask(session.api.whatIf.rename({ account, sandbox, name: as }))
        return { value, lines: () => [`“${rename}” is “${value.name}” now.`] }
      }
      return {
        value: answer,
        lines: () =>
          answer.sandboxes.length === 0
            ? [`No edits are saved in “${label}”. “permiscope what-if … --save NAME” keeps some.`]
            : table(
                [{ title: 'name' }, { title: 'edits', align: 'right' }, { title: 'saved' }],
                answer.sandboxes.map(({ edits, name, savedAt }) => [
                  name,
                  number(edits.length),
                  moment(savedAt),
                ]),
              ),
      }
    })
  })
}
