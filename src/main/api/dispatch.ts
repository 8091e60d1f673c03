/** The border of the contract: input is validated before the handler, output after it, errors become values. */
import * as v from 'valibot'
import { contract, type Handlers, type Invoke } from '../../shared/contract'
import { AppError, errorValue } from '../../shared/result'
import { inLanguage } from '../spoken'

export function dispatcher(handlers: Handlers): Invoke {
  return async (group, call, input, language) => {
    try {
      const schema = callOf(group, call)
      const given = v.safeParse(schema.input, input)
      if (!given.success) throw invalidInput(group, call, given.issues)
      // The table's types tie each handler to its schemas; here the name is only known at run time.
      const handler = handlersOf(handlers, group)[call]!
      return {
        ok: true,
        value: v.parse(schema.output, await inLanguage(language, () => handler(given.output))),
      }
    } catch (thrown) {
      return { ok: false, error: errorValue(thrown) }
    }
  }
}

function callOf(group: string, call: string): { input: v.GenericSchema; output: v.GenericSchema } {
  const calls: unknown = Object.hasOwn(contract, group)
    ? contract[group as keyof typeof contract]
    : {}
  const found = Object.hasOwn(calls as object, call)
    ? (calls as Record<string, { input: v.GenericSchema; output: v.GenericSchema }>)[call]
    : undefined
  if (!found) {
    throw new AppError('invalid-argument', `There is no call ${group}.${call}.`, {
      hint: 'The contract lists all calls.',
    })
  }
  return found
}

type AnyHandler = (input: unknown) => unknown
const handlersOf = (handlers: Handlers, group: string): Record<string, AnyHandler> =>
  handlers[group as keyof Handlers] as unknown as Record<string, AnyHandler>

function invalidInput(
  group: string,
  call: string,
  issues: readonly v.BaseIssue<unknown>[],
): AppError {
  const [issue] = issues
  const path = issue && v.getDotPath(issue)
  // Valibot's words repeat what was given, which here may be a secret.
  const words = path?.startsWith('credential')
    ? `expected ${issue?.expected ?? 'something else'}`
    : (issue?.message ?? 'invalid input')
  return new AppError('invalid-argument', `${group}.${call}: ${path ? `${path}: ` : ''}${words}`, {
    detail: { path: path ?? '' },
  })
}
