export const overview = {
  'overview.failed': 'The overview cannot be shown',
  'overview.problem': 'This account cannot be opened',
  'overview.emptyTitle': 'Nothing was imported into this account yet',
  'overview.emptyText': 'Drop saved answers anywhere on this window.',
  'overview.emptyNext': 'Or choose files',
  'overview.taken': 'Taken {date}, {age}.',
  'overview.takenUnknown': 'When it was taken is not known: neither the answers nor you said so.',
  'overview.differences': {
    one: 'In {count} place the vendor’s own word and the computed access are not the same. It is marked in the users’ effective access.',
    other:
      'In {count} places the vendor’s own word and the computed access are not the same. They are marked in the users’ effective access.',
  },

  'coverage.title': 'How whole it is',
  'coverage.part': 'Part',
  'coverage.state': 'State',
  'coverage.read': 'Read',
  'coverage.of': '{read} of {of}',
  'coverage.ofAtLeast': '{read} of at least {of}',
  'coverage.hides': 'Why, and what stays unknown',

  'snapshots.title': 'Snapshots',
  'snapshots.failed': 'The snapshots cannot be listed',
  'snapshots.newest': 'newest',

  'imports.title': 'Imports',
  'imports.failed': 'The imports cannot be listed',
  'imports.takeBack': 'Take back',
  'imports.takeBackTitle': 'Take this import back?',
  'imports.takeBackText': {
    one: 'What came in on {date} ({count} part) leaves this account again. The files themselves are not touched; they can be imported anew.',
    other:
      'What came in on {date} ({count} parts) leaves this account again. The files themselves are not touched; they can be imported anew.',
  },

  'account.name': 'Name',
  'account.rename': 'Rename',
  'account.renameTitle': 'Rename the account',
  'account.renameFailed': 'The account keeps its name',
  'account.copy': 'Save a copy',
  'account.copyTitle': 'Save a copy of the account',
  'account.copying': 'Making the copy…',
  'account.copyReady': 'The copy is ready: one file of {size} with everything of this account.',
  'account.copySave': 'Save {name}',
  'account.copyFailed': 'No copy was made',
  'account.remove': 'Remove',
  'account.removeTitle': 'Remove {name}?',
  'account.removeText':
    'All snapshots and imports of this account are deleted from this computer. This cannot be undone. Nothing changes at the vendor.',
  'account.removeCopy': 'To be able to come back to it,',
  'account.copyFirst': 'save a copy first.',
  'account.removeNow': 'Remove it for good',
  'account.removeFailed': 'The account was not removed',
} as const
