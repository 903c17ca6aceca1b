package ayes.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    Path temporary;

    private Path where = Path.of("");

    @BeforeEach
    void inAPlaceThatIsNotThereYet() {
        where = temporary.resolve("deep/data");
    }

    @Test
    void isMadeForItsOwnerOnly() throws IOException {
        // When
        open(false).close();

        // Then
        assertThat(permissions(where)).isEqualTo("rwx------");
        assertThat(permissions(where.resolve("secrets.properties"))).isEqualTo("rw-------");
        assertThat(permissions(where.resolve("ayes-data.properties"))).isEqualTo("rw-------");
    }

    @Test
    void keepsItsPortsAndItsPasswords() {
        // Given
        int port;
        String password;
        try (DataDirectory first = open(false)) {
            port = first.postgresPort();
            password = first.secrets().password("ayes_owner");
        }

        // When
        try (DataDirectory again = open(false)) {

            // Then
            assertThat(again.postgresPort()).isEqualTo(port);
            assertThat(again.secrets().password("ayes_owner")).isEqualTo(password);
        }
    }

    @Test
    void isRefusedWhileAnotherAyesHasIt() {
        try (DataDirectory _ = open(false)) {
            assertThatThrownBy(() -> open(false))
                    .isInstanceOf(CannotStart.class)
                    .hasMessage(
                            "Another Ayes (process " + ProcessHandle.current().pid() + ") is running on " + where
                                    + ": stop it, or choose another directory with --data.");
        }
    }

    @Test
    void isRefusedWhenAnotherVersionWroteItAndStaysAsItWas() throws IOException {
        // Given
        Files.createDirectories(where);
        Files.writeString(where.resolve("ayes-data.properties"), "format=2\npostgresql=19\n");

        // When, then
        assertThatThrownBy(() -> open(false))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("(format 2, PostgreSQL 19; this one reads format 1, PostgreSQL 18)");
        assertThat(where.resolve("ayes-data.properties")).hasContent("format=2\npostgresql=19\n");
    }

    @Test
    void isRefusedWhenItsFormatIsNoNumber() throws IOException {
        Files.createDirectories(where);
        Files.writeString(where.resolve("ayes-data.properties"), "format=one\n");

        assertThatThrownBy(() -> open(false)).isInstanceOf(CannotStart.class).hasMessageContaining("is damaged");
    }

    @Test
    void isRefusedWhenItHoldsSomethingElseAndStaysAsItWas() throws IOException {
        // Given
        Files.createDirectories(where);
        Files.writeString(where.resolve("thesis.tex"), "chapter 1");

        // When, then
        for (boolean fresh : List.of(false, true)) {
            assertThatThrownBy(() -> open(fresh))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("holds something that is not Ayes's");
        }
        assertThat(names(where)).containsExactly("thesis.tex");
    }

    @Test
    void isRefusedWhenItIsAFile() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "text");

        assertThatThrownBy(() -> DataDirectory.open(file, false))
                .isInstanceOf(CannotStart.class)
                .hasMessage(file + " is a file: choose a directory with --data.");
    }

    @Test
    void startingFreshErasesWhatAyesWroteAndNothingElse() throws IOException {
        // Given
        open(false).close();
        Files.createDirectories(where.resolve("kafka/topic-0"));
        Files.writeString(where.resolve("kafka/topic-0/00.log"), "votes");
        Files.writeString(where.resolve("notes.txt"), "mine");

        // When
        open(true).close();

        // Then
        assertThat(where.resolve("kafka")).doesNotExist();
        assertThat(where.resolve("notes.txt")).hasContent("mine");
    }

    @Test
    void startingFreshTakesAnotherVersionsDirectory() throws IOException {
        Files.createDirectories(where);
        Files.writeString(where.resolve("ayes-data.properties"), "format=2\npostgresql=19\n");

        open(true).close();
        open(false).close();
    }

    @Test
    void aStartThatWasKilledBeforeItsFirstByteIsNoObstacle() throws IOException {
        Files.createDirectories(where);
        Files.writeString(where.resolve("ayes.lock"), "123");

        open(false).close();
    }

    private DataDirectory open(boolean fresh) {
        return DataDirectory.open(where, fresh);
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> content = Files.list(directory)) {
            return content.map(path -> path.getFileName().toString()).toList();
        }
    }
}
