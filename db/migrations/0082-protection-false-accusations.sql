-- 诬告陷害认定 is a finding of its own: no sanction, and nothing that asks about sanctions may take it for one.
alter table protection.effect drop constraint effect_kind_check;
alter table protection.effect add constraint effect_kind_check check (kind in ('restriction', 'hold', 'relief', 'finding'));

-- 反映人身份: entered by whoever received the report, encrypted; it stands nowhere else. `person_index` is a keyed hash, so that the
-- person himself finds what concerns him and nobody finds him.
create table protection.reporter (
  region_id text not null,
  report_id uuid not null,
  sealed bytea not null,
  person_index bytea,
  recorded_at timestamptz not null,
  recorder_account_id uuid,
  primary key (region_id, report_id),
  foreign key (region_id, report_id) references cases.case_file (region_id, id)
);
create index reporter_by_person on protection.reporter (region_id, person_index) where person_index is not null;
call platform.isolate('protection.reporter', 'select, insert');

-- Who may open it, each named by somebody else, with the reason; the one who received the report is the first (named by nobody).
create table protection.reporter_reader (
  region_id text not null,
  id uuid not null,
  report_id uuid not null,
  account_id uuid not null,
  reason text not null,
  granted_at timestamptz not null,
  granted_by text not null,
  granter_account_id uuid check (granter_account_id is distinct from account_id),
  ended_at timestamptz,
  ended_by text,
  primary key (region_id, id),
  foreign key (region_id, report_id) references protection.reporter (region_id, report_id),
  check ((ended_at is null) = (ended_by is null))
);
create unique index reporter_reader_once on protection.reporter_reader (region_id, report_id, account_id) where ended_at is null;
call platform.isolate('protection.reporter_reader', 'select, insert, update');

-- Every look: who, when, why.
create table protection.reporter_look (
  region_id text not null,
  id uuid not null,
  report_id uuid not null,
  account_id uuid not null,
  account_name text not null,
  reason text not null,
  at timestamptz not null,
  primary key (region_id, id),
  foreign key (region_id, report_id) references protection.reporter (region_id, report_id)
);
create index reporter_look_by_time on protection.reporter_look (region_id, at desc);
call platform.isolate('protection.reporter_look', 'select, insert');

-- 诬告查证: one for a report, ever. An outcome without a finding is for good.
create table protection.accusation (
  region_id text not null,
  case_id uuid not null,
  report_id uuid not null,
  outcome text check (outcome in ('mistaken', 'unproven')),
  primary key (region_id, case_id),
  unique (region_id, report_id),
  foreign key (region_id, case_id) references cases.case_file (region_id, id),
  foreign key (region_id, report_id) references protection.reporter (region_id, report_id)
);
call platform.isolate('protection.accusation', 'select, insert, update');

-- Evidence, element by element; `knowing` is the element that the reporter knew it to be false.
create table protection.accusation_proof (
  region_id text not null,
  case_id uuid not null,
  sequence integer not null check (sequence > 0),
  element text not null,
  knowing boolean not null,
  evidence text not null check (evidence <> ''),
  files integer not null check (files > 0),
  account_id uuid,
  at timestamptz not null,
  primary key (region_id, case_id, sequence),
  foreign key (region_id, case_id) references protection.accusation (region_id, case_id)
);
call platform.isolate('protection.accusation_proof', 'select, insert');

-- 认定. There is no finding of a mistaken report: `knowing` can only be true, and the trigger asks for the evidence of it.
create table protection.accusation_finding (
  region_id text not null,
  case_id uuid not null,
  knowing boolean not null check (knowing),
  elements text[] not null check (cardinality(elements) > 0),
  basis text not null,
  approved_by text not null,
  drafter_account_id uuid,
  decider_account_id uuid,
  found_on date not null,
  effective_from date,
  effective_until date,
  ended_on date,
  ended_because text check (ended_because in ('reversed', 'expired', 'removed')),
  primary key (region_id, case_id),
  foreign key (region_id, case_id) references protection.accusation (region_id, case_id),
  check (decider_account_id is null or decider_account_id is distinct from drafter_account_id),
  check ((effective_from is null) = (effective_until is null)),
  check (effective_until is null or effective_until > effective_from),
  check ((ended_on is null) = (ended_because is null))
);
call platform.isolate('protection.accusation_finding', 'select, insert, update');

create table protection.accusation_notice (
  region_id text not null,
  id uuid not null,
  case_id uuid not null,
  action text not null,
  served_at timestamptz not null,
  delivery text check (delivery in ('in_program', 'in_person', 'post')),
  delivered_at timestamptz,
  proof text,
  primary key (region_id, id),
  foreign key (region_id, case_id) references protection.accusation (region_id, case_id),
  check ((delivery is null) = (delivered_at is null))
);
create index accusation_notice_by_case on protection.accusation_notice (region_id, case_id);
call platform.isolate('protection.accusation_notice', 'select, insert, update');

-- 错告、检举失实不得追究: no finding without evidence of every element and of knowing falsehood, none after another outcome.
create function protection.finding_needs_proof() returns trigger language plpgsql as $$
begin
  if exists (select 1 from protection.accusation a where a.region_id = new.region_id and a.case_id = new.case_id and a.outcome is not null) then
    raise exception 'a report that was mistaken or not proven cannot be found a false accusation' using errcode = 'check_violation';
  end if;
  if not exists (select 1 from protection.accusation_proof p where p.region_id = new.region_id and p.case_id = new.case_id and p.knowing and p.element = any (new.elements)) then
    raise exception 'a finding needs evidence that the report was known to be false' using errcode = 'check_violation';
  end if;
  if exists (select 1 from unnest(new.elements) e where not exists (select 1 from protection.accusation_proof p where p.region_id = new.region_id and p.case_id = new.case_id and p.element = e)) then
    raise exception 'a finding needs evidence of every element' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger finding_needs_proof before insert or update on protection.accusation_finding for each row execute function protection.finding_needs_proof();

create function protection.outcome_is_for_good() returns trigger language plpgsql as $$
begin
  if old.outcome is not null or (new.outcome is not null and exists (select 1 from protection.accusation_finding f where f.region_id = new.region_id and f.case_id = new.case_id)) then
    raise exception 'the outcome of an accusation is for good' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger outcome_is_for_good before update on protection.accusation for each row execute function protection.outcome_is_for_good();

-- An effect of that kind rests on a finding in force, and nothing else may come of such a case.
create function protection.effect_needs_finding() returns trigger language plpgsql as $$
begin
  if (new.kind = 'finding' or exists (select 1 from protection.accusation a where a.region_id = new.region_id and a.case_id = new.case_id))
    and (new.kind <> 'finding' or not exists (select 1 from protection.accusation_finding f where f.region_id = new.region_id and f.case_id = new.case_id and f.effective_from is not null and f.ended_on is null)) then
    raise exception 'an effect of a false accusation needs a finding in force' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger effect_needs_finding before insert on protection.effect for each row execute function protection.effect_needs_finding();
