-- 听劝公示 (M225): what was done about a comment, in words made for everybody; the comment itself is not shown.
create table demands.publication (
  region_id text not null,
  demand_id uuid not null,
  title text not null,
  text text not null,
  published_at timestamptz not null,
  published_by text not null,
  withdrawn_at timestamptz,
  withdrawn_because text,
  primary key (region_id, demand_id),
  foreign key (region_id, demand_id) references demands.demand (region_id, id),
  check ((withdrawn_at is null) = (withdrawn_because is null))
);
create index publication_shown on demands.publication (region_id, published_at desc) where withdrawn_at is null;
call platform.isolate('demands.publication', 'select, insert, update');
