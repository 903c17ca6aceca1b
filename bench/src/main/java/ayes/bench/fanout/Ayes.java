package ayes.bench.fanout;

import ayes.bench.measure.CpuTime;
import ayes.bench.swarm.Invitation;
import ayes.event.Tally;
import ayes.proof.cluster.Member;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Our own gateways, behind a real broker. */
public final class Ayes implements Sender {

    private final Stage stage;
    private final List<Stage.Gateway> gateways = new ArrayList<>();

    /** Returns when all are ready. */
    public static Ayes start(Stage stage, int gateways, List<String> moreJvm) throws Exception {
        var ayes = new Ayes(stage);
        for (int i = 1; i <= gateways; i++) {
            ayes.gateways.add(stage.gateway("gateway-" + i, moreJvm));
        }
        for (Stage.Gateway gateway : ayes.gateways) {
            ayes.awaitReady(gateway);
        }
        return ayes;
    }

    private Ayes(Stage stage) {
        this.stage = stage;
    }

    /** The same without all but the first so many; it runs as long as this one does. */
    public Ayes first(int gateways) {
        var fewer = new Ayes(stage);
        fewer.gateways.addAll(this.gateways.subList(0, gateways));
        return fewer;
    }

    private void awaitReady(Stage.Gateway gateway) throws InterruptedException {
        stage.awaitReady(gateway.member(), gateway.management().resolve("/healthz/ready"));
    }

    public List<Member> gateways() {
        return gateways.stream().map(Stage.Gateway::member).toList();
    }

    /** Brings back one that was ended; returns when it is ready. */
    public void restart(int gateway) throws IOException, InterruptedException {
        gateways.get(gateway).member().start();
        awaitReady(gateways.get(gateway));
    }

    @Override
    public String name() {
        return "ayes";
    }

    @Override
    public List<URI> doors() {
        return gateways().stream().map(Member::address).toList();
    }

    @Override
    public List<Invitation> invitations(int viewers) {
        return stage.phones(viewers, gateways.size());
    }

    @Override
    public void publish(int hall, Tally tally) {
        stage.log().tally(tally);
    }

    @Override
    public long cpuNanos() {
        return gateways().stream()
                .filter(Member::isAlive)
                .mapToLong(member -> CpuTime.nanosOf(member.pid()))
                .sum();
    }

    @Override
    public long feedCpuNanos() {
        return stage.brokerCpuNanos();
    }

    @Override
    public boolean tookAll() {
        stage.log().flush();
        return stage.log().failures() == 0;
    }

    /** With the stage. */
    @Override
    public void close() {}
}
