import { CompiledQuery, type DatabaseConnection, PostgresDialect, PostgresDriver } from 'kysely'
import type pg from 'pg'
import type { Db } from './connect.server.ts'

/** Names of prepared statements by their text. */
const names = new Map<string, string>()

/**
 * A statement that runs all day long, such as a reading at a gate: the database reads and plans it once for
 * each connection and knows it by its name from then on. Parameters are `$1`, `$2`, … in the text.
 */
export function prepareStatement<Row>(name: string, text: string) {
  names.set(text, name)
  return async (db: Db, parameters: ReadonlyArray<unknown>): Promise<Row[]> => {
    const { rows } = await db.executeQuery<Row>(CompiledQuery.raw(text, [...parameters]))
    return rows
  }
}

/** PostgreSQL by `pg`, with prepared statements sent under their names. */
export class PreparingDialect extends PostgresDialect {
  constructor(private readonly pool: pg.Pool) {
    super({ pool })
  }

  override createDriver(): PostgresDriver {
    return new PreparingDriver(this.pool)
  }
}

class PreparingDriver extends PostgresDriver {
  constructor(private readonly pool: pg.Pool) {
    super({ pool })
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    return new PreparingConnection(await this.pool.connect())
  }

  override async releaseConnection(connection: DatabaseConnection): Promise<void> {
    if (connection instanceof PreparingConnection) connection.client.release()
  }
}

const WRITES = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE'])

class PreparingConnection implements DatabaseConnection {
  constructor(readonly client: pg.PoolClient) {}

  async executeQuery<Row>({ sql, parameters }: CompiledQuery) {
    const name = names.get(sql)
    const { rows, command, rowCount } = await this.client.query({
      text: sql,
      values: [...parameters],
      ...(name === undefined ? {} : { name }),
    })
    const result: Row[] = rows ?? []
    return WRITES.has(command)
      ? { rows: result, numAffectedRows: BigInt(rowCount ?? 0) }
      : { rows: result }
  }

  // biome-ignore lint/correctness/useYield: Kysely asks for it; reading by cursor is not used here.
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error('Reading by cursor is not set up.')
  }
}
