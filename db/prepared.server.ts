import { CompiledQuery, type DatabaseConnection, PostgresDialect, PostgresDriver } from 'kysely'
import type pg from 'pg'
import type { Db } from './connect.server.ts'
import { DatabaseTrouble, troubleOf } from './trouble.ts'

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
  constructor(
    private readonly pool: pg.Pool,
    private readonly prepare: boolean,
  ) {
    super({ pool })
  }

  override createDriver(): PostgresDriver {
    return new PreparingDriver(this.pool, this.prepare)
  }
}

class PreparingDriver extends PostgresDriver {
  constructor(
    private readonly pool: pg.Pool,
    private readonly prepare: boolean,
  ) {
    super({ pool })
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    return new PreparingConnection(await this.pool.connect(), this.prepare)
  }

  override async releaseConnection(connection: DatabaseConnection): Promise<void> {
    if (connection instanceof PreparingConnection) connection.release()
  }
}

const WRITES = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE'])

class PreparingConnection implements DatabaseConnection {
  private isLost = false

  constructor(
    private readonly client: pg.PoolClient,
    private readonly prepare: boolean,
  ) {}

  /** Gives the connection back, unless it leads to a server that does not answer or takes no writes. */
  release(): void {
    this.client.release(this.isLost)
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery) {
    const name = this.prepare ? names.get(sql) : undefined
    const { rows, command, rowCount } = await this.ask({
      text: sql,
      values: [...parameters],
      ...(name === undefined ? {} : { name }),
    })
    const result: Row[] = rows ?? []
    return WRITES.has(command)
      ? { rows: result, numAffectedRows: BigInt(rowCount ?? 0) }
      : { rows: result }
  }

  private async ask(query: pg.QueryConfig) {
    // What follows on a lost connection, as the end of the transaction, would wait for an answer as long again.
    if (this.isLost) throw new DatabaseTrouble('away')
    try {
      return await this.client.query(query)
    } catch (error) {
      this.isLost = troubleOf(error) === 'away'
      throw error
    }
  }

  // biome-ignore lint/correctness/useYield: Kysely asks for it; reading by cursor is not used here.
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error('Reading by cursor is not set up.')
  }
}
