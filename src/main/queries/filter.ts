/** What all filters share: terms that must all hold, each answered yes, no or unknown. */
import { parseFilter, type FilterTerm } from '../../shared/filter'
import { AppError } from '../../shared/result'
import type { Answer } from '../../shared/schemas/common'
import { say } from '../../shared/sentences/filter'

/** How one of those that are filtered, by its number, stands with a term. */
export type Test = (number: number) => Answer

export const fold = (text: string): string => text.normalize('NFC').toLocaleLowerCase('en')

/** Every term is asked of everyone: what somebody pasted by mistake would keep all questions waiting. */
const mostTerms = 100
const longestFilter = 10_000

/** @throws AppError `invalid-argument` where it is longer than any filter that somebody means */
function termsIn(text: string): FilterTerm[] {
  const terms = text.length > longestFilter ? undefined : parseFilter(text)
  if (terms !== undefined && terms.length <= mostTerms) return terms
  throw new AppError('invalid-argument', say.tooLong(mostTerms, longestFilter), {
    hint: say.tooLongHint,
  })
}

/**
 * @param positive the test of a term, whether it is negated or not
 * @returns yes if all terms say yes, no if one says no, else unknown
 * @throws AppError `invalid-argument`, and what `positive` throws
 */
export function filterOf(text: string | undefined, positive: (term: FilterTerm) => Test): Test {
  const tests = termsIn(text ?? '').map((term) => {
    const test = positive(term)
    return term.negated ? not(test) : test
  })
  return (number) => {
    let answer: Answer = 'yes'
    for (const test of tests) {
      const one = test(number)
      if (one === 'no') return 'no'
      if (one === 'unknown') answer = 'unknown'
    }
    return answer
  }
}

/** @param count how many there are in all */
export function matching(count: number, test: Test): { matching: number[]; unknown: number } {
  const found: number[] = []
  let unknown = 0
  for (let number = 0; number < count; number++) {
    const answer = test(number)
    if (answer === 'yes') found.push(number)
    else if (answer === 'unknown') unknown++
  }
  return { matching: found, unknown }
}

/** Whether one of some texts contains the word. */
export function wordTest(
  word: string,
  textsOf: (number: number) => readonly (string | undefined)[],
): Test {
  const wanted = fold(word)
  return (number) =>
    textsOf(number).some((text) => text !== undefined && fold(text).includes(wanted)) ? 'yes' : 'no'
}

/**
 * For `id:`: one id, or several with commas between them, of which one is enough. An id that has a comma
 * itself can be asked for alone, or with `%2C` in place of it.
 */
export function idTest(value: string, idOf: (number: number) => string): Test {
  const wanted = new Set(
    [value, ...value.split(',').map((id) => id.replaceAll('%2C', ',').trim())]
      .filter((id) => id !== '')
      .map(fold),
  )
  return (number) => (wanted.has(fold(idOf(number))) ? 'yes' : 'no')
}

interface Named {
  id: string
  name: string
  defined: boolean
}

/** Whether nothing told the name, so that the id stands for it. */
export const isUnnamed = ({ defined, id, name }: Named): boolean => !defined && name === id

/** Whether the vendor hides it: only of what its own record was read is it known that it does not. */
export const hiddenOf = ({ defined, hidden }: { defined: boolean; hidden: boolean }) =>
  hidden || (defined ? false : undefined)

/** For `name:`: what nothing named may have that name. */
export function nameTest(value: string, all: readonly Named[]): Test {
  const contains = wordTest(value, (number) => [all[number]!.name])
  return (number) => {
    const answer = contains(number)
    return answer === 'no' && isUnnamed(all[number]!) ? 'unknown' : answer
  }
}

const words: ReadonlyMap<string, boolean> = new Map([
  ['yes', true],
  ['no', false],
])

/** For `key:yes` and `key:no`. @throws AppError `invalid-argument` for any other value */
export function yesNoTest(
  { key, value }: FilterTerm,
  valueOf: (number: number) => boolean | undefined,
): Test {
  const wanted = words.get(fold(value))
  if (wanted === undefined) {
    throw new AppError('invalid-argument', say.neitherYesNorNo(`${key!}:${value}`), {
      hint: say.yesOrNoHint(key!),
    })
  }
  return (number) => {
    const found = valueOf(number)
    return found === undefined ? 'unknown' : found === wanted ? 'yes' : 'no'
  }
}

/** How many there are of something. */
export interface Known {
  value: number
  /** False: there may be more. */
  exact: boolean
}

/** For `key:2`, `key>1`. @throws AppError `invalid-argument` for a value that is no whole number */
export function numberTest(
  { comparison, key, value }: FilterTerm,
  valueOf: (number: number) => Known,
): Test {
  const wanted = Number(value)
  if (!/^\d{1,15}$/.test(value)) {
    throw new AppError('invalid-argument', say.asksForNoNumber(`${key!}${comparison}${value}`), {
      hint: say.numberHint(key!),
    })
  }
  /** The least and the greatest number that fits. */
  const [least, most] = {
    ':': [wanted, wanted],
    '>': [wanted + 1, Infinity],
    '>=': [wanted, Infinity],
    '<': [0, wanted - 1],
    '<=': [0, wanted],
  }[comparison] as [number, number]
  return (number) => {
    const { exact, value } = valueOf(number)
    if (value > most) return 'no'
    if (exact) return value >= least ? 'yes' : 'no'
    return value >= least && most === Infinity ? 'yes' : 'unknown'
  }
}

/** For `is:word`. @throws AppError `invalid-argument` for a word that is not among them */
export function isTest({ value }: FilterTerm, tests: Readonly<Record<string, Test>>): Test {
  const wanted = fold(value)
  if (Object.hasOwn(tests, wanted)) return tests[wanted]!
  throw new AppError('invalid-argument', say.notAskedHere(`is:${value}`), {
    hint: say.askedHere(Object.keys(tests).map((known) => `is:${known}`)),
  })
}

/** `undefined` where nobody said. */
export const saidTest =
  (valueOf: (number: number) => boolean | undefined): Test =>
  (number) => {
    const value = valueOf(number)
    return value === undefined ? 'unknown' : value ? 'yes' : 'no'
  }

/**
 * For a term that only takes a colon.
 * @throws AppError `invalid-argument` where it compares
 */
export function plainTerm({ comparison, key, value }: FilterTerm): void {
  if (comparison === ':') return
  throw new AppError('invalid-argument', say.comparesNoNumber(`${key!}${comparison}${value}`), {
    hint: say.plainHint(`${key!}:${value}`),
  })
}

/** @param keys all that can be asked */
export function unknownKey(key: string, keys: readonly string[]): AppError {
  return new AppError('invalid-argument', say.unknownKey(`${key}:`), {
    hint: say.knownKeys(keys.map((known) => `${known}:`)),
  })
}

const not =
  (test: Test): Test =>
  (number) => {
    const answer = test(number)
    return answer === 'unknown' ? 'unknown' : answer === 'yes' ? 'no' : 'yes'
  }
