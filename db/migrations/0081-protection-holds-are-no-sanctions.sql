-- 核查期间暂缓 closes things for a time and is no sanction: nothing that asks about sanctions may take it for one.
alter table protection.effect drop constraint effect_kind_check;
alter table protection.effect add constraint effect_kind_check check (kind in ('restriction', 'hold', 'relief'));
