package ayes.proof.load;

import java.util.List;
import java.util.UUID;

/**
 * One session with its people.
 *
 * @param hostToken may open and close
 * @param wallToken may watch everything
 */
record Room(UUID session, String hostToken, String wallToken, List<UUID> polls, List<Phone> phones) {

    static final int OPTIONS = 4;

    record Phone(UUID participant, String token) {}
}
