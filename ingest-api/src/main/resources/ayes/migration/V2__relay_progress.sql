-- What the relay must know to heal a slot: whether the outbox was republished since the slot was made (a crash in between
-- is finished by the next leader), and from when on it has to be.
ALTER TABLE relay_slot
    ADD COLUMN republished boolean NOT NULL DEFAULT false,
    ADD COLUMN relayed_until timestamptz;

-- The sweeper asks every second what was accepted lately, and a republishing starts at a time.
CREATE INDEX outbox_by_time ON outbox (accepted_at);
