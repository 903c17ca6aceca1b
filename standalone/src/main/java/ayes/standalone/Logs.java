package ayes.standalone;

import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** Where the log goes. Nothing may log before {@link #to}. */
public final class Logs {

    private Logs() {}

    /** Everything to {@code ayes.log} there; the console hears of trouble only, or with {@code verbose} of all. */
    public static void to(Path directory, boolean verbose) {
        to(directory, verbose ? "INFO" : "WARN");
    }

    /** For a command whose console is its report. */
    public static void onlyTo(Path directory) {
        to(directory, "OFF");
    }

    private static void to(Path directory, String consoleLevel) {
        System.setProperty("ayes.logs", directory.toString());
        System.setProperty("ayes.console.level", consoleLevel);
        System.setProperty("logback.configurationFile", "ayes/standalone/logback.xml");
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none"); // or it would begin anew
        LoggerFactory.getLogger(Logs.class)
                .info("Ayes starts"); // here, before two threads ask for the first logger at once
    }

    /** For a command that has no directory of its own: only what ends it is told, and the command tells that itself. */
    public static void nowhere() {
        System.setProperty("logback.configurationFile", "ayes/standalone/logback-nowhere.xml");
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    }

    /** For the file: the person at the keyboard gets a sentence. */
    public static void trouble(Throwable e) {
        LoggerFactory.getLogger("ayes.start").info("Ayes could not start", e);
    }
}
