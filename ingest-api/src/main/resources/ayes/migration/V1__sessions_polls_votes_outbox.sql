-- Run by the owner (ayes_owner), who is used for nothing else. The services come in as roles of their own that own
-- nothing and cannot bypass row-level security; their passwords are set by afterMigrate.sql.

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'ayes_ingest') THEN
        CREATE ROLE ayes_ingest LOGIN;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'ayes_relay') THEN
        CREATE ROLE ayes_relay LOGIN REPLICATION;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'ayes_sweeper') THEN
        CREATE ROLE ayes_sweeper LOGIN;
    END IF;
END $$;

GRANT USAGE ON SCHEMA ${flyway:defaultSchema} TO ayes_ingest, ayes_relay, ayes_sweeper;

-- The tenant of the transaction. A pooled connection leaves '' behind, which does not cast: hence nullif.
CREATE FUNCTION current_tenant() RETURNS uuid
    LANGUAGE sql STABLE
    RETURN nullif(current_setting('app.tenant', true), '')::uuid;

-- One number for the whole database: raised by an operator when a restore or a failover lost a tail.
CREATE TABLE epoch (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    epoch    bigint  NOT NULL DEFAULT 1 CHECK (epoch > 0)
);
INSERT INTO epoch DEFAULT VALUES;
GRANT SELECT ON epoch TO ayes_ingest, ayes_relay, ayes_sweeper;

CREATE TABLE session (
    id         uuid PRIMARY KEY,
    tenant_id  uuid        NOT NULL,
    code       text        NOT NULL,
    title      text        NOT NULL,
    status     text        NOT NULL DEFAULT 'live' CHECK (status IN ('live', 'ended')),
    polls      uuid[]      NOT NULL DEFAULT '{}', -- in the host's order
    seq        bigint      NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now(),
    ended_at   timestamptz
) WITH (fillfactor = 50); -- every join numbers an event here: room for updates on the same page
CREATE INDEX session_by_tenant ON session (tenant_id, created_at DESC);

-- A code is unique over all tenants among sessions that are live, or ended less than 24 hours ago.
CREATE TABLE join_code (
    code       text PRIMARY KEY,
    session_id uuid NOT NULL,
    tenant_id  uuid NOT NULL,
    free_after timestamptz -- null while the session is live
);

CREATE TABLE poll (
    id          uuid PRIMARY KEY,
    session_id  uuid        NOT NULL REFERENCES session (id),
    tenant_id   uuid        NOT NULL,
    position    int         NOT NULL,
    kind        text        NOT NULL,
    question    text        NOT NULL,
    options     text[]      NOT NULL,
    change_vote boolean     NOT NULL DEFAULT true,
    results     text        NOT NULL DEFAULT 'when-revealed',
    status      text        NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'open', 'closed')),
    visibility  text        NOT NULL DEFAULT 'hidden' CHECK (visibility IN ('hidden', 'revealed')),
    round       int         NOT NULL DEFAULT 1,
    seq         bigint      NOT NULL DEFAULT 0,
    created_at  timestamptz NOT NULL DEFAULT now()
) WITH (fillfactor = 50); -- every batch of votes stores the new seq here
CREATE INDEX poll_by_session ON poll (session_id);

-- Insert-only. A name, if the participant gave one, lives here and nowhere else.
CREATE TABLE participant (
    id         uuid PRIMARY KEY,
    session_id uuid        NOT NULL, -- no foreign key: it would share-lock a hot row on every join
    tenant_id  uuid        NOT NULL,
    name       text,
    joined_at  timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX participant_by_session ON participant (session_id);

-- What stands. A retraction keeps the row with null choices, so that revisions never start again; a row of an earlier
-- round counts as no vote.
CREATE TABLE vote (
    poll_id        uuid   NOT NULL, -- no foreign key, as above
    participant_id uuid   NOT NULL,
    tenant_id      uuid   NOT NULL,
    round          int    NOT NULL,
    choices        int[],
    revision       bigint NOT NULL,
    seq            bigint NOT NULL,
    PRIMARY KEY (poll_id, participant_id)
) WITH (fillfactor = 85);

-- The first answer for each idempotency key, written in the vote's own transaction.
CREATE TABLE vote_key (
    poll_id        uuid   NOT NULL,
    participant_id uuid   NOT NULL,
    key            text   NOT NULL,
    tenant_id      uuid   NOT NULL,
    request_hash   text   NOT NULL,
    seq            bigint NOT NULL,
    revision       bigint NOT NULL,
    status         text   NOT NULL,
    PRIMARY KEY (poll_id, participant_id, key)
);

-- What was accepted, in the bytes that go to the log. Insert-only and retained: every repair starts here.
-- PostgreSQL wants the partition key in the primary key, so it is the stream's row lock that keeps (stream_id, seq) unique.
CREATE TABLE outbox (
    stream_id   uuid        NOT NULL,
    epoch       bigint      NOT NULL,
    seq         bigint      NOT NULL,
    session_id  uuid        NOT NULL,
    tenant_id   uuid        NOT NULL,
    type        text        NOT NULL,
    payload     bytea       NOT NULL,
    accepted_at timestamptz NOT NULL,
    PRIMARY KEY (stream_id, seq, accepted_at)
) PARTITION BY RANGE (accepted_at);

CREATE PUBLICATION ayes_outbox FOR TABLE outbox WITH (publish = 'insert', publish_via_partition_root = true);

-- Our signing keys, shared by all ingest instances. The private halves never leave this table and those processes.
CREATE TABLE signing_key (
    kid         text PRIMARY KEY,
    private_jwk text        NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    retired_at  timestamptz
);

-- The slot that the relay made, and the database it belongs to: a slot of another database must not be trusted.
CREATE TABLE relay_slot (
    slot_name         text PRIMARY KEY,
    system_identifier text        NOT NULL,
    created_at        timestamptz NOT NULL DEFAULT now()
);

-- Row-level security: on and forced for every table with a tenant. No setting, no rows.
DO $$
DECLARE
    protected text;
BEGIN
    FOREACH protected IN ARRAY ARRAY['session', 'join_code', 'poll', 'participant', 'vote', 'vote_key', 'outbox'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', protected);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', protected);
        EXECUTE format('CREATE POLICY own_tenant ON %I TO ayes_ingest'
            ' USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant())', protected);
    END LOOP;
END $$;

-- Exceptions, each with its reason.
CREATE POLICY republishes ON outbox FOR SELECT TO ayes_relay USING (true);
CREATE POLICY looks_for_holes ON outbox FOR SELECT TO ayes_sweeper USING (true);
CREATE POLICY looks_for_holes ON session FOR SELECT TO ayes_sweeper USING (true);
CREATE POLICY looks_for_holes ON poll FOR SELECT TO ayes_sweeper USING (true);
CREATE POLICY finds_any_code ON join_code TO CURRENT_USER USING (true) WITH CHECK (true); -- the functions below

GRANT SELECT, INSERT, UPDATE ON session, poll TO ayes_ingest;
GRANT SELECT, INSERT ON participant, vote_key, outbox TO ayes_ingest;
GRANT SELECT, INSERT, UPDATE ON vote TO ayes_ingest;
GRANT SELECT, INSERT, UPDATE ON signing_key TO ayes_ingest;
GRANT SELECT ON outbox TO ayes_relay, ayes_sweeper;
GRANT SELECT ON session, poll TO ayes_sweeper;
GRANT SELECT, INSERT, UPDATE, DELETE ON relay_slot TO ayes_relay;

-- Joining happens before a tenant is known, so the code is looked up on behalf of the owner.
CREATE FUNCTION find_code(wanted text) RETURNS TABLE (session_id uuid, tenant_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ${flyway:defaultSchema}
    BEGIN ATOMIC
        SELECT c.session_id, c.tenant_id FROM join_code c WHERE c.code = wanted;
    END;

-- False when the code is taken.
CREATE FUNCTION claim_code(wanted text, for_session uuid, for_tenant uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = ${flyway:defaultSchema} AS $$
BEGIN
    INSERT INTO join_code (code, session_id, tenant_id) VALUES (wanted, for_session, for_tenant)
    ON CONFLICT (code) DO UPDATE
        SET session_id = excluded.session_id, tenant_id = excluded.tenant_id, free_after = NULL
        WHERE join_code.free_after < now();
    RETURN FOUND;
END $$;

CREATE FUNCTION release_code(of_session uuid) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = ${flyway:defaultSchema}
    BEGIN ATOMIC
        UPDATE join_code SET free_after = now() + interval '24 hours' WHERE session_id = of_session;
    END;

-- Daily partitions, made ahead of time. ATTACH takes a lock that lets votes pass; CREATE … PARTITION OF would wait behind
-- a long reader and hold every vote up meanwhile.
CREATE FUNCTION ensure_outbox_partitions(days_ahead int) RETURNS int
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = ${flyway:defaultSchema} AS $$
DECLARE
    first_day timestamptz;
    name text;
    made int := 0;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('ayes.outbox-partitions')); -- many processes call this at once
    FOR ahead IN -1 .. days_ahead LOOP
        first_day := (date_trunc('day', now() AT TIME ZONE 'UTC') + make_interval(days => ahead)) AT TIME ZONE 'UTC';
        name := 'outbox_' || to_char(first_day AT TIME ZONE 'UTC', 'YYYYMMDD');
        CONTINUE WHEN to_regclass(format('%I.%I', '${flyway:defaultSchema}', name)) IS NOT NULL;
        EXECUTE format('CREATE TABLE %I (LIKE outbox INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', name);
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE outbox ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
            name, first_day, first_day + interval '1 day');
        made := made + 1;
    END LOOP;
    RETURN made;
END $$;

SELECT ensure_outbox_partitions(3);

REVOKE EXECUTE ON FUNCTION find_code, claim_code, release_code, ensure_outbox_partitions FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_code, claim_code, release_code, ensure_outbox_partitions TO ayes_ingest;
