/** A node of the access graph as a person writes it: `role:Front Desk`, or a name alone. */
import type { Api, Input } from '../../shared/contract'
import { AppError } from '../../shared/result'
import { NodeKind, type NodeReference } from '../../shared/schemas/graph'
import { ask } from './ask'
import { given } from './given'

/** Enough of what a text names in full: those come first. */
const hitsAsked = 50

/**
 * @param text a kind, a colon, and an id or name; or a name, id, extension number or email of one thing alone
 * @param app access key, code or name; of a permission, menu or menu group
 * @throws AppError `ambiguous`, `not-found`
 */
export async function nodeNamed(
  api: Api,
  question: Pick<Input<'graph', 'routes'>, 'account' | 'at'>,
  text: string,
  app: string | undefined,
): Promise<NodeReference> {
  const [, kind, id] = /^([a-z-]+):(.+)$/s.exec(text) ?? []
  const known = NodeKind.options.find((one) => one === kind)
  if (known !== undefined && id !== undefined) {
    const isInApp = known !== 'user' && known !== 'role'
    return { kind: known, id, ...(isInApp ? given({ app }) : {}) }
  }
  const { groups } = await ask(api.find.ask({ ...question, text, limit: hitsAsked }))
  const found = groups.flatMap(({ hits, kind: of }) =>
    of === 'app'
      ? []
      : hits
          .filter(({ how }) => how === 'exact')
          .map((hit) => ({ kind: of, id: hit.id, ...given({ app: hit.app?.id }) })),
  )
  const [first, ...others] = found
  if (first === undefined) {
    throw new AppError('not-found', `Nothing in this snapshot is named “${text}”.`, {
      hint: `“permiscope find” looks for parts of names. A kind in front asks for it alone: ${kinds}.`,
    })
  }
  // The same code in several apps is told apart by the app that is asked for.
  const isOne = others.every((other) => other.kind === first.kind && other.id === first.id)
  if (first.app !== undefined && app !== undefined && isOne) return { ...first, app }
  if (others.length > 0) {
    const each = found.map((one) => `${one.kind}:${one.id}${one.app ? ` in ${one.app}` : ''}`)
    throw new AppError('ambiguous', `“${text}” names several: ${each.join(', ')}.`, {
      hint: 'Write the kind and id of the one that is meant, and its app with --app.',
    })
  }
  return first
}

const kinds = NodeKind.options.map((kind) => `${kind}:…`).join(', ')
