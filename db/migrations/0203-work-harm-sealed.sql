-- What happened to somebody hurt in the line of duty is health data: it stands sealed. Rows of earlier versions are sealed by the program as soon as it
-- runs (only it has the key); until then the plain text is there and nothing of it is lost.
alter table work.deployment_harm add column account_sealed bytea;
alter table work.deployment_harm alter column account drop not null;
alter table work.deployment_harm add constraint deployment_harm_account_once check ((account is null) <> (account_sealed is null));
grant update (account, account_sealed) on work.deployment_harm to dandang_app;
