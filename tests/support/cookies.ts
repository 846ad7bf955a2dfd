/** Keeps cookies between requests as a browser does. */
export class CookieJar {
  readonly #cookies = new Map<string, string>()

  /** Takes over what an answer sets, and drops what it deletes. */
  take(headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';')
      const equals = pair.indexOf('=')
      const name = pair.slice(0, equals).trim()
      const gone = attributes.some((attribute) => /^\s*max-age=0$/i.test(attribute))
      if (gone) this.#cookies.delete(name)
      else this.#cookies.set(name, pair.slice(equals + 1))
    }
  }

  /** Headers of the next request. */
  headers(): Headers {
    const headers = new Headers()
    if (this.#cookies.size > 0) {
      headers.set('Cookie', [...this.#cookies].map((pair) => pair.join('=')).join('; '))
    }
    return headers
  }

  names(): string[] {
    return [...this.#cookies.keys()].sort()
  }
}
