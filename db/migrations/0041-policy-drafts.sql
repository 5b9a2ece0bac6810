-- Local policy as drafts that people change, try and approve (issue of the workbench). A draft is worked on; everything it became is insert-only.
create table policy.draft (
  region_id text not null,
  id uuid not null,
  title text not null,
  -- Why it is wanted, and by which decision.
  purpose text not null,
  state text not null check (state in ('draft', 'submitted', 'approved', 'discarded')),
  -- From which day it is to bind.
  from_day date not null,
  -- Grows with every change: who changes names the one he saw.
  revision integer not null,
  -- Entries as typed in, complete or not: [{kind, id, body}].
  entries jsonb not null,
  -- Everybody who wrote on it, [{accountId, personId, name}]: none of them approves it.
  authors jsonb not null,
  created_at timestamptz not null,
  created_by text not null,
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (region_id, id)
);
create index draft_by_state on policy.draft (region_id, state, changed_at desc);
call platform.isolate('policy.draft', 'select, insert, update');

-- What happened to it, by whom, with the words said.
create table policy.draft_event (
  region_id text not null,
  id uuid not null,
  draft_id uuid not null,
  kind text not null check (kind in ('created', 'imported', 'tried', 'submitted', 'returned', 'approved', 'discarded', 'withdrawn')),
  note text,
  at timestamptz not null,
  by_name text not null,
  primary key (region_id, id),
  foreign key (region_id, draft_id) references policy.draft (region_id, id)
);
create index draft_event_by_draft on policy.draft_event (region_id, draft_id, id);
call platform.isolate('policy.draft_event', 'select, insert');

-- A draft tried on past decisions and on today's people. It holds for this very content on this very policy and no other.
create table policy.trial (
  region_id text not null,
  id uuid not null,
  draft_id uuid not null,
  content_hash text not null,
  base_version text not null,
  summary jsonb not null,
  changes jsonb not null,
  tried_at timestamptz not null,
  tried_by text not null,
  primary key (region_id, id),
  foreign key (region_id, draft_id) references policy.draft (region_id, id)
);
create index trial_by_draft on policy.trial (region_id, draft_id, id desc);
call platform.isolate('policy.trial', 'select, insert');

-- Approved: lies on the chosen pack from its day on. The day is never before that of the approval.
create table policy.amendment (
  region_id text not null,
  -- The id of the draft it came from.
  id uuid not null,
  -- Order of approval: a later one lies on an earlier one.
  position integer not null,
  title text not null,
  from_day date not null,
  content jsonb not null,
  content_hash text not null,
  trial_id uuid not null,
  approved_at timestamptz not null,
  approved_by text not null,
  approver_id uuid not null,
  primary key (region_id, id),
  unique (region_id, position),
  foreign key (region_id, id) references policy.draft (region_id, id),
  foreign key (region_id, trial_id) references policy.trial (region_id, id)
);
call platform.isolate('policy.amendment', 'select, insert');

-- Taken back from a day on, in an emergency by one person alone.
create table policy.amendment_withdrawal (
  region_id text not null,
  amendment_id uuid not null,
  from_day date not null,
  reason text not null,
  withdrawn_at timestamptz not null,
  withdrawn_by text not null,
  primary key (region_id, amendment_id),
  foreign key (region_id, amendment_id) references policy.amendment (region_id, id)
);
call platform.isolate('policy.amendment_withdrawal', 'select, insert');
