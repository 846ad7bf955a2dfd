// @ts-check
/**
 * Keeps the parts marked `data-refresh="seconds"` current: asks for this very page again and puts the new parts
 * in place. A part that holds the focus, or a page nobody looks at, is left alone.
 */

/** @param {Document} fresh */
function replaceParts(fresh) {
  for (const part of document.querySelectorAll('[data-refresh]')) {
    const next = part.id ? fresh.getElementById(part.id) : null
    if (!next || part.contains(document.activeElement)) continue
    if (next.innerHTML !== part.innerHTML) part.replaceWith(document.adoptNode(next))
  }
}

async function refresh() {
  if (document.hidden) return
  try {
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' } })
    if (!answer.ok) return
    replaceParts(new DOMParser().parseFromString(await answer.text(), 'text/html'))
  } catch {
    // Cut off from the network: what is shown stays, the next turn tries again.
  }
}

const seconds = Math.min(
  ...Array.from(document.querySelectorAll('[data-refresh]'), (part) =>
    Number(part.getAttribute('data-refresh')),
  ),
)
if (seconds > 0 && Number.isFinite(seconds)) setInterval(refresh, seconds * 1000)
document.addEventListener('visibilitychange', refresh)
