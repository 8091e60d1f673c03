export const leastPrivilege = {} as const
