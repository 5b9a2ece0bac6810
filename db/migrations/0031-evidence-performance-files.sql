-- 实绩档案 (M007): one per principal leader per post (that is, per appointment).
create table evidence.performance_file (
  region_id text not null,
  id uuid not null,
  person_id uuid not null,
  appointment_id uuid not null,
  organization_id uuid not null,
  post text not null,
  opened_on date not null,
  opened_at timestamptz not null,
  opened_by text not null,
  primary key (region_id, id)
);
create unique index performance_file_by_appointment on evidence.performance_file (region_id, appointment_id);
create index performance_file_by_person on evidence.performance_file (region_id, person_id);
create index performance_file_by_organization on evidence.performance_file (region_id, organization_id, opened_on);
call platform.isolate('evidence.performance_file', 'select, insert');

-- M008: lists are never changed; a new list waits for its own signatures.
create table evidence.task_list (
  region_id text not null,
  file_id uuid not null,
  number smallint not null,
  id uuid not null,
  tasks jsonb not null,
  listed_at timestamptz not null,
  listed_by text not null,
  primary key (region_id, file_id, number),
  foreign key (region_id, file_id) references evidence.performance_file (region_id, id)
);
call platform.isolate('evidence.task_list', 'select, insert');

-- M010: promised against delivered, as it stood when generated.
create table evidence.closing_account (
  region_id text not null,
  file_id uuid not null,
  number smallint not null,
  id uuid not null,
  account jsonb not null,
  generated_at timestamptz not null,
  generated_by text not null,
  primary key (region_id, file_id, number),
  foreign key (region_id, file_id) references evidence.performance_file (region_id, id)
);
call platform.isolate('evidence.closing_account', 'select, insert');

create table evidence.signature (
  region_id text not null,
  file_id uuid not null,
  document text not null check (document in ('task_list', 'closing_account')),
  number smallint not null,
  party text not null check (party in ('superior', 'appointee')),
  id uuid not null,
  at timestamptz not null,
  name text not null,
  account_id uuid,
  person_id uuid,
  primary key (region_id, file_id, document, number, party),
  foreign key (region_id, file_id) references evidence.performance_file (region_id, id)
);
call platform.isolate('evidence.signature', 'select, insert');

-- 听口碑 (M009): one result a year from peers and one from the public.
create table evidence.reputation (
  region_id text not null,
  file_id uuid not null,
  year smallint not null,
  asked text not null check (asked in ('peers', 'public')),
  id uuid not null,
  -- Millionths of a point, as kernel Score.
  score bigint not null check (score between 0 and 100000000),
  answered integer not null check (answered > 0),
  source text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (region_id, file_id, year, asked),
  foreign key (region_id, file_id) references evidence.performance_file (region_id, id)
);
call platform.isolate('evidence.reputation', 'select, insert');

-- 晒答卷 (M009): once a year, published as it stands.
create table evidence.answer_sheet (
  region_id text not null,
  file_id uuid not null,
  year smallint not null,
  id uuid not null,
  sheet jsonb not null,
  published_at timestamptz not null,
  published_by text not null,
  primary key (region_id, file_id, year),
  foreign key (region_id, file_id) references evidence.performance_file (region_id, id)
);
call platform.isolate('evidence.answer_sheet', 'select, insert');
