-- Who checks: reads everything that counts, changes nothing but the epoch, and that only through the function below.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'ayes_operator') THEN
        CREATE ROLE ayes_operator LOGIN;
    END IF;
END $$;

GRANT USAGE ON SCHEMA ${flyway:defaultSchema} TO ayes_operator;
GRANT SELECT ON session, poll, participant, vote, outbox, epoch, relay_slot TO ayes_operator;
CREATE POLICY checks ON session FOR SELECT TO ayes_operator USING (true);
CREATE POLICY checks ON poll FOR SELECT TO ayes_operator USING (true);
CREATE POLICY checks ON participant FOR SELECT TO ayes_operator USING (true);
CREATE POLICY checks ON vote FOR SELECT TO ayes_operator USING (true);
CREATE POLICY checks ON outbox FOR SELECT TO ayes_operator USING (true);

-- The sweeper states a stream anew when its events can no longer be sent again: it counts under the stream's lock, takes the
-- next seq and writes one event to the outbox, as ingest does.
GRANT SELECT, UPDATE (seq) ON session, poll TO ayes_sweeper;
GRANT SELECT ON vote, participant, relay_slot TO ayes_sweeper;
GRANT INSERT ON outbox TO ayes_sweeper;
CREATE POLICY states_anew ON session FOR UPDATE TO ayes_sweeper USING (true) WITH CHECK (true);
CREATE POLICY states_anew ON poll FOR UPDATE TO ayes_sweeper USING (true) WITH CHECK (true);
CREATE POLICY states_anew ON vote FOR SELECT TO ayes_sweeper USING (true);
CREATE POLICY states_anew ON participant FOR SELECT TO ayes_sweeper USING (true);
CREATE POLICY states_anew ON outbox FOR INSERT TO ayes_sweeper WITH CHECK (true);

-- The relay asks whether what the log holds is in this database: else the database was restored, or the log is another one.
GRANT SELECT ON session, poll TO ayes_relay;
CREATE POLICY compares_with_the_log ON session FOR SELECT TO ayes_relay USING (true);
CREATE POLICY compares_with_the_log ON poll FOR SELECT TO ayes_relay USING (true);
ALTER TABLE relay_slot ADD COLUMN log_cluster text;

-- The sweeper asks whether the log still holds what it once took, and remembers up to when it has asked.
ALTER TABLE relay_slot ADD COLUMN log_compared_until timestamptz;
GRANT UPDATE (log_compared_until) ON relay_slot TO ayes_sweeper;

-- An operator's word that this database is the truth from now on. The sweeper then states every stream in the new epoch, and
-- the relay begins again with a slot of this database. The time of day keeps the new epoch above any that the log may have
-- seen and a restored database has forgotten.
CREATE FUNCTION begin_epoch() RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = ${flyway:defaultSchema} AS $$
DECLARE
    raised bigint;
BEGIN
    UPDATE epoch SET epoch = greatest(epoch + 1, extract(epoch FROM clock_timestamp())::bigint) RETURNING epoch INTO raised;
    DELETE FROM relay_slot;
    RETURN raised;
END $$;

-- Drops the partitions of the outbox that ended before then; the caller has made sure that everything in them is counted.
CREATE FUNCTION drop_outbox_before(kept_from timestamptz) RETURNS int
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = ${flyway:defaultSchema} AS $$
DECLARE
    old record;
    dropped int := 0;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('ayes.outbox-partitions'));
    -- Behind a long reader this would wait, and every vote behind it: rather the next time.
    SET LOCAL lock_timeout = '500ms';
    FOR old IN
        SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = 'outbox'::regclass AND c.relname ~ '^outbox_[0-9]{8}$'
          AND (to_date(right(c.relname, 8), 'YYYYMMDD') + 1)::timestamp AT TIME ZONE 'UTC' <= kept_from
        ORDER BY c.relname
    LOOP
        EXECUTE format('DROP TABLE %I', old.relname);
        dropped := dropped + 1;
    END LOOP;
    RETURN dropped;
END $$;

REVOKE EXECUTE ON FUNCTION begin_epoch, drop_outbox_before FROM PUBLIC;
GRANT EXECUTE ON FUNCTION begin_epoch TO ayes_operator;
GRANT EXECUTE ON FUNCTION drop_outbox_before TO ayes_sweeper;
