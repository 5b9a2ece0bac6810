-- 提醒、函询、诫勉、书面说明 of both bodies on one list (M129 信息沟通机制): who asked whom about what, so that nobody is asked twice about one matter.
create table protection.measure (
  region_id text not null,
  id uuid not null,
  body text not null check (body in ('organization', 'discipline')),
  kind text not null check (kind in ('explanation', 'inquiry', 'reminder', 'admonition')),
  person_id uuid not null,
  matter text not null check (matter <> ''),
  -- 问题线索编号
  lead text,
  on_day date not null,
  document text,
  -- The other body sees that there was one, of which kind and when; nothing else.
  restricted boolean not null default false,
  -- Why it is another matter than one the person was asked about before.
  differs text,
  -- The case whose step put the line here; lines of the discipline organ are typed in or imported.
  case_id uuid,
  -- The same line twice is one: by its case and step, or by all it says.
  fingerprint text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorder_account_id uuid,
  withdrawn_on date,
  withdrawn_because text,
  withdrawn_by text,
  primary key (region_id, id),
  foreign key (region_id, case_id) references cases.case_file (region_id, id),
  check ((body = 'organization') = (case_id is not null)),
  -- The file of a case is read by the discipline organ that is asked on it; what stands there cannot be kept from it here.
  check (case_id is null or not restricted),
  check ((withdrawn_on is null) = (withdrawn_because is null)),
  check ((withdrawn_on is null) = (withdrawn_by is null))
);
create unique index measure_once on protection.measure (region_id, fingerprint) where withdrawn_on is null;
create index measure_by_person on protection.measure (region_id, person_id, on_day);
create index measure_by_day on protection.measure (region_id, on_day desc, id desc);
call platform.isolate('protection.measure', 'select, insert, update');

-- 核对: the other body knows the line, or says what is wrong with it. The last word counts, none is removed.
create table protection.measure_check (
  region_id text not null,
  measure_id uuid not null,
  sequence integer not null check (sequence > 0),
  finding text not null check (finding in ('confirmed', 'disputed')),
  reason text,
  at timestamptz not null,
  by_name text not null,
  account_id uuid,
  primary key (region_id, measure_id, sequence),
  foreign key (region_id, measure_id) references protection.measure (region_id, id),
  check (finding = 'confirmed' or reason is not null)
);
call platform.isolate('protection.measure_check', 'select, insert');
