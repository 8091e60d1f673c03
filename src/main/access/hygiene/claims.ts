/** What could be less, in dense numbers. Each claim stands by itself: acting on one can make another untrue. */

export type Claim =
  /** All that they give is known and the same. */
  | { kind: 'twins'; roles: readonly number[] }
  /** `by` gives all that `role` gives, and `extra` more that is known. */
  | { kind: 'subset'; role: number; by: number; extra: number }
  /** And whoever holds `role` holds `by` as well. */
  | { kind: 'dominated'; role: number; by: number; extra: number }
  /** Gives nothing. */
  | { kind: 'empty'; role: number }
  /** Nobody holds it. */
  | { kind: 'unused'; role: number }
  /** Taking `role` from any one of the users changes nothing: `by`, or direct grants, give the same. */
  | { kind: 'redundant'; role: number; by: readonly number[]; users: readonly number[] }
  /** Granted to the users directly although they hold `by`, which gives it. */
  | { kind: 'direct'; permission: number; by: number; users: readonly number[] }
  | { kind: 'direct-menu'; menu: number; by: number; users: readonly number[] }
  /** Nearly twins: `similarity` is what both give, of what either gives. */
  | {
      kind: 'near'
      roles: readonly [number, number]
      similarity: number
      onlyFirst: number
      onlySecond: number
    }
