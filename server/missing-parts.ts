import type { Plugin } from 'vite'

const FILE = '/@remix-run/react/dist/esm/routeModules.js'
const RELOAD = 'window.location.reload();'
const LEAD_ON = `window.gelarLeadOn ? window.gelarLeadOn() : ${RELOAD}`

/**
 * Where a part of the next page is missing, because a newer version has taken its place, Remix loads the page again from
 * which the reader wanted to go. This has `app/lib/version/lead-on.ts` go on to the next one. The framework offers no hook.
 */
export function leadOnWithoutParts(): Plugin {
  let done = false
  return {
    name: 'lead-on-without-parts',
    apply: 'build',
    transform(code, id) {
      if (!id.endsWith(FILE)) return undefined
      done = code.includes(RELOAD)
      return { code: code.replace(RELOAD, LEAD_ON), map: null }
    },
    buildEnd(error) {
      if (!error && !done)
        this.error(`${FILE} does not reload any more: look what it does instead.`)
    },
  }
}
