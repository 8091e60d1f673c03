import { expect, it } from 'vitest'
import { failedFileLines } from '../../../src/main/cli/import-report'

it('shows the same lines in each encoding, with the option that chooses it', () => {
  const lines = failedFileLines({
    state: 'nothing',
    parts: [],
    partsTotal: 0,
    files: [{ path: 'staff.csv', error: 'Its text is neither UTF-8 nor UTF-16.' }],
    questions: [
      {
        kind: 'encoding',
        files: ['staff.csv'],
        previews: [
          { encoding: 'windows-1252', name: 'Western European', lines: ['line 2: Îëüãà'] },
          { encoding: 'windows-1251', name: 'Cyrillic', lines: ['line 2: Ольга'] },
        ],
      },
    ],
  })
  expect(lines).toEqual([
    'Left out: staff.csv: Its text is neither UTF-8 nor UTF-16.',
    'To bring in staff.csv, say its encoding with --encoding. The same lines, as each reads them:',
    '  --encoding windows-1252  Western European',
    '      line 2: Îëüãà',
    '  --encoding windows-1251  Cyrillic',
    '      line 2: Ольга',
  ])
})
