export const syncs = {} as const
