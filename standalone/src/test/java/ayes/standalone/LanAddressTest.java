package ayes.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import ayes.standalone.LanAddress.Candidate;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LanAddressTest {

    @Test
    void isThisMachineItselfWithoutANetwork() {
        assertThat(LanAddress.choose(List.of(on("lo", 1, "127.0.0.1"), on("eth0", 2, "169.254.7.1"))))
                .isEqualTo("localhost");
    }

    @Test
    void isTheRealCardBeforeWhatContainersBring() {
        assertThat(LanAddress.choose(List.of(
                        on("docker0", 2, "172.17.0.1"), on("utun3", 3, "10.8.0.2"), on("wlan0", 9, "192.168.1.20"))))
                .isEqualTo("192.168.1.20");
    }

    @Test
    void isThePrivateAddressBeforeThePublicOne() {
        assertThat(LanAddress.choose(List.of(on("eth0", 2, "203.0.113.9"), on("eth1", 3, "10.0.0.5"))))
                .isEqualTo("10.0.0.5");
    }

    @Test
    void isNoIpv6AddressBecauseNobodyTypesOne() {
        assertThat(LanAddress.choose(List.of(on("eth0", 2, "fd00::1")))).isEqualTo("localhost");
    }

    @Test
    void fallsBackToAVirtualNetworkBeforeLoopback() {
        assertThat(LanAddress.choose(List.of(on("docker0", 2, "172.17.0.1")))).isEqualTo("172.17.0.1");
    }

    private static Candidate on(String network, int order, String address) {
        try {
            return new Candidate(network, order, InetAddress.getByName(address));
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
