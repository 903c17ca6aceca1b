package ayes.bench.swarm;

import ayes.bench.measure.Machine;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One process of the swarm, seen from outside. */
final class SwarmProcess implements AutoCloseable {

    private static final int ENDS_WITHIN_SECONDS = 10;

    /** With the second compiler on any machine: its cores are those of what it measures. */
    private static final List<String> JVM = List.of(
            "-Xmx768m",
            "-XX:+UseSerialGC",
            Machine.TROUBLE_ONLY,
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private final Process process;
    private final BufferedWriter commands;
    private final BufferedReader answers;

    /** @param log of what it has to say beside its answers */
    static SwarmProcess start(Path log) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), SwarmMain.class.getName()));
        return new SwarmProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start());
    }

    private SwarmProcess(Process process) {
        this.process = process;
        commands = process.outputWriter(StandardCharsets.US_ASCII);
        answers = process.inputReader(StandardCharsets.US_ASCII);
    }

    long pid() {
        return process.pid();
    }

    /** Every command has an answer, in order. */
    void tell(String command) throws IOException {
        commands.write(command);
        commands.newLine();
        commands.flush();
    }

    /** Waits for it. */
    String answer() throws IOException {
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("a swarm has ended by itself: its log says why");
        }
        return answer;
    }

    /** Its connections end with it. */
    @Override
    public void close() throws IOException, InterruptedException {
        try {
            commands.close();
        } catch (IOException alreadyGone) {
            // then there is nothing left to end
        }
        if (!process.waitFor(ENDS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
