import type { TestApp } from './test-app.ts'

/** Sends a form as the page's script does; answers the status and the words of the answer. */
export async function sendForm(
  app: TestApp,
  path: string,
  headers: Headers,
  fields: [string, string][] | FormData,
) {
  const url = new URL(path, 'http://localhost')
  const sent = new Headers(headers)
  sent.set('Sec-Fetch-Site', 'same-origin')
  const response = await app.fetch(`${url.pathname}.data${url.search}`, {
    method: 'POST',
    headers: sent,
    body: fields instanceof FormData ? fields : new URLSearchParams(fields),
  })
  return { status: response.status, text: await response.text() }
}
