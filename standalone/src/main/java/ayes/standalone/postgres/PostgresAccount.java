package ayes.standalone.postgres;

import ayes.standalone.CannotStart;
import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * As whom PostgreSQL runs. It refuses to be root; where we are, it is started in a user namespace of its own, in which
 * root is nobody and root's files are nobody's.
 */
final class PostgresAccount {

    private static final List<String> AS_NOBODY = List.of("unshare", "-U");

    private final List<String> prefix;

    private PostgresAccount(List<String> prefix) {
        this.prefix = prefix;
    }

    /** @throws CannotStart if we are root and the system gives us no user namespace */
    static PostgresAccount current() throws InterruptedException {
        if (new UnixSystem().getUid() != 0) {
            return new PostgresAccount(List.of());
        }
        if (!namespacesWork()) {
            throw new CannotStart(
                    "PostgreSQL does not run as root, and this system does not let root start it as nobody"
                            + " (unshare -U is refused): start Ayes as an ordinary user.");
        }
        return new PostgresAccount(AS_NOBODY);
    }

    List<String> command(List<String> command) {
        var whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }

    /** The user needs a name as well: initdb looks it up. */
    private static boolean namespacesWork() throws InterruptedException {
        var probe = new ArrayList<>(AS_NOBODY);
        probe.addAll(List.of("id", "-un"));
        try {
            return new ProcessBuilder(probe)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false; // there is no such program
        }
    }
}
