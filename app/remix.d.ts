import '@remix-run/server-runtime'

declare module '@remix-run/server-runtime' {
  /** Types of loaders and actions follow single fetch. */
  interface Future {
    v3_singleFetch: true
  }

  /** What the HTTP server hands to every loader, action and render. */
  interface AppLoadContext {
    /** Names the request in every log line and on the error page. */
    requestId: string
    /** Allows inline scripts of a hydrated page; fresh for every request. */
    nonce: string
    /** Network address of the client, for rate limits only; never logged or stored in clear. */
    clientAddress: string
    /** The build of the app that this server serves; a page knows its own as `__remixManifest.version`. */
    version: string
    /** How far this process has heard of changes before it answers. */
    liveMark: string
    /** Whether a script asks, which reads data; else a browser, which shows a page. */
    asData?: boolean
    /** Set when the database was not there for what a form wanted to change. */
    notSaved?: boolean
  }
}
