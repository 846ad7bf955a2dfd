import '@remix-run/server-runtime'

declare module '@remix-run/server-runtime' {
  /** Types of loaders and actions follow single fetch. */
  interface Future {
    v3_singleFetch: true
  }
}
