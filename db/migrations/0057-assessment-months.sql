-- 按月铺排: key work of a section in a month, with the plan and what became of it (M054). Sections, never persons (P08).
create table assessment.month_item (
  region_id text not null,
  id uuid not null,
  -- The unit whose bulletin it stands in, and the section under it that answers for the work.
  unit_id uuid not null,
  organization_id uuid not null,
  month text not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  title text not null,
  measure text not null,
  -- Millionths.
  planned bigint not null check (planned > 0),
  done bigint check (done >= 0),
  proposed_rating text check (proposed_rating in ('good', 'fair', 'poor')),
  rating text check (rating in ('good', 'fair', 'poor')),
  reason text,
  planned_at timestamptz not null,
  planned_by text not null,
  rated_at timestamptz,
  rated_by text,
  primary key (region_id, id),
  check ((rating is null) = (done is null)),
  -- 好差评: a bad rating without its reason cannot be stored.
  check (rating is distinct from 'poor' or reason is not null)
);
create index month_item_by_month on assessment.month_item (region_id, unit_id, month);
call platform.isolate('assessment.month_item', 'select, insert, update');

-- “好差评”通报, as it went out. Once a month for a unit; its items are closed from then on.
create table assessment.month_bulletin (
  region_id text not null,
  unit_id uuid not null,
  month text not null,
  sections jsonb not null,
  policy_version text not null,
  published_at timestamptz not null,
  published_by text not null,
  primary key (region_id, unit_id, month)
);
call platform.isolate('assessment.month_bulletin', 'select, insert');

-- 红黑榜 (M055, P08): there is no column for a person.
create table assessment.list_entry (
  region_id text not null,
  id uuid not null,
  unit_id uuid not null,
  month text not null,
  organization_id uuid not null,
  list text not null check (list in ('red', 'black')),
  reasons jsonb not null,
  state text not null check (state in ('proposed', 'published', 'declined', 'removed')),
  proposed_at timestamptz not null,
  proposed_by text not null,
  proposer_account_id uuid,
  -- Last day for the section to speak before a black entry is decided.
  reply_until date not null,
  reply text,
  replied_at timestamptz,
  replied_by text,
  decision_reason text,
  decided_at timestamptz,
  decided_by text,
  rectification text,
  removed_at timestamptz,
  removed_by text,
  primary key (region_id, id),
  -- A section stands on one list a month.
  unique (region_id, unit_id, month, organization_id),
  foreign key (region_id, unit_id, month) references assessment.month_bulletin (region_id, unit_id, month)
);
call platform.isolate('assessment.list_entry', 'select, insert, update');

-- 月小结、季考核、年考评 (M060): seventeen periods a unit and year, generated when the year is opened.
create table assessment.unit_period (
  region_id text not null,
  unit_id uuid not null,
  year integer not null,
  kind text not null check (kind in ('month', 'quarter', 'year')),
  number integer not null check (number between 1 and 12),
  begins_on date not null,
  ends_on date not null,
  due_on date not null,
  -- Millionths; what was given for this period alone, before lower periods are rolled in.
  mark bigint check (mark between 0 and 100000000),
  summary text,
  recorded_on date,
  recorded_by text,
  opened_by text not null,
  primary key (region_id, unit_id, year, kind, number),
  check ((mark is null) = (recorded_on is null))
);
create index unit_period_by_year on assessment.unit_period (region_id, year);
call platform.isolate('assessment.unit_period', 'select, insert, update');
