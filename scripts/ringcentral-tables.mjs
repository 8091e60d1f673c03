#!/usr/bin/env node
/**
 * Makes resources/ringcentral-*.json anew, from tables that were derived from public sources:
 *
 *     node scripts/ringcentral-tables.mjs ENDPOINT-PERMISSIONS.json PORTAL-LABELS.json
 *
 * The first is made from the vendor extensions of RingCentral's public OpenAPI specification
 * (x-app-permission, x-user-permission, x-feature, x-throttling-group), the second from labels that people
 * saw in the admin portal. Both keep their own source line.
 */
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { main, root } from './node.mjs'
import { runTool } from './process.mjs'

/** @typedef {{ category: string, label: string, permissionId: string, doubt?: string }} Row */

/** @param {string} file */
const read = async (file) => JSON.parse(await readFile(file, 'utf8'))

await main(async () => {
  const [operationsFile, labelsFile] = process.argv.slice(2)
  if (!operationsFile || !labelsFile) {
    process.stderr.write('Name both tables; the head of this script says which.\n')
    return 2
  }
  const { source, operations } = await read(operationsFile)
  const { _source, rows } = await read(labelsFile)
  /** @param {string} name */
  const to = (name) => path.join(root, 'resources', name)
  await writeFile(
    to('ringcentral-operations.json'),
    JSON.stringify({
      source,
      operations: operations.map((/** @type {Record<string, string | null>} */ one) => ({
        method: one.method,
        path: one.path,
        operationId: one.operationId,
        applicationScope: one.appPermission,
        userPermission: one.userPermission,
        feature: one.feature,
        rateGroup: one.throttlingGroup,
      })),
    }),
  )
  await writeFile(
    to('ringcentral-portal-labels.json'),
    JSON.stringify({
      source: _source,
      labels: rows
        .filter((/** @type {Row} */ { permissionId }) => /^\w+$/.test(permissionId))
        .map((/** @type {Row} */ { category, label, permissionId, doubt }) => ({
          permission: permissionId,
          section: category,
          label,
          doubt: doubt ?? null,
        })),
    }),
  )
  return runTool('prettier', ['--write', '--log-level=warn', to('ringcentral-*.json')])
})
