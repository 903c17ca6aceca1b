package ayes.access;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A refusal, as RFC 9457 wants it. The type is stable and part of the contract; the detail is a sentence that says what to
 * do.
 *
 * @param type slug behind {@code urn:ayes:problem:}
 * @param status HTTP status
 * @param retryAfter when the same request may succeed; null if waiting does not help
 */
public record Problem(
        String type,
        int status,
        String title,
        String detail,
        List<FieldError> errors,
        @Nullable Duration retryAfter) {

    private static final String NAMESPACE = "urn:ayes:problem:";

    /** @param field JSON path of the field, such as {@code options[2]} */
    public record FieldError(String field, String message) {}

    public Problem {
        errors = List.copyOf(errors);
    }

    public static Problem of(String type, int status, String title, String detail) {
        return new Problem(type, status, title, detail, List.of(), null);
    }

    /** The type as a URI. */
    public String typeUri() {
        return NAMESPACE + type;
    }

    public Problem withErrors(List<FieldError> fields) {
        return new Problem(type, status, title, detail, fields, retryAfter);
    }

    public Problem retryAfter(Duration wait) {
        return new Problem(type, status, title, detail, errors, wait);
    }

    public static Problem unauthenticated(String detail) {
        return of("unauthenticated", 401, "Not signed in", detail);
    }

    public static Problem unauthenticated() {
        return unauthenticated("Send a valid token: Authorization: Bearer <token>.");
    }

    public static Problem forbidden(String detail) {
        return of("forbidden", 403, "Not allowed", detail);
    }

    /** Also for what belongs to another tenant or another guest host: whether it exists is theirs to know. */
    public static Problem notFound() {
        return of("not-found", 404, "Not found", "There is nothing here, or it is not yours. Check the address.");
    }

    public static Problem notFound(String detail) {
        return of("not-found", 404, "Not found", detail);
    }

    public static Problem pollClosed(String detail) {
        return of("poll-closed", 409, "The poll is closed", detail);
    }

    public static Problem sessionEnded() {
        return of("session-ended", 409, "The session has ended", "This session is over and takes no more changes.");
    }

    public static Problem badRequest(String detail) {
        return of("bad-request", 400, "Not understood", detail);
    }

    /** It was here, and is kept no longer. */
    public static Problem gone(String detail) {
        return of("gone", 410, "Gone", detail);
    }

    public static Problem tooLarge(String detail) {
        return of("too-large", 413, "Too large", detail);
    }

    public static Problem unsupportedMediaType(String detail) {
        return of("unsupported-media-type", 415, "Unsupported media type", detail);
    }

    public static Problem invalidSession(List<FieldError> errors) {
        return of("invalid-session", 422, "The session is not valid", sentence(errors))
                .withErrors(errors);
    }

    public static Problem invalidPoll(List<FieldError> errors) {
        return of("invalid-poll", 422, "The poll is not valid", sentence(errors))
                .withErrors(errors);
    }

    public static Problem invalidVote(String field, String message) {
        var errors = List.of(new FieldError(field, message));
        return of("invalid-vote", 422, "The vote is not valid", sentence(errors))
                .withErrors(errors);
    }

    public static Problem invalidRequest(String field, String message) {
        var errors = List.of(new FieldError(field, message));
        return of("invalid-request", 422, "The request is not valid", sentence(errors))
                .withErrors(errors);
    }

    public static Problem keyReused() {
        return of(
                "key-reused",
                422,
                "The idempotency key was used before",
                "This Idempotency-Key came with another body before. Use a new key for a new request.");
    }

    public static Problem rateLimited(Duration wait) {
        return of("rate-limited", 429, "Too many requests", "Wait a moment, then try again.")
                .retryAfter(wait);
    }

    public static Problem overloaded(Duration wait) {
        return of("overloaded", 503, "Overloaded", "Nothing was accepted. Send the same request again in a moment.")
                .retryAfter(wait);
    }

    public static Problem outcomeUnknown(Duration wait) {
        return of(
                        "outcome-unknown",
                        503,
                        "Outcome unknown",
                        "The connection to the database was lost while committing. Send the same request again with the"
                                + " same Idempotency-Key: it counts once.")
                .retryAfter(wait);
    }

    public static Problem internal() {
        return of("internal", 500, "Something broke on our side", "It was logged under this request's id.");
    }

    private static String sentence(List<FieldError> errors) {
        return String.join(
                " ",
                errors.stream()
                        .map(error -> error.field() + ": " + error.message() + ".")
                        .toList());
    }
}
