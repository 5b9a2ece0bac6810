create schema supervision;
grant usage on schema supervision to dandang_app;

-- 监督信息 (M128): what a supervising body passed on, as it wrote it. Only its end of validity is ever added.
create table supervision.item (
  region_id text not null,
  id uuid not null,
  source text not null check (source in ('inspection', 'audit', 'ecology', 'poverty', 'petition')),
  -- 文号或编号 of the body that found it.
  reference text not null,
  found_on date not null,
  summary text not null,
  valid_until date,
  -- The article by which the people concerned are not shown it yet; null: they are.
  withheld_by text,
  withdrawn_on date,
  withdrawn_because text,
  withdrawn_by text,
  -- The same line of the same body twice is one item.
  fingerprint text not null,
  batch_id uuid,
  supplier_account_id uuid,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (region_id, id),
  unique (region_id, fingerprint),
  check (valid_until is null or valid_until > found_on),
  check ((withdrawn_on is null) = (withdrawn_because is null))
);
create index item_newest on supervision.item (region_id, recorded_at);
call platform.isolate('supervision.item', 'select, insert, update');

-- 涉及对象: a name as written and, once it is known who is meant, the person or unit, with the reason.
create table supervision.item_subject (
  region_id text not null,
  item_id uuid not null,
  position integer not null,
  kind text not null check (kind in ('person', 'unit')),
  named text not null,
  named_unit text,
  subject_id uuid,
  state text not null check (state in ('matched', 'open', 'nobody')),
  -- Codes of why: same_name, same_unit, only_one …
  reasons text[] not null,
  decided_by text,
  decided_reason text,
  primary key (region_id, item_id, position),
  foreign key (region_id, item_id) references supervision.item (region_id, id),
  check ((state = 'matched') = (subject_id is not null))
);
create index item_subject_by_subject on supervision.item_subject (region_id, subject_id) where subject_id is not null;
create index item_subject_by_name on supervision.item_subject (region_id, named);
create index item_subject_open on supervision.item_subject (region_id, item_id) where state = 'open';
call platform.isolate('supervision.item_subject', 'select, insert, update');

-- 重复: two items that may be one matter. Joined or kept apart by a person; both stay.
create table supervision.joining (
  region_id text not null,
  item_id uuid not null,
  other_id uuid not null,
  reasons text[] not null,
  likeness integer not null,
  state text not null check (state in ('proposed', 'joined', 'apart')),
  decided_by text,
  decided_on date,
  decided_reason text,
  primary key (region_id, item_id, other_id),
  foreign key (region_id, item_id) references supervision.item (region_id, id),
  foreign key (region_id, other_id) references supervision.item (region_id, id),
  check (item_id < other_id),
  check ((state = 'proposed') = (decided_on is null))
);
create index joining_by_other on supervision.joining (region_id, other_id);
call platform.isolate('supervision.joining', 'select, insert, update');

-- 本人说明 to an item.
create table supervision.item_reply (
  region_id text not null,
  id uuid not null,
  item_id uuid not null,
  person_id uuid not null,
  reply text not null,
  replied_at timestamptz not null,
  primary key (region_id, id),
  foreign key (region_id, item_id) references supervision.item (region_id, id)
);
create index item_reply_by_item on supervision.item_reply (region_id, item_id);
call platform.isolate('supervision.item_reply', 'select, insert');
