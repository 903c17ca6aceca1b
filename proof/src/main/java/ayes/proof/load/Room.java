package ayes.proof.load;

import java.util.List;
import java.util.UUID;

/**
 * One session with its people.
 *
 * @param code to join by
 * @param hostToken may open and close
 * @param wallToken may watch everything
 */
public record Room(
        UUID session, String code, String hostToken, String wallToken, List<UUID> polls, List<Phone> phones) {

    public static final int OPTIONS = 4;

    public record Phone(UUID participant, String token) {}
}
