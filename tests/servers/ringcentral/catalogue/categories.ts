/** Features, UserSettings and UserData are RingCentral's own ids; the others are sections of its Admin Portal. */
export const categoryTable: readonly (readonly [id: string, name: string])[] = [
  ['Analytics', 'Analytics'],
  ['AppsAccess', 'Apps Access'],
  ['Billing', 'Billing'],
  ['CompanyCallLog', 'Company Call Log'],
  ['CompanySettings', 'Company Settings'],
  ['DesktopAndMobileAppFeatures', 'Desktop and Mobile App Features'],
  ['Features', 'Features'],
  ['General', 'General'],
  ['Meetings', 'Meetings'],
  ['MultiSites', 'Multi-Sites'],
  ['PhoneSystem', 'Phone System'],
  ['Policies', 'Policies'],
  ['UserCallLog', 'User Call Log'],
  ['UserData', 'User Data'],
  ['UserManagement', 'User Management'],
  ['UserSettings', 'User Settings'],
]
