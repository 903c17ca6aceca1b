package ayes.ingest.room;

import ayes.event.ParticipantId;

/** @param name what the participant wants to be called; empty for anonymous */
public record Joining(ParticipantId participant, String name) {}
