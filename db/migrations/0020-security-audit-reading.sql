-- The audit is read page by page, newest first; the id settles the order within one moment.
create index audit_by_page on platform.audit (region_id, at desc, id desc);
create index audit_by_action on platform.audit (region_id, action text_pattern_ops, at desc);
