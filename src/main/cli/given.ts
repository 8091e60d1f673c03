type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** Leaves out what was not given: the contract tells "absent" from "undefined". */
export function given<T extends object>(values: T): Given<T> {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as Given<T>
}
