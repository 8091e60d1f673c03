/** Finding anything: making the account searchable, and a keystroke, beside comparing every text anew. */
import { TextIndex } from '../../src/shared/find/text-index'
import { findAnything } from '../../src/main/queries/find-anything'
import type { Asked } from '../../src/main/queries/reader'
import type { Line } from './measure'

/** What a hand types one letter after the other: names, numbers, codes, with a slip and in any order. */
const typedTexts = [
  'user, number 4812',
  '4812 user',
  'configure feature 17',
  'permision 33',
  '18231',
]
const keystrokes = typedTexts.flatMap((text) =>
  Array.from(text, (_, at) => text.slice(0, at + 1)).filter((typed) => typed.trim() === typed),
)

export function findLines(asked: Asked): Line[] {
  const { permissions, roles, users } = asked.index.facts
  const entries = [
    ...users.map(({ email = '', extensionNumber = '', id, name }) => [
      name,
      extensionNumber,
      email,
      id,
    ]),
    ...[...roles, ...permissions].map(({ id, name }) => [name, id]),
  ]
  const texts = entries.map((one) => one.join('\n').toLowerCase())
  return [
    {
      name: 'Make an account searchable',
      unit: 'account',
      budget: { text: '1 s, once', holds: (median) => median('Permiscope') <= 1_000 },
      ours: {
        name: 'Permiscope',
        units: 1,
        work: () => new TextIndex(entries).entries,
        found: (count) => count,
      },
      peers: [],
      notes: [`${entries.length.toLocaleString('en-US')} things with four texts or two.`],
    },
    {
      name: 'Find anything, a keystroke',
      unit: 'keystroke',
      budget: { text: '30 ms', holds: (median) => median('Permiscope') <= 30 },
      ours: {
        name: 'Permiscope',
        units: keystrokes.length,
        work: () => keystrokes.map((text) => findAnything(asked, { text }).total > 0),
        found: () => keystrokes.length,
      },
      peers: [
        {
          name: 'every text in lower case, includes',
          units: keystrokes.length,
          work: () =>
            keystrokes.map((typed) => {
              const words = typed.toLowerCase().split(' ')
              return texts.filter((text) => words.every((word) => text.includes(word))).length
            }),
          found: () => keystrokes.length,
        },
      ],
      notes: [
        'The peer neither ranks nor forgives slips; it is what a plain filter costs. Each letter of five texts is a keystroke, two with a slip or in another order.',
      ],
    },
  ]
}
