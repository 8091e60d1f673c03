export const hygiene = {} as const
