package ayes.bench.plan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The plans that come with Ayes, and those of others. */
public final class Plans {

    private static final List<String> NAMES = List.of(
            "burst-400",
            "steady-1000",
            "one-room-10k",
            "thousand-rooms",
            "ten-thousand-sessions",
            "join-storm",
            "reconnect-storm",
            "stuck-viewers",
            "idle-viewers");

    private Plans() {}

    /** Ours, in the order in which one would try them. */
    public static List<Plan> all() {
        return NAMES.stream().map(Plans::ours).toList();
    }

    /**
     * Ours of this name, or what stands in the file of this name, which ends in .yaml or .yml; empty if it is neither.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong with the file
     */
    public static Optional<Plan> find(String word) {
        if (NAMES.contains(word)) {
            return Optional.of(ours(word));
        }
        return word.endsWith(".yaml") || word.endsWith(".yml") ? Optional.of(theirs(Path.of(word))) : Optional.empty();
    }

    private static Plan ours(String name) {
        try (InputStream stream = Plans.class.getResourceAsStream("/ayes/bench/plans/" + name + ".yaml")) {
            if (stream == null) {
                throw new IllegalStateException("the build has left out the plan " + name);
            }
            return PlanFile.read(name, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("the plan " + name + " cannot be read", e);
        }
    }

    private static Plan theirs(Path file) {
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
        try {
            return PlanFile.read(name, Files.readString(file));
        } catch (IOException e) {
            throw new IllegalArgumentException("The plan " + file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
