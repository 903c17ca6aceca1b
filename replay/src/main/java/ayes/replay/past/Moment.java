package ayes.replay.past;

/** When. */
public sealed interface Moment {

    /** After everything that the log holds. */
    record Now() implements Moment {}

    /** After everything that was accepted by then, epoch µs. */
    record At(long micros) implements Moment {}

    /** After the event of that number; of one stream only. */
    record Behind(long seq) implements Moment {}
}
