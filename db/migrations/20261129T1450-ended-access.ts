import { type Kysely, sql } from 'kysely'

/** Whoever ends a session or takes a role away, in whatever way: streams of that person are told, and end. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function tell_access_ended() returns trigger language plpgsql as $$
    begin
      perform pg_notify('gelar_live',
        json_build_object('eventId', 'person:' || old.user_id, 'topic', 'access')::text);
      return null;
    end $$;
    create trigger session_tell_ended after delete on session
      for each row execute function tell_access_ended();
    create trigger role_grant_tell_ended after delete or update on role_grant
      for each row execute function tell_access_ended();
  `.execute(db)
}
