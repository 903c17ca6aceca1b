package ayes.bench.swarm;

/**
 * What a viewer asks for when it connects.
 *
 * @param path such as {@code /ws/v1/sessions/…}; no spaces
 * @param token empty where nobody asks for one
 */
public record Invitation(String path, String token) {

    /** One line of a file. */
    String line() {
        return path + " " + token;
    }

    static Invitation of(String line) {
        int space = line.indexOf(' ');
        return new Invitation(line.substring(0, space), line.substring(space + 1));
    }
}
