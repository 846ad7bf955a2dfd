import { requestBytes, type Target } from './load.ts'
import { type Contest, spread } from './rounds.ts'

/** The pages that every visitor opens, of one festival. */
export function publicPages(slug: string): string[] {
  return ['/', `/f/${slug}`, `/f/${slug}/acara`, `/f/${slug}/denah`]
}

/** A page as a browser without cookies asks for it. */
export function pageContests(slug: string, ours: Target, bare: Target): Contest[] {
  return publicPages(slug).map((path) => {
    const request = requestBytes('GET', path, {
      Accept: 'text/html',
      'Accept-Encoding': 'gzip, deflate, br',
    })
    return {
      name: `page ${path.replace(slug, ':event')}`,
      wanted: 1,
      ours,
      bare,
      warmUp: { ours: 2000, bare: 200 },
      requests: { ours: 4000, bare: 200 },
      makeLoad: (requests) => ({ connections: spread(requests, () => request) }),
    }
  })
}
