package ayes.bench.fanout;

import ayes.bench.measure.CpuTime;
import ayes.bench.naive.NaiveGateway;
import ayes.bench.swarm.Invitation;
import ayes.event.Tally;
import ayes.proof.cluster.Member;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;

/** {@link NaiveGateway} in a JVM like our gateway's, behind the same broker. */
public final class Naive implements Sender {

    private final Stage stage;
    private final Member member;

    /** Returns when it follows the log. */
    public static Naive start(Stage stage) throws Exception {
        int port = stage.freePort();
        Member member = stage.process(
                "naive", NaiveGateway.class.getName(), port, List.of(Integer.toString(port), stage.bootstrapServers()));
        stage.awaitReady(member, member.address().resolve("/ready"));
        return new Naive(stage, member);
    }

    private Naive(Stage stage, Member member) {
        this.stage = stage;
        this.member = member;
    }

    @Override
    public String name() {
        return "naive";
    }

    @Override
    public List<URI> doors() {
        return List.of(member.address());
    }

    /** It asks for no token. */
    @Override
    public List<Invitation> invitations(int viewers) {
        Halls halls = stage.halls();
        return IntStream.range(0, viewers)
                .mapToObj(viewer -> new Invitation("/ws/v1/sessions/" + halls.session(viewer % halls.count()), ""))
                .toList();
    }

    @Override
    public void publish(int hall, Tally tally) {
        stage.log().tally(tally);
    }

    @Override
    public long cpuNanos() {
        return CpuTime.nanosOf(member.pid());
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
