-- 蹲点调研 (M047): a stay at a unit by named people.
create table assessment.stay (
  region_id text not null,
  id uuid not null,
  unit_id uuid not null,
  purpose text not null,
  begins_on date not null,
  ends_on date not null,
  members uuid[] not null,
  scheduled_at timestamptz not null,
  scheduled_by text not null,
  ended_at timestamptz,
  ended_by text,
  conclusion text,
  -- The last day on which a person may answer; notes reach the person when the stay ends.
  reply_until date,
  primary key (region_id, id),
  check (begins_on <= ends_on),
  check ((ended_at is null) = (conclusion is null) and (ended_at is null) = (reply_until is null))
);
create index stay_by_unit on assessment.stay (region_id, unit_id);
call platform.isolate('assessment.stay', 'select, insert, update');

-- What was seen: 班子运行情况 of the team, 一贯表现 of a person. Notes never change; a later note says what is different.
create table assessment.stay_note (
  region_id text not null,
  id uuid not null,
  stay_id uuid not null,
  noted_on date not null,
  about text not null check (about in ('team', 'person')),
  person_id uuid,
  sign text not null check (sign in ('good', 'neutral', 'concern')),
  observation text not null,
  noted_at timestamptz not null,
  noted_by text not null,
  primary key (region_id, id),
  foreign key (region_id, stay_id) references assessment.stay (region_id, id),
  check ((about = 'person') = (person_id is not null))
);
create index stay_note_by_stay on assessment.stay_note (region_id, stay_id);
create index stay_note_by_person on assessment.stay_note (region_id, person_id, noted_on) where person_id is not null;
call platform.isolate('assessment.stay_note', 'select, insert');

create table assessment.stay_reply (
  region_id text not null,
  note_id uuid not null,
  reply text not null,
  replied_at timestamptz not null,
  replied_by text not null,
  -- A person answers a note once.
  primary key (region_id, note_id),
  foreign key (region_id, note_id) references assessment.stay_note (region_id, id)
);
call platform.isolate('assessment.stay_reply', 'select, insert');

-- 溯源 (M048): a claimed result traced back to origin records and persons.
create table assessment.trace (
  region_id text not null,
  id uuid not null,
  claim text not null check (claim in ('evidence', 'indicator')),
  title text not null,
  -- The entry, or the value of an indicator of a person in a computation.
  entry_id uuid,
  run_id uuid,
  person_id uuid,
  indicator text,
  -- Kinds of origin record that a result like this must have.
  expected text[] not null,
  started_at timestamptz not null,
  started_by text not null,
  primary key (region_id, id),
  foreign key (region_id, run_id) references assessment.run (region_id, id),
  check ((claim = 'evidence') = (entry_id is not null)),
  check ((claim = 'indicator') = (run_id is not null and person_id is not null and indicator is not null))
);
call platform.isolate('assessment.trace', 'select, insert');

create table assessment.trace_origin (
  region_id text not null,
  id uuid not null,
  trace_id uuid not null,
  kind text not null check (kind in ('project', 'permit', 'contract', 'class', 'secondment')),
  title text not null,
  reference text not null,
  issuer text not null,
  issued_on date not null,
  attachments jsonb not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  withdrawn_at timestamptz,
  withdrawal_reason text,
  primary key (region_id, id),
  foreign key (region_id, trace_id) references assessment.trace (region_id, id),
  check ((withdrawn_at is null) = (withdrawal_reason is null))
);
create index trace_origin_by_trace on assessment.trace_origin (region_id, trace_id);
call platform.isolate('assessment.trace_origin', 'select, insert, update');

-- 标志性成果 (M053): declared by a section with proof, judged by people.
create table assessment.landmark (
  region_id text not null,
  id uuid not null,
  organization_id uuid not null,
  title text not null,
  description text not null,
  achieved_on date not null,
  -- [{personId, share}], shares in ten-thousandths.
  people jsonb not null,
  attachments jsonb not null,
  evidence_ids uuid[] not null,
  state text not null check (state in ('declared', 'recognized', 'declined')),
  declared_at timestamptz not null,
  declared_by text not null,
  declarer_account_id uuid,
  decision_reason text,
  decided_at timestamptz,
  decided_by text,
  -- The confirmed entry that a recognized landmark became.
  entry_id uuid,
  primary key (region_id, id),
  check ((state = 'declared') = (decided_at is null)),
  check ((state = 'recognized') = (entry_id is not null))
);
create index landmark_by_organization on assessment.landmark (region_id, organization_id);
call platform.isolate('assessment.landmark', 'select, insert, update');

create table assessment.landmark_opinion (
  region_id text not null,
  landmark_id uuid not null,
  judge text not null,
  judge_name text not null,
  favourable boolean not null,
  opinion text not null,
  given_at timestamptz not null,
  -- One opinion a judge.
  primary key (region_id, landmark_id, judge),
  foreign key (region_id, landmark_id) references assessment.landmark (region_id, id)
);
call platform.isolate('assessment.landmark_opinion', 'select, insert');

-- 考核、评先评优、选人用人 as three linked records. Assessment records the first; the others are proposals until their domain acts.
create table assessment.landmark_use (
  region_id text not null,
  id uuid not null,
  landmark_id uuid not null,
  kind text not null check (kind in ('appraisal', 'commendation', 'selection')),
  -- Null: the section itself.
  person_id uuid,
  run_id uuid,
  state text not null check (state in ('recorded', 'proposed')),
  reason text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (region_id, id),
  foreign key (region_id, landmark_id) references assessment.landmark (region_id, id),
  foreign key (region_id, run_id) references assessment.run (region_id, id),
  check ((kind = 'appraisal') = (run_id is not null)),
  check (kind = 'commendation' or person_id is not null)
);
create unique index landmark_use_once on assessment.landmark_use (region_id, landmark_id, kind, person_id, run_id) nulls not distinct;
call platform.isolate('assessment.landmark_use', 'select, insert');
