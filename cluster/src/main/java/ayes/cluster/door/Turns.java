package ayes.cluster.door;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** The processes of one step, and whose turn it is. Thread-safe. */
final class Turns {

    private final List<Server> servers;
    private final Set<Server> notReady = ConcurrentHashMap.newKeySet();
    private final AtomicInteger next = new AtomicInteger();

    Turns(List<Server> servers) {
        this.servers = List.copyOf(servers);
    }

    /** All that are ready, each once, beginning with the next; all that there are if none is, since somebody has to be asked. */
    List<Server> next() {
        if (servers.isEmpty()) {
            return List.of();
        }
        var inTurn = new ArrayList<>(servers);
        Collections.rotate(inTurn, -Math.floorMod(next.getAndIncrement(), servers.size()));
        List<Server> ready =
                inTurn.stream().filter(server -> !notReady.contains(server)).toList();
        return ready.isEmpty() ? inTurn : ready;
    }

    /** Out of turn until a check says otherwise. */
    void missing(Server server) {
        notReady.add(server);
    }

    void check(Predicate<Server> isReady) {
        for (Server server : servers) {
            if (isReady.test(server)) {
                notReady.remove(server);
            } else {
                notReady.add(server);
            }
        }
    }
}
