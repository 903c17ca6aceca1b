package ayes.cluster.door;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** One connection of a caller, and the one request that it brings. */
final class Visit {

    private static final int CONNECTS_WITHIN_MS = 1_000;
    private static final int ASKS_WITHIN_MS = 10_000;

    /** Longer than any statement may take (10 s). */
    private static final int ANSWERS_WITHIN_MS = 15_000;

    private static final byte[] NOBODY = """
            HTTP/1.1 503 Service Unavailable\r
            Content-Type: application/problem+json\r
            Retry-After: 1\r
            Connection: close\r
            \r
            {"type":"urn:ayes:problem:overloaded","title":"Overloaded","status":503,"detail":"Nothing was accepted. Send the same \
            request again in a moment."}""".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] WHO_KNOWS = """
            HTTP/1.1 502 Bad Gateway\r
            Content-Type: application/problem+json\r
            Retry-After: 1\r
            Connection: close\r
            \r
            {"type":"urn:ayes:problem:outcome-unknown","title":"Outcome unknown","status":502,"detail":"The connection was lost. Send \
            the same request again with the same Idempotency-Key: it counts once."}""".getBytes(StandardCharsets.US_ASCII);

    /** Enough of an answer to see its status. */
    private static final int STATUS_BYTES = "HTTP/1.1 503".length();

    private final Socket caller;
    private final Map<Pool, Turns> turns;

    Visit(Socket caller, Map<Pool, Turns> turns) {
        this.caller = caller;
        this.turns = turns;
    }

    void run() throws IOException {
        caller.setTcpNoDelay(true);
        caller.setSoTimeout(ASKS_WITHIN_MS);
        InputStream in = new BufferedInputStream(caller.getInputStream());
        Head head = Head.read(in);
        if (head == null) {
            return;
        }
        int length = head.bodyToKeep();
        byte[] body = in.readNBytes(Math.max(0, length));
        caller.setSoTimeout(0);
        Turns candidates = turns.getOrDefault(Pool.of(head.method(), head.target()), new Turns(List.of()));
        Iterator<Server> servers = candidates.next().iterator();
        boolean settled = false;
        while (!settled && servers.hasNext()) {
            Server server = servers.next();
            try (var process = new Socket()) {
                settled = connect(process, server, candidates) && ask(process, head, body, in, servers.hasNext());
            }
        }
        if (!settled) {
            caller.getOutputStream().write(NOBODY);
        }
    }

    private static boolean connect(Socket process, Server server, Turns candidates) {
        try {
            process.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()), CONNECTS_WITHIN_MS);
            return true;
        } catch (IOException notThere) {
            candidates.missing(server);
            return false;
        }
    }

    /** @return whether the caller has its answer; if not, the next one is asked */
    private boolean ask(Socket process, Head head, byte[] body, InputStream in, boolean hasNext) throws IOException {
        boolean again = hasNext && head.mayBeRepeated();
        byte[] begin;
        try {
            process.setTcpNoDelay(true);
            process.setSoTimeout(ANSWERS_WITHIN_MS);
            process.getOutputStream()
                    .write(head.passedOn(caller.getInetAddress().getHostAddress()));
            process.getOutputStream().write(body);
            if (head.bodyToKeep() < 0) {
                carryInBackground(in, process);
            }
            begin = process.getInputStream().readNBytes(STATUS_BYTES);
        } catch (IOException lost) {
            begin = new byte[0];
        }
        String status = new String(begin, StandardCharsets.US_ASCII);
        if (again && (begin.length < STATUS_BYTES || status.endsWith(" 503"))) {
            return false;
        }
        caller.getOutputStream().write(begin.length < STATUS_BYTES ? WHO_KNOWS : begin);
        process.setSoTimeout(0);
        if (begin.length == STATUS_BYTES) {
            if (head.wantsUpgrade()) {
                carryInBackground(in, process); // not before: what a process that refuses has read is lost to the next
            }
            process.getInputStream().transferTo(caller.getOutputStream());
        }
        return true;
    }

    private void carryInBackground(InputStream from, Socket process) {
        Thread.ofVirtual().name("ayes-door-upload").start(() -> carry(from, process));
    }

    private void carry(InputStream from, Socket process) {
        try {
            from.transferTo(process.getOutputStream());
            if (!caller.isClosed()) {
                process.shutdownOutput();
            }
        } catch (IOException gone) {
            close(process);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException already) {
            // what we wanted
        }
    }
}
