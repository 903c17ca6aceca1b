package ayes.proof.nemesis;

import ayes.cluster.Cluster;
import ayes.cluster.Member;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** One way to break the deployment, and to leave it so that it can mend itself. */
enum Blow {
    KILL_INGEST("kill -9 ingest") {
        @Override
        List<Member> whole(Cluster cluster) {
            return cluster.ingests();
        }

        @Override
        String strike(Cluster cluster, Random random) throws Exception {
            return killAndRestart(one(cluster.ingests(), random), random);
        }
    },
    KILL_LEADING_RELAY("kill -9 relay (leader)") {
        @Override
        List<Member> whole(Cluster cluster) {
            return cluster.relays();
        }

        @Override
        String strike(Cluster cluster, Random random) throws Exception {
            return killAndRestart(leader(cluster, random), random);
        }
    },
    KILL_A_RELAY("kill -9 relay (any)") {
        @Override
        List<Member> whole(Cluster cluster) {
            return cluster.relays();
        }

        @Override
        String strike(Cluster cluster, Random random) throws Exception {
            return killAndRestart(one(cluster.relays(), random), random);
        }
    },
    KILL_PROCESSOR("kill -9 processor") {
        @Override
        List<Member> whole(Cluster cluster) {
            return cluster.processors();
        }

        @Override
        String strike(Cluster cluster, Random random) throws Exception {
            return killAndRestart(one(cluster.processors(), random), random);
        }
    },
    KILL_GATEWAY("kill -9 gateway") {
        @Override
        List<Member> whole(Cluster cluster) {
            return cluster.gateways();
        }

        @Override
        String strike(Cluster cluster, Random random) throws Exception {
            return killAndRestart(one(cluster.gateways(), random), random);
        }
    },
    KILL_BROKER("kill -9 broker", true) {
        @Override
        String strike(Cluster cluster, Random random) throws Exception {
            return killAndRestart(cluster.broker(), random);
        }
    },
    FREEZE_INGEST("freeze ingest") {
        @Override
        List<Member> whole(Cluster cluster) {
            return cluster.ingests();
        }

        @Override
        String strike(Cluster cluster, Random random) throws Exception {
            return freezeAndThaw(one(cluster.ingests(), random), random);
        }
    },
    FREEZE_LEADING_RELAY("freeze relay (leader)") {
        @Override
        List<Member> whole(Cluster cluster) {
            return cluster.relays();
        }

        @Override
        String strike(Cluster cluster, Random random) throws Exception {
            return freezeAndThaw(leader(cluster, random), random);
        }
    },
    FREEZE_PROCESSOR("freeze processor") {
        @Override
        List<Member> whole(Cluster cluster) {
            return cluster.processors();
        }

        @Override
        String strike(Cluster cluster, Random random) throws Exception {
            return freezeAndThaw(one(cluster.processors(), random), random);
        }
    },
    FREEZE_GATEWAY("freeze gateway") {
        @Override
        List<Member> whole(Cluster cluster) {
            return cluster.gateways();
        }

        @Override
        String strike(Cluster cluster, Random random) throws Exception {
            return freezeAndThaw(one(cluster.gateways(), random), random);
        }
    },
    FREEZE_BROKER("freeze broker", true) {
        @Override
        String strike(Cluster cluster, Random random) throws Exception {
            return freezeAndThaw(cluster.broker(), random);
        }
    },
    STOP_POSTGRESQL("PostgreSQL immediate stop", true) {
        @Override
        String strike(Cluster cluster, Random random) throws Exception {
            cluster.database().stopImmediately();
            TimeUnit.MILLISECONDS.sleep(300); // it does answer for a moment
            until(() -> cluster.database().answers());
            return "postgresql";
        }
    },
    THIRD_RELAY("a third relay comes and goes") {
        @Override
        List<Member> whole(Cluster cluster) {
            return cluster.relays();
        }

        @Override
        String strike(Cluster cluster, Random random) throws Exception {
            try (Member third = cluster.thirdRelay()) {
                third.start();
                TimeUnit.MILLISECONDS.sleep(4_000 + random.nextInt(4_000));
                third.kill();
            }
            return "relay-3";
        }
    },
    DROP_SLOT("slot dropped by hand") {
        @Override
        String strike(Cluster cluster, Random random) throws Exception {
            retry(() -> cluster.database().execute("""
                    SELECT pg_terminate_backend(active_pid, 2000) FROM pg_replication_slots WHERE active_pid IS NOT NULL;
                    SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE slot_name = 'ayes_outbox';
                    """));
            return "ayes_outbox";
        }
    },
    SKIP_EVENTS("slot advanced past events by hand") {
        @Override
        List<Member> whole(Cluster cluster) {
            return cluster.relays();
        }

        @Override
        String strike(Cluster cluster, Random random) throws Exception {
            List<Member> relays = cluster.relays();
            for (Member relay : relays) {
                relay.kill();
            }
            try {
                TimeUnit.MILLISECONDS.sleep(500); // votes are accepted that nobody relays
                retry(() -> cluster.database().execute("""
                        SELECT pg_terminate_backend(active_pid, 2000) FROM pg_replication_slots WHERE active_pid IS NOT NULL;
                        SELECT pg_replication_slot_advance(slot_name, pg_current_wal_insert_lsn()) FROM pg_replication_slots;
                        """));
            } finally {
                for (Member relay : relays) {
                    relay.start();
                }
            }
            return "ayes_outbox";
        }
    },
    CUT_LOG("the log's tail cut off", true) {
        @Override
        String strike(Cluster cluster, Random random) throws Exception {
            cluster.broker().kill();
            try {
                return LogTail.cut(cluster.logDirectory(), random);
            } finally {
                cluster.broker().start();
            }
        }
    },
    MOVE_CLOCK("clock an hour off, step restarted") {
        @Override
        List<Member> whole(Cluster cluster) {
            return cluster.steps();
        }

        @Override
        String strike(Cluster cluster, Random random) throws Exception {
            Member member = one(cluster.steps(), random);
            String offset = random.nextBoolean() ? "1h" : "-1h";
            member.kill();
            member.start(List.of("--ayes.clock.offset=" + offset)); // until it is started the next time
            return member.name() + ", " + offset;
        }
    },
    POISON_LOG("poison in the log") {
        @Override
        String strike(Cluster cluster, Random random) throws Exception {
            Poison.send(cluster.bootstrapServers(), random);
            return "ayes.events";
        }
    };

    private static final Duration POSTGRESQL_IS_BACK_WITHIN = Duration.ofMinutes(1);

    private final String title;
    private final boolean timedFromItsEnd;

    Blow(String title) {
        this(title, false);
    }

    /** @param timedFromItsEnd whether it is not ours to recover before it is back */
    Blow(String title, boolean timedFromItsEnd) {
        this.title = title;
        this.timedFromItsEnd = timedFromItsEnd;
    }

    String title() {
        return title;
    }

    boolean timedFromItsEnd() {
        return timedFromItsEnd;
    }

    /** Who must be ready before it strikes: two of a kind that are down are an outage, and not the fault that is timed. */
    List<Member> whole(Cluster cluster) {
        return List.of();
    }

    /**
     * Returns when it is over, as far as the nemesis is concerned.
     *
     * @return what it was done to
     */
    abstract String strike(Cluster cluster, Random random) throws Exception;

    private static String killAndRestart(Member member, Random random) throws Exception {
        member.kill();
        TimeUnit.MILLISECONDS.sleep(200 + random.nextInt(1_300));
        member.start();
        return member.name();
    }

    private static String freezeAndThaw(Member member, Random random) throws Exception {
        member.freeze();
        try {
            TimeUnit.MILLISECONDS.sleep(2_000 + random.nextInt(6_000));
        } finally {
            member.thaw();
        }
        return member.name();
    }

    private static Member one(List<Member> members, Random random) {
        return members.get(random.nextInt(members.size()));
    }

    private static Member leader(Cluster cluster, Random random) {
        Member any = one(cluster.relays(), random);
        return cluster.relays().stream().filter(cluster::leads).findFirst().orElse(any);
    }

    private interface Act {
        void run() throws Exception;
    }

    /**
     * The relay is quick to take its slot back: it may be active again before it is dropped. And another blow of the same volley
     * may have stopped PostgreSQL.
     */
    private static void retry(Act act) throws Exception {
        long deadline = System.nanoTime() + POSTGRESQL_IS_BACK_WITHIN.toNanos();
        while (true) {
            try {
                act.run();
                return;
            } catch (SQLException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    private static void until(BooleanSupplier holds) throws InterruptedException {
        long deadline = System.nanoTime() + POSTGRESQL_IS_BACK_WITHIN.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("PostgreSQL did not come back within a minute");
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
