package ayes.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What Linux holds for all TCP sockets of the machine. Two connected processes on one machine are both in it: with as many sockets
 * on either side, half belongs to each.
 *
 * @param buffers bytes in send and receive queues: {@code mem} of {@code /proc/net/sockstat}, in pages
 * @param objects bytes of the sockets themselves, from {@code /proc/slabinfo}; 0 where that may not be read
 */
public record KernelSockets(double buffers, double objects) {

    private static final double PAGE = 4096;

    /** A socket, its inode, its open file, and its entry in epoll's table. */
    private static final Set<String> SLABS = Set.of("TCP", "TCPv6", "sock_inode_cache", "filp", "eventpoll_epi");

    public static KernelSockets read() {
        return parse(text("/proc/net/sockstat"), text("/proc/slabinfo"));
    }

    static KernelSockets parse(String sockstat, String slabinfo) {
        double pages = sockstat.lines()
                .filter(line -> line.startsWith("TCP:"))
                .mapToDouble(KernelSockets::pages)
                .sum();
        double objects = slabinfo.lines()
                .map(line -> line.split("\\s+"))
                .filter(fields -> SLABS.contains(fields[0]))
                .mapToDouble(fields -> Double.parseDouble(fields[1]) * Double.parseDouble(fields[3]))
                .sum();
        return new KernelSockets(pages * PAGE, objects);
    }

    private static double pages(String line) {
        String[] fields = line.split(" ");
        int mem = Arrays.asList(fields).indexOf("mem");
        return mem < 0 ? 0 : Double.parseDouble(fields[mem + 1]);
    }

    /** Empty where the system does not tell. */
    private static String text(String file) {
        // Not readString: these files say that their size is 0.
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return String.join("\n", lines.toList());
        } catch (IOException | UncheckedIOException elsewhere) {
            return "";
        }
    }
}
