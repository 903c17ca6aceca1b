package ayes.cluster.door;

import ayes.cluster.Healthy;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A door for machines without HAProxy: a virtual thread for each connection, which brings one request to a process and carries bytes
 * both ways until one side is done, so that a socket is nothing special. It has no TLS, no limits and no second process; and since it does not
 * read what it carries, each call takes a new connection. Good for trying things out, and not for production.
 */
final class BuiltInDoor implements Door {

    private static final Duration CHECK_EVERY = Duration.ofMillis(500);
    private static final int BACKLOG = 1_024;

    private final ServerSocket listener;
    private final Map<Pool, Turns> turns = new EnumMap<>(Pool.class);
    private final Set<Socket> callers = ConcurrentHashMap.newKeySet();

    private BuiltInDoor(ServerSocket listener, Map<Pool, List<Server>> servers) {
        this.listener = listener;
        for (Pool pool : Pool.values()) {
            turns.put(pool, new Turns(servers.getOrDefault(pool, List.of())));
        }
    }

    static BuiltInDoor open(int port, Map<Pool, List<Server>> servers) throws IOException {
        var listener = new ServerSocket();
        listener.setReuseAddress(true);
        listener.bind(new InetSocketAddress(port), BACKLOG);
        var door = new BuiltInDoor(listener, servers);
        Thread.ofPlatform().daemon().name("ayes-door").start(door::letIn);
        for (Turns each : door.turns.values()) {
            Thread.ofVirtual().name("ayes-door-check").start(() -> door.keepChecking(each));
        }
        return door;
    }

    @Override
    public URI address() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    @Override
    public String description() {
        return "the built-in door, which is not for production";
    }

    private void letIn() {
        while (!listener.isClosed()) {
            try {
                Socket caller = listener.accept();
                callers.add(caller);
                Thread.ofVirtual().name("ayes-door-visit").start(() -> serve(caller));
            } catch (IOException closedOrCrowded) {
                // Closed: the loop ends. Out of descriptors: the next one may find some.
            }
        }
    }

    private void serve(Socket caller) {
        try (caller) {
            new Visit(caller, turns).run();
        } catch (IOException gone) {
            // One of the two hung up, and the other one notices by that.
        } finally {
            callers.remove(caller);
        }
    }

    private void keepChecking(Turns each) {
        try {
            while (!listener.isClosed()) {
                each.check(server -> Healthy.isReady(server.health()));
                Thread.sleep(CHECK_EVERY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket caller : callers) {
            caller.close();
        }
    }
}
