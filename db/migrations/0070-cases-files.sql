create schema cases;
grant usage on schema cases to dandang_app;

-- 案件: a file that runs through the states its type declares.
create table cases.case_file (
  region_id text not null,
  id uuid not null,
  type text not null,
  -- 容错〔2026〕7号: year and number within the type.
  year integer not null,
  serial integer not null,
  title text not null,
  opening text not null,
  state text not null,
  organization_id uuid not null,
  opened_on date not null,
  opened_at timestamptz not null,
  opened_by text not null,
  opener_account_id uuid,
  -- The policy it is decided by to its end.
  policy_version text not null,
  entered_on date not null,
  due_on date,
  extended boolean not null default false,
  suspended_on date,
  assignee_id uuid,
  assignee_name text,
  merged_into uuid,
  closed_on date,
  revision integer not null default 0,
  primary key (region_id, id),
  unique (region_id, type, year, serial),
  foreign key (region_id, merged_into) references cases.case_file (region_id, id),
  check (merged_into is distinct from id)
);
create index case_file_open on cases.case_file (region_id, due_on) where closed_on is null;
create index case_file_by_unit on cases.case_file (region_id, organization_id);
create index case_file_by_type on cases.case_file (region_id, type, opened_on);
call platform.isolate('cases.case_file', 'select, insert, update');

-- 当事人、申请人、帮带责任人、党组织主要负责人. Who reported is no party.
create table cases.party (
  region_id text not null,
  case_id uuid not null,
  role text not null check (role in ('subject', 'applicant', 'helper', 'head')),
  person_id uuid not null,
  since timestamptz not null,
  primary key (region_id, case_id, role, person_id),
  foreign key (region_id, case_id) references cases.case_file (region_id, id)
);
create index party_by_person on cases.party (region_id, person_id);
call platform.isolate('cases.party', 'select, insert, delete');

-- The trail: what was done, by whom, what was stated, how late. Nothing in it changes.
create table cases.step (
  region_id text not null,
  case_id uuid not null,
  sequence integer not null check (sequence > 0),
  action text not null,
  from_state text,
  to_state text not null,
  at timestamptz not null,
  day date not null,
  actor_name text not null,
  account_id uuid,
  reason text,
  stated jsonb not null,
  kept jsonb not null,
  -- Of the state that was left: its term, how long it took and by how much that was late, in working days.
  due_on date,
  took integer not null check (took >= 0),
  late integer not null check (late >= 0),
  primary key (region_id, case_id, sequence),
  foreign key (region_id, case_id) references cases.case_file (region_id, id)
);
call platform.isolate('cases.step', 'select, insert');

-- 会商: what a body was asked and what it said.
create table cases.consultation (
  region_id text not null,
  id uuid not null,
  case_id uuid not null,
  body text not null,
  question text not null,
  asked_on date not null,
  asked_by text not null,
  due_on date,
  opinion text check (opinion in ('agree', 'disagree', 'no_opinion')),
  answer text,
  answered_on date,
  answered_by text,
  answerer_account_id uuid,
  primary key (region_id, id),
  foreign key (region_id, case_id) references cases.case_file (region_id, id),
  check ((opinion is null) = (answered_on is null))
);
create index consultation_by_case on cases.consultation (region_id, case_id);
create unique index consultation_open on cases.consultation (region_id, case_id, body) where opinion is null;
call platform.isolate('cases.consultation', 'select, insert, update');

-- 文书: as issued. The paper is kept, so that it can be printed again as it was.
create table cases.document (
  region_id text not null,
  id uuid not null,
  case_id uuid not null,
  template text not null,
  number integer not null,
  title text not null,
  paper jsonb not null,
  issued_at timestamptz not null,
  issued_by text not null,
  primary key (region_id, id),
  unique (region_id, case_id, number),
  foreign key (region_id, case_id) references cases.case_file (region_id, id)
);
call platform.isolate('cases.document', 'select, insert');

-- 送达: who was told, how, and what proves it.
create table cases.notice (
  region_id text not null,
  id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  role text not null,
  action text not null,
  document_id uuid,
  served_at timestamptz not null,
  served_by text not null,
  delivery text check (delivery in ('in_program', 'in_person', 'post', 'published')),
  delivered_at timestamptz,
  proof jsonb,
  primary key (region_id, id),
  foreign key (region_id, case_id) references cases.case_file (region_id, id),
  foreign key (region_id, document_id) references cases.document (region_id, id),
  check ((delivery is null) = (delivered_at is null)),
  -- What is not acknowledged in the program needs a paper that proves it.
  check (delivery is null or delivery = 'in_program' or proof is not null)
);
create index notice_by_person on cases.notice (region_id, person_id);
create index notice_by_case on cases.notice (region_id, case_id);
call platform.isolate('cases.notice', 'select, insert, update');

-- 回避: accounts that stepped aside, and accounts found to be no relatives though the names agree.
create table cases.avoidance (
  region_id text not null,
  case_id uuid not null,
  account_id uuid not null,
  finding text not null check (finding in ('recused', 'no_relative')),
  reason text not null,
  at timestamptz not null,
  found_by text not null,
  primary key (region_id, case_id, account_id, finding),
  foreign key (region_id, case_id) references cases.case_file (region_id, id)
);
call platform.isolate('cases.avoidance', 'select, insert');
