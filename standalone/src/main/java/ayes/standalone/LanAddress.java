package ayes.standalone;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The address that phones on the same network can reach this machine by. */
public final class LanAddress {

    /**
     * One address of one network interface.
     *
     * @param network the interface's name as the system gives it
     * @param order the system's own number for it: lower is older, and usually the real card
     */
    record Candidate(String network, int order, InetAddress address) {}

    private static final String NO_NETWORK = "localhost";

    private LanAddress() {}

    /** An IPv4 address in dotted form, or {@code localhost} where this machine has no network. */
    public static String find() {
        try {
            return choose(candidates());
        } catch (SocketException _) {
            return NO_NETWORK;
        }
    }

    /** A private address of a real card before a public one, and either before what containers and tunnels bring. */
    static String choose(List<Candidate> candidates) {
        return candidates.stream()
                .filter(LanAddress::reachable)
                .min(Comparator.comparing((Candidate c) -> virtual(c.network()))
                        .thenComparing(c -> !c.address().isSiteLocalAddress())
                        .thenComparingInt(Candidate::order))
                .map(c -> c.address().getHostAddress())
                .orElse(NO_NETWORK);
    }

    private static boolean reachable(Candidate candidate) {
        InetAddress address = candidate.address();
        return address instanceof Inet4Address
                && !address.isLoopbackAddress()
                && !address.isLinkLocalAddress()
                && !address.isAnyLocalAddress();
    }

    private static boolean virtual(String network) {
        return network.matches("(docker|br-|veth|virbr|vmnet|vboxnet|cni|flannel|tun|tap|utun|wg|zt|tailscale).*");
    }

    private static List<Candidate> candidates() throws SocketException {
        var candidates = new ArrayList<Candidate>();
        for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
            if (network.isUp() && !network.isPointToPoint()) {
                network.inetAddresses()
                        .forEach(address ->
                                candidates.add(new Candidate(network.getName(), network.getIndex(), address)));
            }
        }
        return candidates;
    }
}
