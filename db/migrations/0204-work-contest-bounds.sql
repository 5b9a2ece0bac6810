-- The most an indicator can be (100 for a percentage), so that a slipped decimal point in a workbook of results is seen. Thousandths; null where there is no such bound.
alter table work.contest_indicator add column most bigint check (most >= benchmark);
