/** Writing CSV files. */
export const exports = {
  'export.cells': 'Cells',
  'export.cells.words': 'Words',
  'export.cells.marks': 'x and ?',
  'export.delimiter': 'Delimiter',
  'export.delimiter.comma': 'Comma',
  'export.delimiter.semicolon': 'Semicolon',
  'export.delimiter.tab': 'Tab',
  'export.lineEnd': 'Line end',
  'export.encoding': 'Encoding',
  'export.bom': 'UTF-8 with a byte order mark, as Excel needs it',
  'export.guard':
    'Text that a spreadsheet would run as a formula gets one apostrophe in front; reading the file back takes exactly that one away.',
  'export.write': 'Write the file',
  'export.ready': 'The file is written. Where its data came from stands in a second, small file.',
  'export.save': 'Save…',
  'export.saved': 'Saved',
  'export.saveFile': 'Save {name}',
  'export.failed': 'The file could not be written',
} as const
