-- One row per person as things stand today, rewritten in the same transaction as every change, so that search
-- and lists never join versions. It holds nothing that the versions do not say.
create table registry.person_card (
  region_id text not null,
  person_id uuid not null,
  name text collate "C" not null,
  pinyin text collate "C" not null,
  initials text collate "C" not null,
  sex text,
  born_on text collate "C",
  ethnicity text,
  political_status text,
  staff_category text,
  work_started_on text collate "C",
  photo_hash text,
  tags text[] not null,
  -- The main appointment in office; null for people who hold none.
  appointment_id uuid,
  organization_id uuid,
  organization_name text,
  path ltree,
  path_key text collate "C" not null,
  unit_type text,
  post_id uuid,
  title text,
  -- All titles in office, the main one first.
  titles text not null,
  category text,
  principal boolean not null,
  trial boolean not null,
  awaiting_post boolean not null,
  post_since text collate "C",
  leadership_level text,
  -- 1 国家级正职 … 10 乡科级副职, 99 none: sorts and compares.
  level_order smallint not null,
  level_since text collate "C",
  rank text,
  rank_order smallint not null,
  rank_since text collate "C",
  education text,
  degree text,
  major text,
  -- 4 研究生, 3 大学本科, 2 大学专科, 1 below, 0 not known.
  education_step smallint not null,
  last_grade text,
  last_grade_year integer,
  effect_until date,
  -- The next day on which a version begins or ends by itself: a worker rewrites the card then.
  next_change_on date,
  primary key (region_id, person_id)
);
create index person_card_by_level on registry.person_card (region_id, level_order, pinyin, person_id);
create index person_card_by_name on registry.person_card (region_id, name, person_id);
create index person_card_by_pinyin on registry.person_card (region_id, pinyin, person_id);
create index person_card_by_initials on registry.person_card (region_id, initials, person_id);
create index person_card_by_birth on registry.person_card (region_id, (coalesce(born_on, '')), pinyin, person_id);
create index person_card_by_post_since on registry.person_card (region_id, (coalesce(post_since, '')), pinyin, person_id);
create index person_card_by_rank on registry.person_card (region_id, rank_order, pinyin, person_id);
create index person_card_by_organization on registry.person_card (region_id, organization_id);
create index person_card_by_path on registry.person_card (region_id, path_key, level_order, person_id);
create index person_card_due on registry.person_card (region_id, next_change_on) where next_change_on is not null;
call platform.isolate('registry.person_card', 'select, insert, update, delete');

-- Pairs of neighbouring characters: what a search inside a title is looked up by. Trigrams need words, which Chinese
-- titles do not have, and depend on the locale of the server.
create function registry.pairs(t text) returns text[] language sql immutable parallel safe as $$
  select coalesce(array_agg(distinct substr(t, i, 2)), '{}') from generate_series(1, length(t) - 1) i
$$;
create index person_card_by_titles on registry.person_card using gin (registry.pairs(titles));

-- Row level security keeps array operators out of index conditions, so this one look-up runs as the owner
-- and filters by the region of the unit of work itself.
create function registry.people_titled(fragment text) returns table (person_id uuid)
language sql stable security definer set search_path = pg_catalog, registry as $$
  select c.person_id from registry.person_card c
  where c.region_id = current_setting('app.region', true)
    and registry.pairs(c.titles) @> registry.pairs(fragment)
    and position(fragment in c.titles) > 0
$$;
revoke all on function registry.people_titled(text) from public;
grant execute on function registry.people_titled(text) to dandang_app;
grant execute on function registry.pairs(text) to dandang_app;

create index annual_grade_by_year on registry.annual_grade (region_id, year, grade, person_id) where superseded_at is null;
create index organization_version_by_parent on registry.organization_version (region_id, parent_id) where superseded_at is null;
create index appointment_by_post on registry.appointment (region_id, post_id) where superseded_at is null;
create index saved_search_by_account on registry.saved_search (region_id, account_id);
-- One current version of an open line of facts: two writers at once cannot both leave one.
create unique index organization_version_one_open on registry.organization_version (region_id, organization_id) where superseded_at is null and valid_to is null;
create unique index post_version_one_open on registry.post_version (region_id, post_id) where superseded_at is null and valid_to is null;
create unique index appointment_one_current on registry.appointment (region_id, appointment_id) where superseded_at is null;
