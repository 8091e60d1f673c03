/**
 * A question to the other side as state: it is asked when its input changes, an answer that comes too
 * late is dropped, and waiting shows only when it is long enough to notice.
 */
import { untrack } from 'svelte'
import type { ErrorValue, Result } from '../../shared/result'

const noticeable = 100

export class Question<Value> {
  value = $state.raw<Value>()
  error = $state.raw<ErrorValue>()
  /** Waiting for longer than a person would call immediate. */
  slow = $state(false)
}

interface Options<Input, Value> {
  /** Undefined: there is nothing to ask. */
  input: () => Input | undefined
  call: (input: Input) => Promise<Result<Value>>
  /** Read, so that the question is asked again when stored data changed. */
  version: () => number
}

/** Called while a component is set up; lives as long as the component. */
export function ask<Input, Value>({
  input,
  call,
  version,
}: Options<Input, Value>): Question<Value> {
  const question = new Question<Value>()
  let askedKey: string | undefined
  // What is typed or selected changes the address but seldom the question: only then is it asked again.
  const wantedKey = $derived(JSON.stringify(input()))
  $effect(() => {
    version()
    const key = wantedKey
    const asked = untrack(input)
    if (asked === undefined) {
      askedKey = undefined
      question.value = undefined
      question.error = undefined
      return
    }
    const another = key !== askedKey
    askedKey = key
    let current = true
    const timer = setTimeout(() => {
      question.slow = true
      // The old answer is to another question; standing there any longer it would be read as this one's.
      if (another) question.value = undefined
    }, noticeable)
    void call(asked).then((result) => {
      if (!current) return
      clearTimeout(timer)
      question.slow = false
      question.value = result.ok ? result.value : undefined
      question.error = result.ok ? undefined : result.error
    })
    return () => {
      current = false
      clearTimeout(timer)
      question.slow = false
    }
  })
  return question
}
