import { type Kysely, sql } from 'kysely'

/** Listings, shifts, sales (append-only) and their roll-ups. All money is whole rupiah. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create type payment_kind as enum ('cash', 'qris', 'card', 'transfer');

    -- A product on sale at an event, in a booth, at a price.
    create table listing (
      id uuid constraint listing_pkey primary key,
      event_id uuid not null,
      booth_id uuid not null,
      product_id uuid not null,
      exhibitor_id uuid not null,
      price_idr bigint not null,
      -- Pieces brought; empty = not counted.
      stock integer,
      active boolean not null default true,
      constraint listing_once_per_booth unique (event_id, booth_id, product_id),
      constraint listing_event_id_key unique (event_id, id),
      constraint listing_line_key unique (event_id, id, booth_id, product_id, exhibitor_id),
      constraint listing_booth_fkey foreign key (event_id, booth_id) references booth (event_id, id),
      constraint listing_product_fkey foreign key (product_id, exhibitor_id) references product (id, exhibitor_id),
      constraint listing_price_not_negative check (price_idr >= 0),
      constraint listing_stock_not_negative check (stock >= 0),
      -- A hundred thousand million rupiah a piece: beyond it a typing error, and sums stay exact.
      constraint listing_price_limit check (price_idr <= 100000000000)
    );
    create index listing_product_idx on listing (product_id, exhibitor_id);

    -- The static QRIS code printed for a booth, as its text; the till adds the amount.
    create table booth_qris (
      event_id uuid not null,
      booth_id uuid not null,
      payload text not null,
      constraint booth_qris_pkey primary key (event_id, booth_id),
      constraint booth_qris_booth_fkey foreign key (event_id, booth_id) references booth (event_id, id) on delete cascade,
      constraint booth_qris_payload_length check (char_length(payload) between 20 and 512)
    );

    create table shift (
      id uuid constraint shift_pkey primary key,
      event_id uuid not null,
      booth_id uuid not null,
      device_id uuid not null,
      cashier text not null,
      opened_at timestamptz not null,
      closed_at timestamptz,
      float_idr bigint not null default 0,
      counted_idr bigint,
      counted_with text,
      constraint shift_event_id_booth_key unique (event_id, id, booth_id, device_id),
      constraint shift_device_fkey foreign key (event_id, device_id, booth_id) references device (event_id, id, booth_id),
      constraint shift_cashier_length check (char_length(cashier) between 1 and 80),
      constraint shift_order check (closed_at >= opened_at),
      constraint shift_money_not_negative check (float_idr >= 0 and counted_idr >= 0),
      -- A closing count has two names.
      constraint shift_closed_is_counted check (
        (closed_at is null) = (counted_idr is null) and (closed_at is null) = (counted_with is null))
    );
    create unique index shift_one_open_per_device_idx on shift (device_id) where closed_at is null;
    create index shift_booth_idx on shift (event_id, booth_id);

    create table sale (
      id uuid constraint sale_pkey primary key,
      event_id uuid not null,
      booth_id uuid not null,
      shift_id uuid not null,
      device_id uuid not null,
      client_seq bigint not null,
      payment payment_kind not null,
      payment_reference text,
      total_idr bigint not null,
      -- Cash handed over; the change is tendered minus total.
      tendered_idr bigint,
      sold_at timestamptz not null,
      received_at timestamptz not null default now(),
      offline boolean not null default false,
      constraint sale_once unique (device_id, client_seq),
      constraint sale_event_id_booth_key unique (event_id, id, booth_id),
      constraint sale_shift_fkey foreign key (event_id, shift_id, booth_id, device_id)
        references shift (event_id, id, booth_id, device_id),
      constraint sale_seq_not_negative check (client_seq >= 0),
      constraint sale_total_not_negative check (total_idr >= 0),
      constraint sale_tendered_when_cash check ((payment = 'cash') = (tendered_idr is not null)),
      constraint sale_tendered_covers_total check (tendered_idr >= total_idr),
      constraint sale_reference_length check (char_length(payment_reference) between 1 and 100)
    );
    create index sale_booth_time_idx on sale (event_id, booth_id, sold_at);

    create table sale_line (
      event_id uuid not null,
      sale_id uuid not null,
      line_no smallint not null,
      booth_id uuid not null,
      listing_id uuid not null,
      product_id uuid not null,
      exhibitor_id uuid not null,
      quantity integer not null,
      -- The price that the till showed and the buyer paid.
      unit_price_idr bigint not null,
      -- The price of the listing when the sale arrived, only where it differs.
      listed_price_idr bigint,
      amount_idr bigint not null generated always as (quantity * unit_price_idr) stored,
      constraint sale_line_pkey primary key (sale_id, line_no),
      constraint sale_line_sale_fkey foreign key (event_id, sale_id, booth_id) references sale (event_id, id, booth_id),
      constraint sale_line_listing_fkey foreign key (event_id, listing_id, booth_id, product_id, exhibitor_id)
        references listing (event_id, id, booth_id, product_id, exhibitor_id),
      constraint sale_line_quantity_range check (quantity between 1 and 100000),
      constraint sale_line_price_not_negative check (unit_price_idr >= 0),
      constraint sale_line_price_limit check (unit_price_idr <= 100000000000),
      constraint sale_line_listed_price_differs check (listed_price_idr <> unit_price_idr)
    );
    create index sale_line_listing_idx on sale_line (listing_id);

    -- A wrong sale stays; this row beside it takes it back whole, once, with a reason.
    create table reversal (
      id uuid constraint reversal_pkey primary key,
      event_id uuid not null,
      booth_id uuid not null,
      sale_id uuid not null constraint reversal_once_per_sale unique,
      device_id uuid,
      client_seq bigint,
      user_id uuid constraint reversal_user_fkey references "user" (id) on delete set null,
      reason text not null,
      reversed_at timestamptz not null,
      received_at timestamptz not null default now(),
      constraint reversal_once unique (device_id, client_seq),
      constraint reversal_sale_fkey foreign key (event_id, sale_id, booth_id) references sale (event_id, id, booth_id),
      constraint reversal_device_fkey foreign key (event_id, device_id) references device (event_id, id),
      constraint reversal_reason_length check (char_length(reason) between 3 and 500),
      constraint reversal_sequence_with_device check ((device_id is null) = (client_seq is null))
    );

    -- Sold quantity and turnover, reversals taken off, by the hour of the sale. Kept by triggers in the same
    -- transaction; always equal to the lines, which the view sales_rollup_difference can prove.
    create table sales_rollup (
      event_id uuid not null,
      booth_id uuid not null,
      exhibitor_id uuid not null,
      product_id uuid not null,
      sold_hour timestamptz not null,
      quantity bigint not null,
      amount_idr bigint not null,
      constraint sales_rollup_pkey primary key (event_id, booth_id, exhibitor_id, product_id, sold_hour),
      constraint sales_rollup_booth_fkey foreign key (event_id, booth_id) references booth (event_id, id),
      constraint sales_rollup_not_negative check (quantity >= 0 and amount_idr >= 0)
    );
    -- Number of sales and takings by payment kind.
    create table takings_rollup (
      event_id uuid not null,
      booth_id uuid not null,
      payment payment_kind not null,
      sold_hour timestamptz not null,
      sales bigint not null,
      amount_idr bigint not null,
      constraint takings_rollup_pkey primary key (event_id, booth_id, payment, sold_hour),
      constraint takings_rollup_booth_fkey foreign key (event_id, booth_id) references booth (event_id, id),
      constraint takings_rollup_not_negative check (sales >= 0 and amount_idr >= 0)
    );

    create view sales_lines_by_hour as
      select l.event_id, l.booth_id, l.exhibitor_id, l.product_id,
             date_trunc('hour', s.sold_at, 'UTC') as sold_hour,
             sum(l.quantity)::bigint as quantity, sum(l.amount_idr)::bigint as amount_idr
        from sale_line l join sale s on s.id = l.sale_id
       where not exists (select from reversal r where r.sale_id = s.id)
       group by 1, 2, 3, 4, 5;
    create view takings_by_hour as
      select s.event_id, s.booth_id, s.payment, date_trunc('hour', s.sold_at, 'UTC') as sold_hour,
             count(*)::bigint as sales, sum(s.total_idr)::bigint as amount_idr
        from sale s
       where not exists (select from reversal r where r.sale_id = s.id)
       group by 1, 2, 3, 4;
    create view sales_rollup_difference as
      (select 'missing' as side, * from (select * from sales_lines_by_hour except select * from sales_rollup) m)
      union all
      (select 'surplus', * from (
        select * from sales_rollup where quantity > 0 or amount_idr > 0 except select * from sales_lines_by_hour) s);
    create view takings_rollup_difference as
      (select 'missing' as side, * from (select * from takings_by_hour except select * from takings_rollup) m)
      union all
      (select 'surplus', * from (
        select * from takings_rollup where sales > 0 or amount_idr > 0 except select * from takings_by_hour) s);

    -- Rows are touched in key order, so that two tills of one booth never wait for each other in a circle.
    create function sale_line_roll_up() returns trigger language plpgsql as $$
    begin
      insert into sales_rollup as r (event_id, booth_id, exhibitor_id, product_id, sold_hour, quantity, amount_idr)
        select n.event_id, n.booth_id, n.exhibitor_id, n.product_id, date_trunc('hour', s.sold_at, 'UTC'),
               sum(n.quantity), sum(n.amount_idr)
          from added n join sale s on s.id = n.sale_id
         group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
        on conflict on constraint sales_rollup_pkey
          do update set quantity = r.quantity + excluded.quantity, amount_idr = r.amount_idr + excluded.amount_idr;
      return null;
    end $$;
    create trigger sale_line_roll_up after insert on sale_line
      referencing new table as added for each statement execute function sale_line_roll_up();

    create function sale_roll_up() returns trigger language plpgsql as $$
    begin
      insert into takings_rollup as r (event_id, booth_id, payment, sold_hour, sales, amount_idr)
        select event_id, booth_id, payment, date_trunc('hour', sold_at, 'UTC'), count(*), sum(total_idr)
          from added group by 1, 2, 3, 4 order by 1, 2, 3, 4
        on conflict on constraint takings_rollup_pkey
          do update set sales = r.sales + excluded.sales, amount_idr = r.amount_idr + excluded.amount_idr;
      return null;
    end $$;
    create trigger sale_roll_up after insert on sale
      referencing new table as added for each statement execute function sale_roll_up();

    create function reversal_roll_up() returns trigger language plpgsql as $$
    begin
      -- The same order as a sale takes its locks: takings, then products in key order.
      update takings_rollup r set sales = r.sales - 1, amount_idr = r.amount_idr - s.total_idr
        from sale s
       where s.id = new.sale_id and r.event_id = s.event_id and r.booth_id = s.booth_id
         and r.payment = s.payment and r.sold_hour = date_trunc('hour', s.sold_at, 'UTC');
      insert into sales_rollup as r (event_id, booth_id, exhibitor_id, product_id, sold_hour, quantity, amount_idr)
        select l.event_id, l.booth_id, l.exhibitor_id, l.product_id, date_trunc('hour', s.sold_at, 'UTC'), 0, 0
          from sale_line l join sale s on s.id = l.sale_id where l.sale_id = new.sale_id
         group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
        on conflict on constraint sales_rollup_pkey do update set quantity = r.quantity;
      update sales_rollup r set quantity = r.quantity - t.quantity, amount_idr = r.amount_idr - t.amount_idr
        from (select l.event_id, l.booth_id, l.exhibitor_id, l.product_id, date_trunc('hour', s.sold_at, 'UTC') as sold_hour,
                     sum(l.quantity) as quantity, sum(l.amount_idr) as amount_idr
                from sale_line l join sale s on s.id = l.sale_id where l.sale_id = new.sale_id
               group by 1, 2, 3, 4, 5) t
       where r.event_id = t.event_id and r.booth_id = t.booth_id and r.exhibitor_id = t.exhibitor_id
         and r.product_id = t.product_id and r.sold_hour = t.sold_hour;
      return null;
    end $$;
    create trigger reversal_roll_up after insert on reversal
      for each row execute function reversal_roll_up();

    -- A sale is the sum of its lines, and never without one: checked when the transaction commits.
    create function sale_require_sum() returns trigger language plpgsql as $$
    declare lines_idr bigint;
    begin
      select sum(amount_idr) into lines_idr from sale_line where sale_id = coalesce(new.sale_id, null);
      if lines_idr is distinct from (select total_idr from sale where id = new.sale_id) then
        raise exception 'sale % is not the sum of its lines', new.sale_id
          using errcode = '23514', constraint = 'sale_equals_lines';
      end if;
      return null;
    end $$;
    create function sale_require_lines() returns trigger language plpgsql as $$
    begin
      if new.total_idr is distinct from (select sum(amount_idr) from sale_line where sale_id = new.id) then
        raise exception 'sale % is not the sum of its lines', new.id
          using errcode = '23514', constraint = 'sale_equals_lines';
      end if;
      return null;
    end $$;
    create constraint trigger sale_equals_lines after insert on sale
      deferrable initially deferred for each row execute function sale_require_lines();
    create constraint trigger sale_line_equals_sale after insert on sale_line
      deferrable initially deferred for each row execute function sale_require_sum();

    create trigger sale_append_only before update or delete on sale
      for each row execute function refuse_change();
    create trigger sale_line_append_only before update or delete on sale_line
      for each row execute function refuse_change();
    create trigger reversal_append_only before update or delete on reversal
      for each row execute function refuse_change();

    -- Only the triggers above write roll-ups, or a rebuild that says so.
    create function rollup_guard() returns trigger language plpgsql as $$
    begin
      if pg_trigger_depth() < 2 and current_setting('gelar.rebuilding_rollups', true) is distinct from 'on' then
        raise exception '% is written by its triggers alone', tg_table_name
          using errcode = '23514', constraint = tg_table_name || '_by_trigger_only';
      end if;
      return null;
    end $$;
    create trigger sales_rollup_by_trigger_only before insert or update or delete on sales_rollup
      for each statement execute function rollup_guard();
    create trigger takings_rollup_by_trigger_only before insert or update or delete on takings_rollup
      for each statement execute function rollup_guard();

    -- Makes the roll-ups of an event anew from its lines.
    create function rebuild_sales_rollups(an_event uuid) returns void language plpgsql as $$
    begin
      lock table sales_rollup, takings_rollup in share row exclusive mode;
      perform set_config('gelar.rebuilding_rollups', 'on', true);
      delete from sales_rollup where event_id = an_event;
      insert into sales_rollup select * from sales_lines_by_hour where event_id = an_event;
      delete from takings_rollup where event_id = an_event;
      insert into takings_rollup select * from takings_by_hour where event_id = an_event;
      perform set_config('gelar.rebuilding_rollups', 'off', true);
    end $$;
  `.execute(db)
}
