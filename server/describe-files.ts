import { env } from '#app/env.server.ts'
import { fileStore } from '#app/features/files/file-store.server.ts'
import { probeStore } from '#app/features/files/probe-store.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'

const titles = {
  full: 'system:concern.filesFull.title',
  away: 'system:concern.filesAway.title',
  missing: 'system:concern.filesAway.title',
  refused: 'system:concern.filesRefused.title',
} as const

/** The lines that tell at the start why no file can be kept, with what the store says; empty when one can be. */
export async function describeFiles(): Promise<string> {
  const trouble = await probeStore()
  if (!trouble) return ''
  const [id, en] = await Promise.all([getT('id', ['system']), getT('en', ['system'])])
  const setting =
    fileStore.kind === 'folder'
      ? 'GELAR_FILES_DIR'
      : `GELAR_S3_BUCKET=${env.GELAR_S3_BUCKET ?? ''} ${env.GELAR_S3_ENDPOINT ?? ''}`.trim()
  const title = titles[trouble.kind]
  return `  ! ${setting}: ${id(title)}: ${trouble.said}\n    ${en(title)}`
}
