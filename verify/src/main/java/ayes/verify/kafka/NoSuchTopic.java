package ayes.verify.kafka;

/** A topic is not there: this is another Kafka, or one on which Ayes has never run. */
public final class NoSuchTopic extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoSuchTopic(String topic) {
        super(topic);
    }

    public String topic() {
        return String.valueOf(getMessage());
    }
}
