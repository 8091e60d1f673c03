/** Writing CSV files. */
export const exports = {
  'export.partial':
    'Not everything was read. What is not known says so in its cell; the file beside it names what is missing.',
  'export.cells': 'Cells',
  'export.cells.words': 'Words',
  'export.cells.marks': 'Marks: x and ?',
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
  'export.ready':
    'The file is written. Save both: the second one says where the data is from, how old it is and what is missing.',
  'export.save': 'Save…',
  'export.saved': 'Saved',
  'export.saveFile': 'Save {name}',
  'export.failed': 'The file could not be written',
} as const
