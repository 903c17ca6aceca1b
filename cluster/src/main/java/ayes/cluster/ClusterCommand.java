package ayes.cluster;

import ayes.cluster.Options.DoorKind;
import ayes.cluster.door.Door;
import ayes.cluster.door.Pool;
import ayes.cluster.door.Server;
import ayes.standalone.CannotStart;
import ayes.standalone.DataDirectory;
import ayes.standalone.LanAddress;
import ayes.standalone.Logs;
import ayes.standalone.Progress;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** {@code ./ayes cluster}. */
public final class ClusterCommand {

    private static final int FAILED = 1;
    private static final int NOT_UNDERSTOOD = 2;

    private ClusterCommand() {}

    /**
     * Runs until Ctrl-C.
     *
     * @param words as {@link Options#USAGE} lists them
     */
    public static void main(String[] words) throws InterruptedException {
        List<String> all = List.of(words);
        if (all.contains("--help") || all.contains("-h")) {
            System.out.print(Options.USAGE);
            return;
        }
        try (var progress = new Progress(System.out)) {
            run(Options.parse(all), progress);
        } catch (IllegalArgumentException mistake) {
            leave(String.valueOf(mistake.getMessage()), NOT_UNDERSTOOD);
        } catch (CannotStart refusal) {
            leave(refusal.sentence(), FAILED);
        } catch (Exception e) {
            Logs.trouble(e);
            leave("Ayes could not start: " + e.getMessage(), FAILED);
        }
        new CountDownLatch(1).await();
    }

    private static void run(Options options, Progress progress) throws Exception {
        requireFree(options.port());
        DataDirectory data = DataDirectory.open(options.data(), options.fresh());
        Logs.to(data.logs(), false);
        progress.say("Starting Ayes as separate processes on " + data.root());
        String publicUrl = options.publicUrl().isEmpty()
                ? "http://" + LanAddress.find() + ":" + options.port()
                : options.publicUrl();
        var shape = new Shape(options.copies(), jvm(), settings(options, publicUrl), false);
        Cluster cluster = progress.during(
                "the processes",
                () -> Cluster.start(data, shape),
                all -> all.steps().size() + " processes");
        Door door = progress.during("the door", () -> door(options, cluster), open -> "The door");
        closeAtExit(door);
        welcome(cluster, door, publicUrl, progress);
    }

    /** Now, rather than after half a minute of starting. */
    private static void requireFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
        } catch (IOException e) {
            throw new CannotStart(
                    "Port " + port + " cannot be served on (" + e.getMessage() + "): choose another with --port.", e);
        }
    }

    /** Those that this JVM was started with and that say how it compiles and collects, and a heap of which many fit on a machine. */
    private static List<String> jvm() {
        var jvm = new ArrayList<>(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-X"))
                .toList());
        jvm.addAll(List.of(
                "-Xmx400m",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        return jvm;
    }

    private static Map<String, Object> settings(Options options, String publicUrl) {
        var settings = new HashMap<String, Object>();
        // As in `up`: anyone on this network may start a session.
        settings.put("ayes.access.open-hosting", true);
        settings.put("ayes.ingest.public-url", publicUrl);
        settings.put("ayes.gateway.public-url", publicUrl);
        settings.put("ayes.replay.past.public-url", publicUrl);
        // Nobody gets to a step but through the door, which says where a call came from.
        settings.put("ayes.ingest.trust-forwarded-for", true);
        settings.put("server.forward-headers-strategy", "native");
        if (options.copies().processors() == 1) {
            settings.put("ayes.processor.standby-replicas", 0); // there is no second process to be warm in
        }
        return settings;
    }

    private static Door door(Options options, Cluster cluster) throws IOException, InterruptedException {
        Map<Pool, List<Server>> servers = servers(cluster);
        Optional<Path> haproxy = options.door() == DoorKind.BUILT_IN ? Optional.empty() : Door.haproxy();
        if (haproxy.isEmpty() && options.door() == DoorKind.HAPROXY) {
            throw new CannotStart("There is no HAProxy on this machine: install it, or leave --door away.");
        }
        return haproxy.isPresent()
                ? Door.haproxy(haproxy.get(), options.port(), servers, cluster.logs())
                : Door.builtIn(options.port(), servers);
    }

    /** What a door has to know of a deployment. */
    public static Map<Pool, List<Server>> servers(Cluster cluster) {
        return Map.of(
                Pool.INGEST, servers(cluster, cluster.ingests()),
                Pool.GATEWAY, servers(cluster, cluster.gateways()),
                Pool.REPLAY, servers(cluster, cluster.replays()));
    }

    private static List<Server> servers(Cluster cluster, List<Member> members) {
        return members.stream()
                .map(member -> new Server(
                        member.name(),
                        member.address().getPort(),
                        cluster.management(member).getPort()))
                .toList();
    }

    /** Beside the cluster, which closes itself. */
    private static void closeAtExit(Door door) {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            System.out.println("Stopping …");
            try {
                door.close();
            } catch (IOException e) {
                System.err.println("The door did not close: " + e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    private static void welcome(Cluster cluster, Door door, String publicUrl, Progress progress) {
        progress.say("");
        progress.say("  Open  " + publicUrl + "  (through " + door.description() + ")");
        progress.say("  Logs  " + cluster.logs());
        for (Member member : cluster.steps()) {
            progress.say("        %-12s process %-7d health %s/healthz/ready"
                    .formatted(member.name(), member.pid(), cluster.management(member)));
        }
        progress.say("");
        progress.say("Ctrl-C stops all of it; the data stays.");
    }

    /** What was started ends on the way out. */
    private static void leave(String sentence, int code) {
        System.err.println(sentence);
        System.exit(code);
    }
}
