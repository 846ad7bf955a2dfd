import pg from 'pg'
import { DatabaseTrouble } from './trouble.ts'

const PROBE_MS = 2000

type Connected = ((error: Error) => void) | ((error: null, client: pg.Client) => void)

/**
 * The servers that a connection string names, each as a string of its own: `postgres://me@a:5433,b/gelar` names two.
 * The parameter `target_session_attrs` is left out: the one that takes writes is always the one that is looked for.
 */
export function serversOf(url: string): [string, ...string[]] {
  const parts = /^(postgres(?:ql)?:\/\/(?:[^@/?]*@)?)([^/?]*)([^?]*)(?:\?(.*))?$/.exec(url)
  if (!parts) return [url]
  const [, start = '', hosts = '', path = '', query = ''] = parts
  const kept = query.split('&').filter((pair) => !/^(target_session_attrs=|$)/.test(pair))
  const end = path + (kept.length > 0 ? `?${kept.join('&')}` : '')
  const [first = '', ...others] = hosts.split(',')
  return [start + first + end, ...others.map((host) => start + host + end)]
}

/**
 * A client of `pg` that connects to the one of several servers that takes writes. All are asked at each new connection,
 * so that it is always the right one, also when another has taken over.
 */
export function clientFor(servers: ReadonlyArray<string>): typeof pg.Client {
  if (servers.length < 2) return pg.Client
  return class extends pg.Client {
    override connect(): Promise<pg.Client>
    override connect(done: Connected): void
    override connect(done?: Connected): Promise<pg.Client> | undefined {
      const found = findWritable(servers).then((where) => void Object.assign(this, where))
      if (!done) return found.then(() => super.connect())
      found.then(() => super.connect(done), done as (error: Error) => void)
      return undefined
    }
  }
}

async function findWritable(servers: ReadonlyArray<string>) {
  try {
    return await Promise.any(servers.map(askWhetherWritable))
  } catch (cause) {
    throw Object.assign(new DatabaseTrouble('away'), { cause })
  }
}

async function askWhetherWritable(url: string): Promise<{ host: string; port: number }> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: PROBE_MS,
    query_timeout: PROBE_MS,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ standby: boolean }>(
      'select pg_is_in_recovery() as standby',
    )
    if (rows[0]?.standby !== false) throw new Error('a standby takes no writes')
    return { host: client.host, port: client.port }
  } finally {
    void client.end().catch(() => {})
  }
}
