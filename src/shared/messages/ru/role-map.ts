export const roleMap = {} as const
