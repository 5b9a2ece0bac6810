-- The search box finds whole tags. As with titles, row level security keeps array operators out of index conditions.
create index person_card_by_tag on registry.person_card using gin (tags) where tags <> '{}';
create function registry.people_tagged(tag text) returns table (person_id uuid)
language sql stable security definer set search_path = pg_catalog, registry as $$
  select c.person_id from registry.person_card c
  where c.region_id = current_setting('app.region', true)
    and c.tags <> '{}'
    and c.tags @> array[tag]
$$;
revoke all on function registry.people_tagged(text) from public;
grant execute on function registry.people_tagged(text) to dandang_app;
