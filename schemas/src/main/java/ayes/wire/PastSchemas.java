package ayes.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/**
 * The versions of a schema that we published before the present one. Before a schema changes, its text is copied to
 * {@code past-schemas/<Name>.<n>.avsc}, so that what is in the log can be read for as long as the log is kept.
 */
public final class PastSchemas {

    private PastSchemas() {}

    /** Those of this one, the oldest first. */
    public static List<Schema> of(Schema present) {
        var past = new ArrayList<Schema>();
        for (int version = 1; ; version++) {
            String name = "/past-schemas/%s.%d.avsc".formatted(present.getName(), version);
            try (InputStream text = PastSchemas.class.getResourceAsStream(name)) {
                if (text == null) {
                    return past;
                }
                past.add(new Schema.Parser().parse(text));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + name, e);
            }
        }
    }
}
