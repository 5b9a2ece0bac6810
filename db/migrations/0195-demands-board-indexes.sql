-- The list takes what is open by its hour and what is closed by its day, each from its own index, instead of sorting everything;
-- the counts are read from one index without the rows.
drop index demands.demand_open;
create index demand_open on demands.demand (region_id, due_at, received_at desc, id) where state in ('collected', 'classified', 'handled');
create index demand_closed on demands.demand (region_id, received_at desc, id) where state in ('answered', 'merged');
drop index demands.demand_by_time;
create index demand_by_time on demands.demand (region_id, received_at desc, state, due_at, answered_at, resolved, reopened);
