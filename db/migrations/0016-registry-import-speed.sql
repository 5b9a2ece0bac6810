-- Pairs of neighbouring characters are written with the card: worked out inside the index they cost nearly as much as all other indexes of the card.
alter table registry.person_card add column title_pairs text[] not null default '{}';
update registry.person_card set title_pairs = registry.pairs(titles);
alter table registry.person_card alter column title_pairs drop default;
drop index registry.person_card_by_titles;
create index person_card_by_titles on registry.person_card using gin (title_pairs);
create or replace function registry.people_titled(fragment text) returns table (person_id uuid)
language sql stable security definer set search_path = pg_catalog, registry as $$
  select c.person_id from registry.person_card c
  where c.region_id = current_setting('app.region', true)
    and c.title_pairs @> registry.pairs(fragment)
    and position(fragment in c.titles) > 0
$$;

-- Initials are looked up on cards.
drop index registry.person_version_by_initials;

-- Whom an import created or changed: lists of some thousand instead of a row with two foreign keys and two index entries per person.
alter table registry.roster_import_person rename to roster_import_person_single;
create table registry.roster_import_person (
  region_id text not null,
  import_id uuid not null,
  part integer not null,
  created boolean not null,
  person_ids uuid[] not null,
  primary key (region_id, import_id, part),
  foreign key (region_id, import_id) references registry.roster_import (region_id, id)
);
insert into registry.roster_import_person
  select region_id, import_id, created::integer, created, array_agg(person_id order by person_id)
  from registry.roster_import_person_single group by region_id, import_id, created;
drop table registry.roster_import_person_single;
alter table registry.roster_import_person rename constraint roster_import_person_pkey1 to roster_import_person_pkey;
alter table registry.roster_import_person rename constraint roster_import_person_region_id_import_id_fkey1 to roster_import_person_region_id_import_id_fkey;
call platform.isolate('registry.roster_import_person', 'select, insert');
