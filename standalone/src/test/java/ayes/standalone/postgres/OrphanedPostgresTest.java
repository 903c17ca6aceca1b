package ayes.standalone.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import ayes.standalone.postgres.OrphanedPostgres.Claim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphanedPostgresTest {

    private static final Instant STARTED = Instant.ofEpochSecond(1_795_236_937);

    @Test
    void readsWhoRunsAndSinceWhen() {
        assertThat(Claim.parse(List.of("18747", "/data/postgres", "1795236937", "26689")))
                .contains(new Claim(18747, STARTED));
    }

    @Test
    void aFileThatIsNotWholeYetNamesNobody() {
        assertThat(Claim.parse(List.of("18747"))).isEmpty();
        assertThat(Claim.parse(List.of("", "", ""))).isEmpty();
    }

    @Test
    void aProcessThatStartedAtAnotherTimeIsAnotherProgram() {
        var claim = new Claim(18747, STARTED);

        assertThat(claim.isAbout(STARTED.minusMillis(900))).isTrue();
        assertThat(claim.isAbout(STARTED.plusSeconds(3_600))).isFalse();
    }

    @Test
    void leavesAStrangerWithTheSameNumberAlone(@TempDir Path tables) throws IOException {
        // Given our own process number, as if it had been PostgreSQL's before a reboot
        long pid = ProcessHandle.current().pid();
        Files.write(
                tables.resolve("postmaster.pid"), List.of(Long.toString(pid), tables.toString(), "1000000000", "5432"));

        // When
        OrphanedPostgres.stop(tables);

        // Then we are still here
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }
}
