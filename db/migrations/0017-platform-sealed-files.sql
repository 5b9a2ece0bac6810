-- Uploaded bytes lie sealed under a key of their own, which lies sealed here. Null: stored before files were sealed, still in the clear.
alter table platform.file add column key_sealed bytea;
