import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { renderPage } from './render-page.server.ts'

test('no sign is lost or added, wherever the chunks of a page end', async () => {
  for (const shift of [0, 1, 2]) {
    const dates = Array.from({ length: 900 }, (_, key) => createElement('b', { key }, '–’–'))
    const page = createElement('main', null, 'x'.repeat(shift), dates)
    const { html, failed } = await renderPage(page, { nonce: 'n', timeoutMs: 5000 })
    expect(failed).toBe(false)
    expect(html.replaceAll('<!-- -->', '')).toBe(renderToString(page).replaceAll('<!-- -->', ''))
  }
})
