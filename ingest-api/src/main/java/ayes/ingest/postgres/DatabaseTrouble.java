package ayes.ingest.postgres;

import io.r2dbc.spi.R2dbcBadGrammarException;
import io.r2dbc.spi.R2dbcDataIntegrityViolationException;

/** Whose fault a database error is. */
public final class DatabaseTrouble {

    private DatabaseTrouble() {}

    /** True when the rows or the statement are to blame, and the same would fail again; false when the world is broken. */
    public static boolean causedByData(Throwable failure) {
        return failure instanceof R2dbcDataIntegrityViolationException || failure instanceof R2dbcBadGrammarException;
    }
}
