/**
 * `displayName` and `description` come in the language of Accept-Language (developer guide,
 * basics/localization). German and French here are word by word: enough to be told apart.
 */
const german: Readonly<Record<string, string>> = {
  Access: 'Zugriff',
  Account: 'Konto',
  Add: 'Hinzufügen',
  Admin: 'Administrator',
  Administration: 'Verwaltung',
  Allows: 'Erlaubt',
  Answering: 'Annahme',
  App: 'App',
  Apps: 'Apps',
  Assigned: 'Zugewiesene',
  Billing: 'Abrechnung',
  Blocked: 'Gesperrte',
  Call: 'Anruf',
  Calls: 'Anrufe',
  Company: 'Unternehmen',
  Configure: 'Konfigurieren',
  Devices: 'Geräte',
  Edit: 'Bearbeiten',
  Extensions: 'Nebenstellen',
  Features: 'Funktionen',
  Group: 'Gruppe',
  Groups: 'Gruppen',
  Info: 'Informationen',
  International: 'Internationale',
  Manager: 'Leitung',
  Meetings: 'Besprechungen',
  Messages: 'Nachrichten',
  Numbers: 'Nummern',
  Party: 'Anbieter',
  Permissions: 'Berechtigungen',
  Phone: 'Telefon',
  Presence: 'Anwesenheit',
  Read: 'Lesen',
  Recordings: 'Aufzeichnungen',
  Reports: 'Berichte',
  Roles: 'Rollen',
  Rules: 'Regeln',
  Settings: 'Einstellungen',
  Standard: 'Standard',
  Super: 'Haupt',
  System: 'System',
  Third: 'Dritte',
  User: 'Benutzer',
  Users: 'Benutzer',
  of: 'von',
}
const french: Readonly<Record<string, string>> = {
  Access: 'Accès',
  Account: 'Compte',
  Add: 'Ajouter',
  Admin: 'Administrateur',
  Administration: 'Gestion',
  Allows: 'Permet',
  Answering: 'Réponse',
  App: 'Appli',
  Apps: 'Applis',
  Assigned: 'Attribués',
  Billing: 'Facturation',
  Blocked: 'Bloqués',
  Call: 'Appel',
  Calls: 'Appels',
  Company: 'Entreprise',
  Configure: 'Configurer',
  Devices: 'Appareils',
  Edit: 'Modifier',
  Extensions: 'Postes',
  Features: 'Fonctionnalités',
  Group: 'Groupe',
  Groups: 'Groupes',
  Info: 'Informations',
  International: 'Internationaux',
  Manager: 'Responsable',
  Meetings: 'Réunions',
  Messages: 'Messages',
  Numbers: 'Numéros',
  Party: 'Tierces',
  Permissions: 'Autorisations',
  Phone: 'Téléphone',
  Presence: 'Présence',
  Read: 'Lire',
  Recordings: 'Enregistrements',
  Reports: 'Rapports',
  Roles: 'Rôles',
  Rules: 'Règles',
  Settings: 'Paramètres',
  Standard: 'Standard',
  Super: 'Super',
  System: 'Système',
  Third: 'Parties',
  User: 'Utilisateur',
  Users: 'Utilisateurs',
  of: 'de',
}

const byWord = (text: string, words: Readonly<Record<string, string>>): string =>
  text.replace(/[A-Za-z]+/g, (word) => words[word] ?? word)

const known = new Map<string, string>()

/** The vendor's own text in a language; any but German and French falls back to English (en-US). */
export function inLanguage(text: string, locale: string): string {
  const language = locale.slice(0, 2).toLowerCase()
  const words = language === 'de' ? german : language === 'fr' ? french : undefined
  if (words === undefined) return text
  const key = `${language} ${text}`
  let translated = known.get(key)
  if (translated === undefined) {
    translated = byWord(text, words)
    known.set(key, translated)
  }
  return translated
}
