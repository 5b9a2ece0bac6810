-- 考核结果校准会: one meeting on one computation of a year. What it changed stands in its moves; the grades change when it closes.
create table assessment.calibration (
  region_id text not null,
  id uuid not null,
  run_id uuid not null,
  number integer not null,
  title text not null,
  attendees text not null,
  state text not null check (state in ('open', 'closed', 'dropped')),
  opened_at timestamptz not null,
  opened_by text not null,
  -- Grades of everybody when the meeting began: {personId: grade}.
  grades_before jsonb not null,
  closed_at timestamptz,
  closed_by text,
  conclusion text,
  primary key (region_id, id),
  foreign key (region_id, run_id, number) references assessment.computation (region_id, run_id, number)
);
create unique index calibration_open on assessment.calibration (region_id, run_id) where state = 'open';
call platform.isolate('assessment.calibration', 'select, insert, update');

-- Every move with its reason, in order; the latest of a person holds. Moving back is a move, too.
create table assessment.calibration_move (
  region_id text not null,
  calibration_id uuid not null,
  sequence integer not null,
  person_id uuid not null,
  from_grade text,
  to_grade text not null,
  reason text not null,
  moved_at timestamptz not null,
  moved_by text not null,
  primary key (region_id, calibration_id, sequence),
  foreign key (region_id, calibration_id) references assessment.calibration (region_id, id)
);
call platform.isolate('assessment.calibration_move', 'select, insert');
