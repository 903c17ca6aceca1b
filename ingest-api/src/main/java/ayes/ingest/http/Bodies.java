package ayes.ingest.http;

import ayes.ingest.postgres.PollRow;
import ayes.ingest.postgres.SessionRow;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the calls take and answer, field by field as in the contract. */
final class Bodies {

    private Bodies() {}

    record StartSession(@Nullable String title) {}

    record AddPoll(
            @Nullable String kind,
            @Nullable String question,
            @Nullable List<@Nullable String> options,
            @Nullable Settings settings) {}

    record Settings(@Nullable Boolean changeVote, @Nullable String results) {}

    record Order(@Nullable List<@Nullable String> polls) {}

    record Join(@Nullable String code, @Nullable String name) {}

    record Vote(
            @Nullable List<@Nullable Integer> choices,
            @Nullable Long revision) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Session(
            UUID id,
            String code,
            String title,
            String status,
            @Nullable String hostToken,
            String joinUrl,
            String wallUrl,
            Instant createdAt,
            @Nullable Instant endedAt,
            long seq,
            @Nullable List<Poll> polls) {

        static Session of(SessionRow row, Links links, @Nullable String hostToken, @Nullable List<PollRow> polls) {
            return new Session(
                    row.id().value(),
                    row.code(),
                    row.title(),
                    row.status().wireName(),
                    hostToken,
                    links.join(),
                    links.wall(),
                    row.createdAt(),
                    row.endedAt(),
                    row.seq(),
                    polls == null ? null : polls.stream().map(Poll::of).toList());
        }
    }

    record Sessions(List<Session> sessions) {}

    record Poll(
            UUID id,
            UUID sessionId,
            int position,
            String kind,
            String question,
            List<String> options,
            PollSettings settings,
            String status,
            String visibility,
            int round,
            long seq) {

        static Poll of(PollRow row) {
            var definition = row.definition();
            return new Poll(
                    row.id().value(),
                    row.session().value(),
                    definition.position(),
                    definition.kind().wireName(),
                    definition.question(),
                    definition.options(),
                    new PollSettings(
                            definition.settings().changeVote(),
                            definition.settings().results().wireName()),
                    row.status().wireName(),
                    row.visibility().wireName(),
                    row.round(),
                    row.seq());
        }
    }

    record PollSettings(boolean changeVote, String results) {}

    record Joined(UUID sessionId, UUID participantId, String token, String title) {}

    record Voted(UUID pollId, long seq, long revision, String status) {}

    /** @param choices null if no vote stands */
    record OwnVote(UUID pollId, @Nullable List<Integer> choices, long seq, long revision, String status) {}
}
