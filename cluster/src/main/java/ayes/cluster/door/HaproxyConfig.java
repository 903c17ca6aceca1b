package ayes.cluster.door;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code haproxy.cfg} for the processes of this machine: the same file, with other addresses. */
final class HaproxyConfig {

    private static final Pattern TEMPLATE = Pattern.compile("( *)server-template (\\w+) .*");
    private static final Pattern DOOR = Pattern.compile("( *)bind :8443 .*");
    private static final Pattern OPERATORS = Pattern.compile("( *)bind :8404");

    private HaproxyConfig() {}

    /**
     * @param file as every deployment has it
     * @param port of the door, in plain HTTP
     * @param operators the port on loopback for health and metrics of the door itself
     */
    static String of(String file, int port, int operators, Map<Pool, List<Server>> servers) {
        return file.lines()
                .flatMap(line -> line(line, port, operators, servers))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static Stream<String> line(String line, int port, int operators, Map<Pool, List<Server>> servers) {
        Matcher template = TEMPLATE.matcher(line);
        if (template.matches()) {
            return servers(template.group(2), servers).stream().map(server -> template.group(1) + directive(server));
        }
        Matcher door = DOOR.matcher(line);
        if (door.matches()) {
            return Stream.of(door.group(1) + "bind :" + port);
        }
        Matcher forOperators = OPERATORS.matcher(line);
        return Stream.of(forOperators.matches() ? forOperators.group(1) + "bind 127.0.0.1:" + operators : line);
    }

    private static List<Server> servers(String word, Map<Pool, List<Server>> servers) {
        for (Pool pool : Pool.values()) {
            if (pool.word().equals(word)) {
                return servers.getOrDefault(pool, List.of());
            }
        }
        throw new IllegalStateException("haproxy.cfg has servers that nobody knows: " + word);
    }

    private static String directive(Server server) {
        return "server %s 127.0.0.1:%d check port %d".formatted(server.name(), server.port(), server.health());
    }
}
