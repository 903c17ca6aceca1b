package ayes.bench.load;

import ayes.bench.measure.Percentiles;

/**
 * What a closed loop got.
 *
 * @param counted votes answered 200, or as accepted
 * @param refused everything else
 * @param seconds from the first vote to the last answer
 */
public record Load(long counted, long refused, double seconds, Percentiles ack) {

    public double perSecond() {
        return counted / seconds;
    }
}
