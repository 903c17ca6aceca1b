package ayes.bench.votes;

import java.time.Duration;
import java.util.Random;

/**
 * How many, where and how fast.
 *
 * @param phones in each room
 * @param screens in each room
 * @param viewers beside the screens, over all rooms
 * @param rate votes a second, over all rooms; 0: bursts
 * @param votes in each burst, over all rooms
 */
public record Load(
        int rooms,
        int phones,
        int screens,
        int viewers,
        int rate,
        Duration period,
        int bursts,
        int votes,
        Duration within,
        Duration every,
        Duration warmUp,
        int connections,
        int gateways) {

    /** Random moments, but the same in every run. */
    private static final long SEED = 400;

    /** What counts. */
    public Schedule measured() {
        return rate > 0
                ? Schedule.steady(rate, period)
                : Schedule.bursts(bursts, votes, within, every, new Random(SEED));
    }

    /** The same load, before it counts. */
    public Schedule warmUpSchedule() {
        if (rate > 0) {
            return Schedule.steady(rate, warmUp);
        }
        int several = Math.max(1, (int) (warmUp.toMillis() / Math.max(1, every.toMillis())));
        return Schedule.bursts(several, votes, within, every, new Random(SEED + 1));
    }

    int allViewers() {
        return Math.addExact(Math.multiplyExact(rooms, screens), viewers);
    }

    /** The same at another rate, so many seconds. */
    public Load steady(int perSecond, Duration seconds) {
        return new Load(
                rooms,
                phones,
                screens,
                viewers,
                perSecond,
                seconds,
                bursts,
                votes,
                within,
                every,
                warmUp,
                connections,
                gateways);
    }
}
