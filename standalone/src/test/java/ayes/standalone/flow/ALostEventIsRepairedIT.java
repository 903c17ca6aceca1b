package ayes.standalone.flow;

import static org.assertj.core.api.Assertions.assertThat;

import ayes.standalone.Backend;
import ayes.standalone.flow.Client.Answer;
import ayes.standalone.flow.Client.Hosted;
import ayes.standalone.flow.Client.Phone;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The relay confirms votes that it never saw, as a bug in change data capture would make it: the sweeper sends them. */
class ALostEventIsRepairedIT {

    /** What the documents promise. Two to four seconds are patience: so long a healthy relay and processor may take. */
    private static final Duration PROMISED = Duration.ofSeconds(5);

    private final Client client = Product.client();
    private Hosted session;
    private String poll;
    private List<Phone> phones;

    @BeforeEach
    void aPollIsOpen() throws Exception {
        session = client.start("Something gets lost");
        poll = client.addPoll(session, "Did it arrive?", "Yes", "No");
        client.command(session, poll, "open");
        phones = Crowd.of(20, _ -> client.join(session.code()));
        client.vote(phones.get(0), poll, 0);
        awaitVoters(1);
    }

    @Test
    void aLossThatNothingFollows() throws Exception {
        unseenByTheRelay(() -> client.vote(phones.get(1), poll, 0));

        assertThat(awaitVoters(2)).isLessThan(PROMISED);
    }

    @Test
    void aLossBelowVotesThatAreCounted() throws Exception {
        unseenByTheRelay(() -> {
            for (Phone phone : phones.subList(1, 10)) {
                client.vote(phone, poll, 0);
            }
        });
        for (Phone phone : phones.subList(10, 20)) {
            client.vote(phone, poll, 1);
        }

        assertThat(awaitVoters(20)).isLessThan(PROMISED);
    }

    private static void unseenByTheRelay(Runnable votes) throws SQLException {
        Backend backend = Backend.shared();
        try (Connection owner =
                DriverManager.getConnection(backend.jdbcUrl(), backend.ownerUser(), backend.ownerPassword())) {
            owner.createStatement().execute("ALTER PUBLICATION ayes_outbox DROP TABLE outbox");
            try {
                votes.run();
            } finally {
                owner.createStatement().execute("ALTER PUBLICATION ayes_outbox ADD TABLE outbox");
            }
        }
    }

    /** Returns how long it took. */
    private Duration awaitVoters(long voters) throws InterruptedException {
        long begin = System.nanoTime();
        long deadline = begin + TimeUnit.MINUTES.toNanos(1);
        Answer tally = client.tally(session, poll);
        while (tally.number("voters") < voters) {
            assertThat(System.nanoTime()).as(tally.text()).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(20);
            tally = client.tally(session, poll);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        System.out.println(voters + " voters after " + took.toMillis() + " ms");
        return took;
    }
}
