/**
 * What each table is, by subject, in the order of `docs/tables.md`. A table that is not named here
 * is listed there under "Other".
 */
export const tableSubjects: ReadonlyArray<{ subject: string; tables: Record<string, string> }> = [
  {
    subject: 'Reference and registry',
    tables: {
      kanwil: 'A regional office.',
      upt: 'A unit under a Kanwil: a prison, a remand centre, a probation office.',
      exhibitor: 'Who may apply: a Kanwil, a UPT, an UMKM or a partner. Outlives festivals.',
      product: 'What an exhibitor makes, with its papers and its photo. Outlives festivals.',
      performer: 'Who performs: a band, a choir, a dance group. Outlives festivals.',
      venue: 'A place where festivals are held.',
      alias:
        'An older name or another spelling of an office, a unit or an exhibitor, for the search.',
      registry_entry: 'Everything that the registry knows, in one form.',
      registry_import: 'A file as it was read, kept between its preview and its import.',
    },
  },
  {
    subject: 'People',
    tables: {
      user: 'A staff account.',
      session: 'A signed-in browser.',
      account: 'A way to sign in of a user, such as the password.',
      verification: 'A value with an end, such as a link to choose a password.',
      two_factor: "A user's second factor.",
      grant_request: 'A role beyond one festival that waits for a second person.',
      factor_reset:
        'A request to take the second factor off somebody, until another administrator confirms it.',
      address_change: 'Another address that somebody has asked for, until its link is opened.',
      role_grant: 'A role given to a user on exactly what it is about.',
      audit_entry: 'Who changed what, when. What it says is never altered.',
      rate_limit: 'Counters of limits, shared by all processes; losing them costs nothing.',
    },
  },
  {
    subject: 'Events',
    tables: {
      event: 'A festival: its dates, status, rules and settings.',
      event_day: 'A day on which visitors are let in, with its hours.',
      stored_file: 'An uploaded picture; its bytes are in the file store.',
    },
  },
  {
    subject: 'Call and applications',
    tables: {
      call_terms:
        'What the call asks for. Without a row it asks for everything and limits nothing.',
      call_invitation: 'An exhibitor asked to apply.',
      kanwil_quota: 'Fewest and most tables of a Kanwil.',
      application: "An exhibitor's wish to take part in one festival.",
      application_zone_wish: 'A zone that an application wishes for, by rank.',
      application_product: 'A product that an application brings, with price and stock.',
      application_step: 'A step that an application has taken, with its remark.',
      application_score: "One reader's marks for an application.",
      exhibitor_staff: 'Officers and helpers who come along, for their badges. Never warga binaan.',
    },
  },
  {
    subject: 'Ground',
    tables: {
      ground: 'What belongs to the ground as a whole: picture, cable length, revision.',
      zone: 'A part of the ground with an outline.',
      booth: 'A place on the ground that holds tables.',
      landmark: 'Another thing on the ground: a stage, a gate, a toilet.',
      walkway: 'A way on which visitors walk.',
      ground_change: 'A change of the ground, in order.',
    },
  },
  {
    subject: 'Allocation',
    tables: {
      allocation_run: 'A run of the solver: how far it is and what came of it.',
      allocation_plan: 'A version of who stands where.',
      placement: 'An application in a booth, in one plan.',
      former_placement:
        'Where somebody stood in a superseded plan, in a booth that has been removed since.',
      placement_reason:
        'Why an application stood in a booth that it left by hand, for when that is taken back.',
      plan_leftover: 'An application without a place in a plan, and why.',
      booth_exclusion: 'A booth in which an application must not stand.',
      booth_load:
        'Tables taken in a booth by a plan that counts or may come to; its check is the capacity rule.',
      plan_booth_lock: 'A booth that a new run must leave as it is.',
      plan_kanwil_lock: 'A Kanwil whose places a new run must leave as they are.',
      place_letter: 'A place told to an exhibitor by letter, and the answer.',
    },
  },
  {
    subject: 'On site',
    tables: {
      booth_report: 'What happened at a booth on the days. Only added to.',
      restock_request: 'A wish for more goods, and its answer.',
    },
  },
  {
    subject: 'Programme',
    tables: {
      stage: 'A stage of a festival.',
      act: 'What is performed at a festival.',
      permit: 'Permission for warga binaan to leave their institution. Counts only, no names.',
      escort_plan: 'How an act is escorted. Never public.',
      slot: 'A time on a stage.',
      programme_version: 'A publication of the programme.',
      programme_version_slot: 'A slot as it was published.',
    },
  },
  {
    subject: 'Devices',
    tables: {
      gate: 'A gate through which visitors come.',
      device:
        'A phone paired to a gate, or to a booth as its till; or a big screen paired to a page.',
      pairing_code: 'A code that pairs one phone or screen, once.',
      device_report: 'What a phone last told of itself: what waits on it, its app, its battery.',
      answered_number:
        'A running number that was answered for good without storing anything under it.',
      received_number: 'Every running number of every phone that has reached the server.',
      device_numbers:
        'Which running numbers of a phone have not reached the server, and which of those are missing.',
      missing_dismissal:
        'Missing running numbers that an organizer has dismissed, with the reason.',
      unsettled_item:
        'What a phone handed in and what could not be stored as it was, with what became of it.',
    },
  },
  {
    subject: 'Tickets',
    tables: {
      ticket_key: 'A pair of keys that signs the tickets of a festival; the private one is sealed.',
      registration: "A visitor's registration for one day.",
      visitor_address: 'Whether an address of visitors may get mails, kept as a hash.',
      ticket: 'The one ticket of a registration.',
      passage_rollup:
        'People through a gate by hour and phone, and readings refused. Kept by triggers.',
      passages_by_hour: 'What `passage_rollup` must be, drawn from the readings.',
      passage_rollup_difference:
        'Where `passage_rollup` differs from the readings; empty when all is well.',
      scan: 'A reading at a gate, with its verdict. Only added to.',
      admission: 'One entry of a ticket.',
      walk_in: 'Visitors without a ticket, counted without identity.',
    },
  },
  {
    subject: 'Sales',
    tables: {
      listing: 'A product on sale at a festival, in a booth, at a price.',
      booth_qris: 'The static QRIS code of a booth, as its text.',
      shift:
        "A cashier's time at a till, from opening float to closing count; without a count when the phone was lost.",
      sale: 'A sale. Never changed.',
      sale_line: 'A listing in a sale, with quantity and price. Never changed.',
      reversal: 'What takes a sale back whole, once, with a reason.',
      sales_rollup:
        'Quantity and turnover by booth, exhibitor, product and hour. Kept by triggers.',
      takings_rollup: 'Number of sales and takings by booth, payment and hour. Kept by triggers.',
      rollup_proof:
        'What the last comparison of the totals of a festival with its sale lines has found, and when.',
      sales_lines_by_hour: 'What `sales_rollup` must be, drawn from the lines.',
      takings_by_hour: 'What `takings_rollup` must be, drawn from the sales.',
      sales_rollup_difference:
        'Where `sales_rollup` differs from the lines; empty when all is well.',
      takings_rollup_difference:
        'Where `takings_rollup` differs from the sales; empty when all is well.',
    },
  },
  {
    subject: 'Mail',
    tables: {
      outbox_message: 'A mail as its template and data, and whether it was sent.',
    },
  },
  {
    subject: 'The installation',
    tables: {
      backup: 'A backup that was made with `npm run backup`: when, and how much was in it.',
    },
  },
]
