import { randomBytes } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { isLanguage } from '#app/i18n/i18n.ts'
import { inUrl } from './addresses.ts'
import type { AuthorityFile } from './authority-file.ts'
import { guidePage } from './guide-page.tsx'

export type GuideOptions = {
  authority: AuthorityFile
  /** The port of the secure address. */
  port: number
  /** Addresses and names of the certificate, the one to lead to first; they may change while the server runs. */
  hosts(): ReadonlyArray<string>
}

/**
 * Answers what comes without encryption: the guide for phones that do not trust the server yet, its certificate, and
 * for all else the way to the secure address.
 */
export function guideListener(options: GuideOptions): RequestListener {
  return (request, response) => {
    answer(options, request, response).catch((error: unknown) => {
      console.error(error)
      response.destroy()
    })
  }
}

async function answer(
  { authority, port, hosts }: GuideOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname, search, searchParams } = urlOf(request)
  const origin = `https://${inUrl(hostToLeadTo(request, hosts()))}:${port}`
  response.setHeader('Cache-Control', 'no-store')
  response.setHeader('X-Content-Type-Options', 'nosniff')

  const reads = request.method === 'GET' || request.method === 'HEAD'
  if (reads && pathname === '/') {
    const nonce = randomBytes(16).toString('base64url')
    const lang = searchParams.get('lang')
    const language = isLanguage(lang) ? lang : 'id'
    const phone = phoneOf(request.headers['user-agent'])
    const page = await guidePage({ language, phone, authority, origin, nonce })
    response.setHeader('Content-Security-Policy', policy(nonce, origin))
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.end(page)
  } else if (reads && pathname === `/${authority.fileName}`) {
    response.setHeader('Content-Type', 'application/x-x509-ca-cert')
    response.setHeader('Content-Disposition', `inline; filename="${authority.fileName}"`)
    response.end(authority.content)
  } else {
    response.writeHead(307, { Location: origin + pathname + search }).end()
  }
}

function urlOf({ url = '/' }: IncomingMessage): URL {
  const base = 'http://gelar.invalid'
  // A path of two slashes would be read as another host.
  const relative = url.startsWith('/') ? base + url : url
  return URL.canParse(relative) ? new URL(relative) : new URL(base)
}

/** The host that was asked for, if it is one of ours, so that nobody is led elsewhere. */
function hostToLeadTo(request: IncomingMessage, hosts: ReadonlyArray<string>): string {
  const asked = `http://${request.headers.host}`
  const host = URL.canParse(asked) ? new URL(asked).hostname.replace(/^\[(.*)\]$/, '$1') : ''
  return hosts.includes(host) ? host : (hosts[0] ?? 'localhost')
}

function phoneOf(userAgent = ''): 'android' | 'iphone' | undefined {
  if (/Android/.test(userAgent)) return 'android'
  return /iPhone|iPad|Macintosh/.test(userAgent) ? 'iphone' : undefined
}

function policy(nonce: string, origin: string): string {
  return [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    `script-src 'nonce-${nonce}'`,
    `connect-src ${origin}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
