/** What the middlewares keep beside a request while it is served. */
export type HttpEnv = { Variables: { requestId: string; clientAddress: string } }
