/** Views that a person keeps. */
export const savedViews = {
  'savedViews.open': 'Saved views',
  'savedViews.title': 'Saved views',
  'savedViews.about':
    'A saved view is this place with its filter, columns, order and selection. It is kept in the account’s own file.',
  'savedViews.name': 'Name of this view',
  'savedViews.save': 'Save this view',
  'savedViews.taken': 'Replace the view “{name}”',
  'savedViews.saved': 'Saved as “{name}”.',
  'savedViews.none': 'No view is saved yet.',
  'savedViews.go': 'Open the view {name}',
  'savedViews.copy': 'Copy the link to {name}',
  'savedViews.rename': 'Rename {name}',
  'savedViews.newName': 'New name',
  'savedViews.remove': 'Remove {name}',
  'savedViews.removed': '“{name}” was removed.',
  'savedViews.back': 'Put it back',
  'savedViews.failed': 'The saved views cannot be changed',
} as const
