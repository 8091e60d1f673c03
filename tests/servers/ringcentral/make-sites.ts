import type { Site } from './world'

const odd = ['Harbour "North"', 'حيفا — المقر', '=1+1', 'Köln 🏭 ' + 'x'.repeat(60)]

/** The company itself is the site `main-site`. */
export function makeSites(users: number): Site[] {
  const sites: Site[] = [{ id: 'main-site', name: 'Main Site' }]
  const count = Math.min(60, Math.max(3, Math.floor(users / 100)))
  for (let index = 0; index < count; index += 1) {
    sites.push({
      id: String(640_000_001 + index * 1003),
      name: odd[index] ?? `Site ${index + 1}`,
      // "Returned only if specified" (specification, ProvisioningSiteInfo).
      ...(index % 3 === 2 ? {} : { code: String(20 + index) }),
      number: String(90_000 + index),
    })
  }
  return sites
}
