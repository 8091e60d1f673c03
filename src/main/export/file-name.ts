import { basename } from 'node:path'

/** Letters, digits, space, dot and dash only: legal on every file system. @param name an account's */
export const fileName = (name: string): string =>
  basename(name.replace(/[^\p{L}\p{N}.-]+/gu, ' ').trim()) || 'account'
