/** What the portal's service refuses (codes of its pages; the last three digits are like HTTP's). */
export class Refusal extends Error {
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message)
  }
}

export const badParameter = (message: string): Refusal => new Refusal(31400, message)
export const noAccess = (message: string): Refusal => new Refusal(31403, message)
export const notFound = (message: string): Refusal => new Refusal(31404, message)
