-- 奔跑奖、蜗牛奖 (M023, T24): proposed by the program or by people, decided by people.
create table work.race_award (
  region_id text not null,
  id uuid not null,
  race_id uuid not null,
  lane_id uuid not null,
  kind text not null check (kind in ('running', 'snail')),
  origin text not null check (origin in ('program', 'people')),
  state text not null check (state in ('proposed', 'told', 'confirmed', 'dropped', 'review', 'upheld', 'reversed')),
  -- What speaks for it and what against it on the day of the proposal.
  basis jsonb not null,
  proposed_on date not null,
  proposed_by text not null,
  told_on date,
  reply_until date,
  reply text,
  replied_on date,
  replied_by text,
  decided_on date,
  decided_by text,
  decided_account uuid,
  reason text,
  evidence_ids uuid[] not null default '{}',
  -- {kind, measureId, text, dueOn, checkedOn, checkedBy, result, cancelled}
  consequence jsonb,
  review_until date,
  review_asked_on date,
  review_asked_by text,
  review_reason text,
  reviewed_on date,
  reviewed_by text,
  review_opinion text,
  primary key (region_id, id),
  foreign key (region_id, race_id) references work.race (region_id, id),
  foreign key (region_id, lane_id) references work.race_lane (region_id, id),
  -- Nobody is given the snail without having been told before.
  check (not (kind = 'snail' and state in ('confirmed', 'review', 'upheld', 'reversed') and told_on is null)),
  check (state not in ('confirmed', 'dropped') or reason is not null)
);
create unique index race_award_once on work.race_award (region_id, race_id, lane_id) where state not in ('dropped', 'reversed');
call platform.isolate('work.race_award', 'select, insert, update');
