/** Names that sort by the time they were made. */
const ours = /^gelar-\d{8}T\d{6}Z\.tar$/

/** `gelar-20261129T131500Z.tar`, in UTC. */
export function backupName(now: Date): string {
  return `gelar-${now.toISOString().replace(/[-:]|\.\d+/g, '')}.tar`
}

/** Which of the files of a folder are older backups than the newest `keep`; other files are never named. */
export function findOldBackups(names: ReadonlyArray<string>, keep: number): string[] {
  const backups = names.filter((name) => ours.test(name)).sort()
  return backups.slice(0, Math.max(0, backups.length - keep))
}
