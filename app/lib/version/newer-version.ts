/** Answers to pages carry the version of whoever made them. */
export const versionHeader = 'X-Gelar-Version'
/** Where the version is asked for, without anything else. */
export const versionPath = '/version'

let newer = false
let heardAt = Date.now()
const listeners = new Set<() => void>()

/** Whether the server has been seen with another version than that of this page. */
export function isOutdated(): boolean {
  return newer
}

/** When an answer has told its version last. */
export const lastHeardAt = (): number => heardAt

export function subscribeToVersion(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Notes which version has answered; null when the answer does not say. */
export function noteVersion(version: string | null): void {
  if (version !== null) heardAt = Date.now()
  const differs = version !== null && version !== window.__remixManifest.version
  if (!differs || newer) return
  newer = true
  for (const listener of listeners) listener()
}

/** Asks the server for its version. Whether it is another one than that of this page; false without an answer. */
export async function askForVersion(): Promise<boolean> {
  try {
    const answer = await window.fetch(versionPath, { cache: 'no-store' })
    const version = answer.ok ? answer.headers.get(versionHeader) : null
    noteVersion(version)
    return version !== null && version !== window.__remixManifest.version
  } catch {
    return false
  }
}
