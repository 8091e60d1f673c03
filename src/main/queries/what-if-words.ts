/** The four ways in which something can change, and what they are called in tables. */
export const changeWays = [
  { way: 'lost', words: 'lost' },
  { way: 'perhapsLost', words: 'perhaps lost' },
  { way: 'gained', words: 'gained' },
  { way: 'perhapsGained', words: 'perhaps gained' },
] as const
