/** Connecting an account to its vendor, the state of the connection, and asking the vendor. */
export const connections = {
  'home.connectTitle': 'Connect to RingCentral',
  'home.connectText':
    'Sign in once; then Permiscope reads the account by itself, whenever you ask it to. It only ever reads.',
  'home.connect': 'Connect…',

  'connect.title': 'Connect to RingCentral',
  'connect.titleAccount': 'Connect {account} to RingCentral',
  'connect.titleAgain': 'Sign {account} in to RingCentral again',
  'connect.titleWaiting': 'Sign in to RingCentral',
  'connect.titleDone': 'Connected to RingCentral',
  'connect.guideFailed': 'The guide cannot be shown',
  'connect.next': 'Next: sign in',
  'connect.back': 'Back to the guide',
  'connect.showGuide': 'How to prepare',
  'connect.method': 'Way to sign in',
  'connect.method.authorization-code': 'In the browser',
  'connect.method.jwt': 'JWT credential',
  'connect.methodText.authorization-code':
    'You sign in on RingCentral’s own page, with whatever your company asks for there. Permiscope never sees your password. OAuth 2.0 authorization code with PKCE.',
  'connect.methodText.jwt':
    'For unattended use: a credential that you make once in RingCentral’s Developer Console and that acts as you until it is revoked.',

  'connect.stepsTitle': 'Register an application, once for all accounts',
  'connect.step.create':
    'Sign in to the Developer Console of RingCentral and choose “Create App”, then “REST API App”. Where that button is disabled, your user lacks the permission “Developer Portal Access”.',
  'connect.step.auth.authorization-code':
    'As authentication choose “3-legged OAuth flow”, for a client-side application, so that no secret is needed, and switch on “Issue refresh tokens”.',
  'connect.step.auth.jwt': 'As authentication choose “JWT auth flow”.',
  'connect.step.redirects': 'Enter these redirect URIs, all of them and exactly so:',
  'connect.copyRedirect': 'Copy {uri}',
  'connect.step.applicationScopes': {
    one: 'Of the application scopes choose this one and no other:',
    other: 'Of the application scopes choose these and no others:',
  },
  'connect.step.private': 'Let the application be private: then only your own users can use it.',
  'connect.step.create.authorization-code':
    'Create it, and keep its client ID at hand. Where it shows a client secret, that is needed as well.',
  'connect.step.create.jwt': 'Create it, and keep its client ID and client secret at hand.',
  'connect.step.jwt':
    'Make a JWT credential under “Credentials”, for this client ID alone. Whoever has it can read what you can read, so treat it as a password.',
  'connect.copyAddress': 'Copy the address',

  'connect.rightsTitle': 'What the user who signs in may read decides what you see',
  'connect.rightsText':
    'A super admin may read all of it. What is refused is left out and stays “unknown”; the rest is read all the same. To sign in at all, the user needs the permission ThirdPartyAppAccess.',
  'connect.reads': 'What is read',
  'connect.applicationScope': 'Application scope',
  'connect.userPermission': 'User permission',
  'connect.without': 'Without it',
  'connect.noneNeeded': 'none',

  'connect.account': 'Account',
  'connect.newAccount': 'A new account',
  'connect.newName': 'Its name',
  'connect.newNameExample': 'such as the client’s name',
  'connect.server': 'Server',
  'connect.otherServer': 'Another server…',
  'connect.serverAddress': 'Its address',
  'connect.serverAddressHint': 'Begins with https://; http:// only for this computer itself.',
  'connect.clientId': 'Client ID',
  'connect.clientSecret': 'Client secret',
  'connect.clientSecretOptional': 'Leave it empty where the application shows none.',
  'connect.jwt': 'JWT',
  'connect.locale': 'Language of names',
  'connect.localeHint': 'In which names of permissions and roles are read.',
  'connect.kept.keychain':
    'Secrets go into the keychain of this system and nowhere else. Permiscope only reads; nothing is ever changed at RingCentral.',
  'connect.kept.memory':
    'This system has no keychain that can be used. Secrets are only kept in memory: once Permiscope ends, you have to sign in again.',
  'connect.keptWhy': 'Why: {problem}',
  'connect.failed': 'Not connected',
  'connect.cancelled': 'The sign-in was cancelled. Nothing was stored.',
  'connect.signIn.authorization-code': 'Open the sign-in page',
  'connect.signIn.jwt': 'Sign in',

  'connect.preparing': 'Preparing the sign-in…',
  'connect.waiting': 'RingCentral’s sign-in page was opened in your browser. Sign in there.',
  'connect.waitingWhy': 'This dialog goes on by itself as soon as you have signed in.',
  'connect.waitingLink': 'No page opened? Open this address in a browser on this computer:',
  'connect.openPage': 'Open it in a new tab',
  'connect.signingIn': 'Signing in…',
  'connect.done': '{account} is connected.',
  'connect.doneAs': '{account} is connected. Signed in as {user}.',
  'connect.doneKept.keychain': 'The secrets lie in the keychain of this system.',
  'connect.doneKept.memory':
    'The secrets are only kept in memory until Permiscope ends, because this system has no keychain that can be used.',
  'connect.doneNext': 'Nothing was read yet. The first sync reads the whole account.',
  'connect.later': 'Later',

  'connected.title': 'Connection',
  'connected.state.ready': 'Connected',
  'connected.state.needs-sign-in': 'Needs a sign-in',
  'connected.state.keychain-locked': 'The keychain does not open',
  'connected.needsSignIn':
    'The secrets are not on this computer any more, or RingCentral does not take them any more.',
  'connected.locked': 'Unlock the keychain of this system, then look again.',
  'connected.lookAgain': 'Look again',
  'connected.signIn': 'Sign in…',
  'connected.server': 'Server',
  'connected.user': 'Signed in as',
  'connected.userUnknown': 'not told',
  'connected.method': 'Sign-in',
  'connected.locale': 'Names in',
  'connected.since': 'Since',
  'connected.memory': 'Secrets are only kept in memory until Permiscope ends.',
  'connected.not': 'Not connected. What stands here came from saved answers.',
  'connected.connect': 'Connect to RingCentral…',
  'connected.language': 'Language…',
  'connected.disconnect': 'Disconnect…',

  'language.title': 'Language of names',
  'language.text':
    'From the next sync on, names of permissions and roles are read in this language. What was read before keeps the language it was read in.',
  'language.change': 'Use it from the next sync on',
  'language.failed': 'The language stays as it was',

  'disconnect.title': 'Disconnect {account} from RingCentral?',
  'disconnect.text':
    'The session at RingCentral is ended, and the secrets of this account are removed from this computer. Nothing changes at RingCentral.',
  'disconnect.stays':
    'All that was read stays: snapshots, history and answers. To sync again, sign in again.',
  'disconnect.now': 'Disconnect',
  'disconnect.working': 'Disconnecting…',
  'disconnect.failed': 'Not disconnected',
  'account.removeConnection':
    'The session at RingCentral is ended too, and the secrets of this account are removed from this computer.',

  'verify.title': 'Ask RingCentral',
  'verify.permission': 'Verify at RingCentral',
  'verify.user': 'Read features and grants',
  'verify.userWhy':
    'Extension grants and features are outside of roles. They are shown beside the answers and do not change them.',
  'verify.profile': 'Read the whole profile',
  'verify.profileWhy':
    'This is who signed in, so RingCentral tells every permission it sees itself. Each is held against what was computed.',
  'verify.asking': 'Asking RingCentral…',
  'verify.failed': 'RingCentral could not be asked',
  'verify.cancelled': 'The question was cancelled.',
  'verify.answered': 'RingCentral answered.',
  'verify.nothing': 'RingCentral’s answer held nothing that could be stored.',
  'verify.not': '{part}: {status}.',
  'verify.notWhy': '{part}: {status}; {reason}',
  'verify.whyNot.older':
    'RingCentral only knows the present. To ask it, go back to the newest snapshot.',
  'verify.whyNot.not-connected': 'To ask RingCentral itself, connect this account to it.',
  'verify.whyNot.needs-sign-in': 'To ask RingCentral itself, sign in again in the overview.',
  'verify.whyNot.keychain-locked': 'To ask RingCentral itself, unlock the keychain of this system.',
  'verify.whyNot.sample': 'The sample account is made up, so there is no RingCentral to ask.',

  'beside.title': 'Computed and the vendor’s word',
  'beside.computed': 'Computed',
  'beside.vendor': 'Vendor',
  'beside.answer.yes': 'yes',
  'beside.answer.no': 'no',
  'beside.answer.unknown': 'unknown',
  'beside.from': 'from answers of {date}',
  'beside.fromTo': 'from answers of {first} to {last}',
  'beside.said': 'said {date}',
  'beside.differs': 'They are not the same.',
} as const
