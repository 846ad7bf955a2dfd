/** What of the state of an installation somebody should do something about. */
export type Concern =
  | { kind: 'backupNever' }
  | { kind: 'backupOld'; madeAt: Date }
  | { kind: 'diskFull'; folder: 'data' | 'files'; freeBytes: number }
  | { kind: 'filesAway' | 'filesFull' | 'filesRefused'; said: string }
  | { kind: 'filesLost' }
  | { kind: 'jobsLate'; since: Date }
  | { kind: 'jobsGivenUp'; count: number }
  | { kind: 'mailsFailed'; count: number }
  | { kind: 'settings'; count: number }
  | { kind: 'connectionsShort'; connections: number; mostConnections: number }

type Seen = {
  isDemonstration: boolean
  settingProblems: number
  backup: { madeAt: Date } | null
  files: { trouble: 'away' | 'full' | 'refused' | null; said: string | null; newestLost: boolean }
  disks: ReadonlyArray<{ folder: 'data' | 'files'; freeBytes: number; totalBytes: number }>
  jobs: { oldestDueAt: Date | null; givenUp: number }
  mails: { failed: number }
  database: { connections: number; mostConnections: number }
}

/** A night may fail once, and somebody has a day to see it. */
const BACKUP_MS = 2 * 24 * 60 * 60_000
const LATE_MS = 5 * 60_000
/** A tenth of a small disk, or ten gigabytes of a large one. */
const LEAST_FREE = 0.1
const ENOUGH_BYTES = 10 * 1024 ** 3
const MOST_CONNECTIONS = 0.9

const filesConcerns = { away: 'filesAway', full: 'filesFull', refused: 'filesRefused' } as const

/** Gravest first. Nobody needs a backup of the demonstration. */
export function findConcerns(seen: Seen, now: Date): Concern[] {
  const concerns: Concern[] = []
  for (const { folder, freeBytes, totalBytes } of seen.disks) {
    if (freeBytes < Math.min(LEAST_FREE * totalBytes, ENOUGH_BYTES)) {
      concerns.push({ kind: 'diskFull', folder, freeBytes })
    }
  }
  const { trouble, said, newestLost } = seen.files
  if (trouble) concerns.push({ kind: filesConcerns[trouble], said: said ?? '' })
  else if (newestLost) concerns.push({ kind: 'filesLost' })
  const { connections, mostConnections } = seen.database
  if (connections > MOST_CONNECTIONS * mostConnections) {
    concerns.push({ kind: 'connectionsShort', connections, mostConnections })
  }
  const { oldestDueAt, givenUp } = seen.jobs
  if (oldestDueAt && now.getTime() - oldestDueAt.getTime() > LATE_MS) {
    concerns.push({ kind: 'jobsLate', since: oldestDueAt })
  }
  if (givenUp > 0) concerns.push({ kind: 'jobsGivenUp', count: givenUp })
  if (seen.mails.failed > 0) concerns.push({ kind: 'mailsFailed', count: seen.mails.failed })
  if (!seen.isDemonstration) {
    const { backup } = seen
    if (!backup) concerns.push({ kind: 'backupNever' })
    else if (now.getTime() - backup.madeAt.getTime() > BACKUP_MS) {
      concerns.push({ kind: 'backupOld', madeAt: backup.madeAt })
    }
  }
  if (seen.settingProblems > 0) concerns.push({ kind: 'settings', count: seen.settingProblems })
  return concerns
}
