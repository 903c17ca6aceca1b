package ayes.cluster.container;

import ayes.gateway.FanoutGateway;
import ayes.ingest.IngestApi;
import ayes.processor.StreamProcessor;
import ayes.relay.OutboxRelay;
import ayes.replay.Replay;
import ayes.verify.Verify;
import java.nio.file.Path;
import java.util.Arrays;

/** What the image runs: one step, by the name that {@code ./ayes step} gives it, or one of the two preparations. */
public final class Container {

    private static final String USAGE = """
            The first word says what this container is; --key=value after it are settings of that step:

              ingest-api, outbox-relay, stream-processor, fanout-gateway, replay, verify
              secrets    makes passwords and a certificate where there are none, and ends
              migrate    makes the database what this version needs, and ends
            """;

    private static final int NOT_UNDERSTOOD = 2;

    private Container() {}

    public static void main(String[] words) throws Exception {
        String what = words.length == 0 ? "" : words[0];
        String[] settings = words.length == 0 ? words : Arrays.copyOfRange(words, 1, words.length);
        switch (what) {
            case "ingest-api" -> IngestApi.main(settings);
            case "outbox-relay" -> OutboxRelay.main(settings);
            case "stream-processor" -> StreamProcessor.main(settings);
            case "fanout-gateway" -> FanoutGateway.main(settings);
            case "replay" -> Replay.main(settings);
            case "verify" -> Verify.main(settings);
            case "secrets" -> Keys.in(Path.of("/var/lib/ayes/keys")).makeMissing();
            case "migrate" -> Preparation.run(System.getenv(), Path.of("/var/lib/ayes/keys"));
            default -> {
                System.err.print(USAGE);
                System.exit(NOT_UNDERSTOOD);
            }
        }
    }
}
