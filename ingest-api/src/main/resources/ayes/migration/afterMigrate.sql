-- Runs after every migration, so that a changed password needs no migration of its own.
ALTER ROLE ayes_ingest PASSWORD '${ingestPassword}';
ALTER ROLE ayes_relay PASSWORD '${relayPassword}';
ALTER ROLE ayes_sweeper PASSWORD '${sweeperPassword}';
ALTER ROLE ayes_operator PASSWORD '${operatorPassword}';
