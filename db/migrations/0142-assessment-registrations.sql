-- 年度考核登记表: what the person wrote of the year and what the leader in charge wrote under it. Grade and the person's view
-- stand where they are decided (grade_decision, outcome) and are read from there.
create table assessment.registration (
  region_id text not null,
  run_id uuid not null,
  person_id uuid not null,
  -- 从事或分管工作.
  duties text not null,
  -- 个人总结.
  summary text not null,
  state text not null check (state in ('draft', 'submitted', 'commented')),
  submitted_on date,
  -- Why it was handed back; null once handed in again.
  returned_reason text,
  comment text,
  suggested_grade text,
  commented_on date,
  commented_by text,
  written_at timestamptz not null,
  primary key (region_id, run_id, person_id),
  foreign key (region_id, run_id) references assessment.run (region_id, id),
  check (state = 'draft' or submitted_on is not null),
  check (state <> 'commented' or (comment is not null and commented_on is not null))
);
create index registration_waiting on assessment.registration (region_id, run_id, state);
call platform.isolate('assessment.registration', 'select, insert, update');
