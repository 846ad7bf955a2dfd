import { useContext } from 'react'
import { RequestContext } from '../request-context.ts'
import { release } from './release.ts'

/** Release and build of this page, for whoever reports something about it. */
export function useVersion(): string {
  const { version } = useContext(RequestContext)
  const build = version ?? (typeof window === 'undefined' ? '' : window.__remixManifest.version)
  return `Gelar ${release} · ${build}`
}
