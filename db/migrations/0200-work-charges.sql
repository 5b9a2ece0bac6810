-- 独当一面 (M029) and 牵头协调 (M030): a cadre in charge of a matter for a period, with what became of it.
create table work.charge (
  region_id text not null,
  id uuid not null,
  kind text not null check (kind in ('sole', 'coordination')),
  person_id uuid not null,
  organization_id uuid not null,
  matter_id uuid not null,
  title text not null,
  duty text not null,
  from_on date not null,
  until_on date not null,
  given_by text not null,
  -- The entry of the file that he took it on, and the one that says what became of it.
  taken_evidence_id uuid not null,
  ended_on date,
  result text check (result in ('achieved', 'partly_achieved', 'not_achieved')),
  result_note text,
  ended_by text,
  result_evidence_id uuid,
  primary key (region_id, id),
  check (until_on >= from_on),
  check ((ended_on is null) = (result is null) and (ended_on is null) = (result_evidence_id is null))
);
create index charge_by_person on work.charge (region_id, person_id);
create index charge_by_unit on work.charge (region_id, organization_id);
call platform.isolate('work.charge', 'select, insert, update');

create table work.charge_partner (
  region_id text not null,
  charge_id uuid not null,
  organization_id uuid not null,
  primary key (region_id, charge_id, organization_id),
  foreign key (region_id, charge_id) references work.charge (region_id, id)
);
call platform.isolate('work.charge_partner', 'select, insert');

-- 分歧: what partners did not agree on, and how it was settled.
create table work.charge_dispute (
  region_id text not null,
  id uuid not null,
  charge_id uuid not null,
  about text not null,
  raised_on date not null,
  raised_by text not null,
  settled_on date,
  settled_by text,
  outcome text,
  primary key (region_id, id),
  foreign key (region_id, charge_id) references work.charge (region_id, id),
  check ((settled_on is null) = (outcome is null))
);
create index charge_dispute_by_charge on work.charge_dispute (region_id, charge_id);
call platform.isolate('work.charge_dispute', 'select, insert, update');

-- A later award that rests on the charge (M029).
create table work.charge_award (
  region_id text not null,
  charge_id uuid not null,
  evidence_id uuid not null,
  joined_on date not null,
  joined_by text not null,
  primary key (region_id, charge_id, evidence_id),
  foreign key (region_id, charge_id) references work.charge (region_id, id)
);
call platform.isolate('work.charge_award', 'select, insert');
