import pg from 'pg'

const INSUFFICIENT_PRIVILEGE = '42501'

/** The role may not make tables in the database: since PostgreSQL 15 only its owner may. */
export class SchemaRefusedError extends Error {
  override readonly name = 'SchemaRefusedError'
  constructor(database: string, role: string, cause: unknown) {
    const owned = `ALTER DATABASE ${pg.escapeIdentifier(database)} OWNER TO ${pg.escapeIdentifier(role)};`
    super(
      `Peran ${role} harus memiliki basis data ${database}. Jalankan sebagai pengelola PostgreSQL:
The role ${role} must own the database ${database}. Run as an administrator of PostgreSQL:
  ${owned}`,
      { cause },
    )
  }
}

/** The error itself, or what it means where the role lacks the right to make tables or extensions. */
export async function explainRefusal(pool: pg.Pool, error: unknown): Promise<unknown> {
  if (!(error instanceof pg.DatabaseError) || error.code !== INSUFFICIENT_PRIVILEGE) return error
  const { rows } = await pool.query<{ database: string; role: string; may: boolean }>(`
    select current_database() as database, current_user as role,
      has_schema_privilege('public', 'create')
        and has_database_privilege(current_database(), 'create') as may`)
  const [found] = rows
  if (!found || found.may) return error
  return new SchemaRefusedError(found.database, found.role, error)
}
