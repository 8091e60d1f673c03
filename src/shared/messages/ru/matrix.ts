export const matrix = {} as const
