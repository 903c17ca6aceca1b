package ayes.ingest.room;

import ayes.access.Problem.FieldError;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The limits of what hosts and newcomers write, and the sentences that name them. Lengths are in Unicode code points. */
public final class Checks {

    public static final int TITLE = 200;
    public static final int QUESTION = 300;
    public static final int OPTION = 120;
    public static final int NAME = 60;
    public static final int FEWEST_OPTIONS = 2;
    public static final int MOST_OPTIONS = 12;

    private Checks() {}

    public static Optional<FieldError> title(@Nullable String title) {
        return text("title", title, TITLE);
    }

    public static Optional<FieldError> question(@Nullable String question) {
        return text("question", question, QUESTION);
    }

    public static Optional<FieldError> name(@Nullable String name) {
        return name == null || length(name) <= NAME
                ? Optional.empty()
                : Optional.of(new FieldError("name", "at most " + NAME + " characters"));
    }

    public static Optional<FieldError> options(@Nullable List<@Nullable String> options) {
        if (options == null || options.size() < FEWEST_OPTIONS || options.size() > MOST_OPTIONS) {
            return Optional.of(
                    new FieldError("options", "from %d to %d of them".formatted(FEWEST_OPTIONS, MOST_OPTIONS)));
        }
        var seen = new HashSet<String>();
        for (int i = 0; i < options.size(); i++) {
            String field = "options[" + i + "]";
            var error = text(field, options.get(i), OPTION);
            if (error.isPresent()) {
                return error;
            }
            if (!seen.add(String.valueOf(options.get(i)).strip())) {
                return Optional.of(new FieldError(field, "is there twice"));
            }
        }
        return Optional.empty();
    }

    private static Optional<FieldError> text(String field, @Nullable String text, int longest) {
        boolean fits = text != null && !text.isBlank() && length(text) <= longest;
        return fits ? Optional.empty() : Optional.of(new FieldError(field, "from 1 to " + longest + " characters"));
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
